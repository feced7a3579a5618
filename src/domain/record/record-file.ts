import type { AnyEntry } from './entry.ts';
import { canonicalText } from './identify.ts';
import { readEntry } from './read-entry.ts';
import { type JsonRefusal, readJson } from './read-json.ts';
import { byOrder, type Record } from './record.ts';
import { isObject } from './shapes.ts';
import type { SetAside } from './store.ts';

/** What stands in a record file under `format`, and the version of the file around its entries. */
export const recordFormat = 'post-rounds-record';
export const recordFileVersion = 1;

const limits = { largest: 5 * 2 ** 20, deepest: 32 };

/** What is written above the entries. */
export interface RecordFileHead {
  /** ISO 8601, in UTC. */
  readonly exported: string;
  /** The course's `iri`. */
  readonly course?: string;
  readonly edition?: string;
}

export type RecordFileReading = RecordFile | RefusedFile;

export interface RecordFile {
  readonly ok: true;
  readonly head: Partial<RecordFileHead>;
  /** What can be taken in, in the file's order, each once. */
  readonly entries: readonly AnyEntry[];
  /** Entries of a newer version of the course: they need a newer course to be taken in. */
  readonly newer: readonly AnyEntry[];
  /** What is no entry, or no longer. `key` is its place in the file, such as `entries[3]`. */
  readonly setAside: readonly SetAside[];
}

export interface RefusedFile {
  readonly ok: false;
  readonly refusal: JsonRefusal | 'not-a-record' | 'newer-file';
  /** What is wrong with it, for the person who picked it. Nothing was taken from the file. */
  readonly sentence: string;
}

/**
 * The record as a file: plain JSON, one entry a line, in the record's own order, so that equal records give equal bytes
 * below the head. Entries stand in their canonical form, those of unknown kinds and versions too.
 */
export function writeRecordFile(record: Record, head: RecordFileHead): string {
  const { exported, course, edition } = head;
  const start = JSON.stringify(
    { format: recordFormat, version: recordFileVersion, exported, course, edition },
    null,
    1,
  );
  const lines = [...record.values()].sort(byOrder).map((entry) => `  ${canonicalText(entry)}`);
  return `${start.slice(0, -2)},\n "entries": [\n${lines.join(',\n')}\n ]\n}\n`;
}

/**
 * Reads a record file: at most 5 MB, at most 32 levels deep. Never throws: what is no record is refused with a sentence,
 * and within a record each entry stands alone, so that one that is damaged harms no other.
 */
export function readRecordFile(file: string | Uint8Array): RecordFileReading {
  const reading = readJson(file, limits);
  if (!reading.ok) return reading;
  const { value } = reading;
  if (!isObject(value) || value.format !== recordFormat) {
    return refuse(
      'not-a-record',
      `The file is JSON, but no course record: a record says “format”: “${recordFormat}” at its top.`,
    );
  }
  if (typeof value.version !== 'number')
    return refuse('not-a-record', 'The file says that it is a course record, but not of which version.');
  if (value.version > recordFileVersion) {
    return refuse(
      'newer-file',
      'The file was saved by a newer version of the course. Update the course, then choose the file again.',
    );
  }
  if (!Array.isArray(value.entries))
    return refuse('not-a-record', 'The file says that it is a course record, but has no list of entries.');
  return { ok: true, head: headOf(value), ...sortOut(value.entries) };
}

/** What taking a file in would do, before anything is done. */
export interface ImportPreview {
  readonly added: number;
  readonly known: number;
  readonly setAside: number;
  readonly newer: number;
  /**
   * False where neither the file nor the record is empty and they share no entry and no device: it may be somebody else's.
   */
  readonly related: boolean;
}

/** Counts what taking the file in would do; changes nothing. */
export function previewImport(record: Record, file: RecordFile): ImportPreview {
  const known = file.entries.filter(({ id }) => record.has(id)).length;
  const browsers = new Set([...record.values()].map(browserOf));
  const related =
    record.size === 0 ||
    file.entries.length === 0 ||
    known > 0 ||
    file.entries.some((entry) => browsers.has(browserOf(entry)));
  return {
    added: file.entries.length - known,
    known,
    setAside: file.setAside.length,
    newer: file.newer.length,
    related,
  };
}

function refuse(refusal: RefusedFile['refusal'], sentence: string): RefusedFile {
  return { ok: false, refusal, sentence };
}

function headOf(value: { readonly [field: string]: unknown }): Partial<RecordFileHead> {
  const text = (field: unknown) => (typeof field === 'string' && field.length <= 256 ? field : undefined);
  return { exported: text(value.exported), course: text(value.course), edition: text(value.edition) };
}

/** Sorts what claims to be entries, each of which stands alone: those to take in, those of a newer version, and the rest. */
export function sortOut(values: readonly unknown[]): Pick<RecordFile, 'entries' | 'newer' | 'setAside'> {
  const entries = new Map<string, AnyEntry>();
  const newer = new Map<string, AnyEntry>();
  const setAside: SetAside[] = [];
  values.forEach((value, at) => {
    const reading = readEntry(value);
    if ('fault' in reading) {
      setAside.push({
        where: 'import',
        key: `entries[${at}]`,
        raw: JSON.stringify(value),
        fault: reading.fault,
        restored: false,
      });
    } else {
      (reading.newer ? newer : entries).set(reading.entry.id, reading.entry);
    }
  });
  return { entries: [...entries.values()], newer: [...newer.values()], setAside };
}

/** The browser's part of a writer's name. */
function browserOf({ device }: AnyEntry) {
  return device.split('.', 1)[0];
}
