import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexOf } from '../record/hex.ts';
import { zipSync } from 'fflate';
import type { Attestation } from '../roster/attestation.ts';
import type { Row } from '../roster/row.ts';
import { type Table, writeCsv } from './csv.ts';

/** What an auditor is given: who finished what, on what evidence, and who vouched for it. */
export interface AuditParts {
  readonly rows: readonly Row[];
  /** The roster as it stands on the screen. */
  readonly roster: Table;
  readonly attestations: readonly Attestation[];
  /** The hand-in files as they came, by the hash that names them; those that are no longer kept are missing. */
  readonly files: ReadonlyMap<string, string>;
  /** What learners were shown before they began, as text. */
  readonly shownBefore: string;
  /** The statistics that may be shown, as tables by the name of their file. */
  readonly tables: { readonly [name: string]: Table };
  /** Course, edition, scope, filter and counts in sentences: becomes README.txt. */
  readonly about: string;
}

/** The files of an audit bundle by name, each as its bytes, with `SHA256SUMS` over the others (`sha256sum -c` reads it). */
export function auditFiles(parts: AuditParts): ReadonlyMap<string, Uint8Array> {
  const texts: [string, string][] = [
    ['README.txt', `${parts.about.trim()}\n`],
    ['shown-before.txt', `${parts.shownBefore.trim()}\n`],
    ['roster.csv', writeCsv(parts.roster)],
    ['verification.csv', writeCsv(verificationTable(parts.rows))],
    ['attestations.csv', writeCsv(attestationTable(parts.attestations))],
    ...Object.entries(parts.tables).map(([name, table]): [string, string] => [
      `${safeName(name)}.csv`,
      writeCsv(table),
    ]),
    ...[...parts.files].map(([hash, text]): [string, string] => [`records/${safeName(hash)}.json`, text]),
  ];
  const files = new Map(texts.map(([name, text]) => [name, utf8ToBytes(text)]));
  const sums = [...files].map(([name, bytes]) => `${hexOf(sha256(bytes))}  ${name}\n`);
  return files.set('SHA256SUMS', utf8ToBytes(sums.join('')));
}

/** The bundle as a zip: the same parts always give the same bytes. */
export function auditZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // The earliest time that a zip can state, in whatever zone: it counts in local time without saying which.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))), { mtime, level: 6 });
}

/** Every flag of every file: the log of what was looked into. A file without any stands there too. */
function verificationTable(rows: readonly Row[]): Table {
  return {
    columns: ['File', 'Row', 'State', 'Verdict', 'Flag', 'Weight', 'About'],
    rows: rows.flatMap(({ id, files, flags }) =>
      files.flatMap(({ hash, state, verdict }) => {
        const own = flags.filter(({ file }) => file === hash || (file === null && hash === files[0]?.hash));
        const line = [hash, id, state, verdict ?? ''];
        return own.length === 0
          ? [[...line, '', '', '']]
          : own.map((flag) => [...line, flag.id, flag.weight, JSON.stringify(flag.values)]);
      }),
    ),
  };
}

function attestationTable(attestations: readonly Attestation[]): Table {
  return {
    columns: ['File', 'At', 'Ground', 'Reason'],
    rows: attestations.map(({ file, at, ground, reason }) => [file, at, ground, reason]),
  };
}

/** A name that is a file and nothing else, on every system. */
function safeName(name: string): string {
  return name.replace(/[^\w-]/g, '').slice(0, 80) || 'unnamed';
}
