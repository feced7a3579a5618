import { sha256 } from '@noble/hashes/sha2.js';
import { createSHA256 } from 'hash-wasm';
import Papa from 'papaparse';
import { hexOf } from '#domain/record/hex.ts';
import { auditFiles, type AuditParts, auditZip } from '#domain/report/audit.ts';
import { type Table, writeCsv } from '#domain/report/csv.ts';
import { statementsOfRows } from '#domain/report/statements.ts';
import type { Row } from '#domain/roster/row.ts';
import { longFile } from '#storage/long-file.ts';
import type { Made } from './messages.ts';

/** A table as a CSV file; its rows are counted in the file that was made. */
export async function csvFile(name: string, table: Table): Promise<Made> {
  const file = new Blob([writeCsv(table)], { type: 'text/csv' });
  // One line is the head; a cell may hold line ends of its own, so lines alone are no rows.
  const count = Papa.parse(await file.text(), { skipEmptyLines: true }).data.length - 1;
  return { file, name, count, hash: (await readBack(file)).hash };
}

/** The bundle for an audit; its count is that of the files inside. */
export async function auditFile(name: string, parts: AuditParts): Promise<Made> {
  const files = auditFiles(parts);
  const file = new Blob([auditZip(files) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
  return { file, name, count: files.size, hash: (await readBack(file)).hash };
}

/** Statements, a line each, written to the disk as they are made; lines are counted in the file that was made. */
export async function statementFile(
  name: string,
  rows: Iterable<Row>,
  iri: string,
  pause: () => Promise<void>,
): Promise<Made> {
  const made = await longFile(name, 'application/x-ndjson');
  const linesOf = statementsOfRows({ iri });
  for (const row of rows) {
    made.write(linesOf(row));
    await pause();
  }
  const { take, all } = await reading();
  const file = await made.done((piece) => {
    take(piece);
    return pause();
  });
  const { hash, lines } = all();
  return { file, name, count: lines, hash };
}

/** Reads a file that was made, piece by piece: what it hashes to, and how many lines end in it. */
export async function readBack(file: Blob): Promise<ReadBack> {
  const { take, all } = await reading();
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value);
  return all();
}

interface ReadBack {
  readonly hash: string;
  readonly lines: number;
}

async function reading(): Promise<{ readonly take: (piece: Uint8Array) => void; readonly all: () => ReadBack }> {
  const hash = await longHash();
  let lines = 0;
  return {
    take(piece) {
      hash.update(piece);
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
    },
    all: () => ({ hash: hash.hex(), lines }),
  };
}

/** SHA-256 of what comes in pieces and is long: compiled where the browser allows it, which is several times as fast. */
async function longHash(): Promise<{ readonly update: (piece: Uint8Array) => void; readonly hex: () => string }> {
  try {
    const compiled = (await createSHA256()).init();
    return { update: (piece) => void compiled.update(piece), hex: () => compiled.digest('hex') };
  } catch {
    const plain = sha256.create();
    return { update: (piece) => void plain.update(piece), hex: () => hexOf(plain.digest()) };
  }
}
