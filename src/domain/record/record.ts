import { type AnyEntry, type Entry, entryVersion } from './entry.ts';
import { asCurrent } from './migrations/index.ts';
import { isKnownKind } from './shapes.ts';

/** All that a learner did: entries by id. Merging two devices is the union of two records. */
export type Record = ReadonlyMap<string, AnyEntry>;

export const emptyRecord: Record = new Map();

/** A record of these entries; one that is given twice stands once. */
export function recordOf(entries: Iterable<AnyEntry>): Record {
  const record = new Map<string, AnyEntry>();
  for (const entry of entries) record.set(entry.id, entry);
  return record;
}

/**
 * The union of two records: commutative, associative, idempotent, and nothing is ever lost by it. An id is a hash of its
 * entry, so two entries with the same id are the same entry.
 */
export function join(a: Record, b: Record): Record {
  return new Map([...a, ...b]);
}

/**
 * The entries that this code understands, brought to the current version, in the one order that every device agrees on:
 * by (hlc, device, seq, id). Strange entries stay in the record and out of this list.
 */
export function inOrder(record: Record): readonly Entry[] {
  const known = ordered.get(record);
  if (known) return known;
  const entries: Entry[] = [];
  for (const entry of record.values()) if (isUnderstood(entry)) entries.push(asCurrent(entry));
  ordered.set(record, entries.sort(byOrder));
  return entries;
}

/** A record never changes, and a page asks for the order of one many times. */
const ordered = new WeakMap<Record, readonly Entry[]>();

/** True for an entry whose kind and version this code knows. */
export function isUnderstood(entry: AnyEntry): entry is Entry {
  return entry.v <= entryVersion && isKnownKind(entry.kind);
}

/** True for an entry that a newer version of the course wrote. */
export function isNewer(entry: AnyEntry): boolean {
  return entry.v > entryVersion;
}

/** Compares by (hlc, device, seq, id), texts by their code units, so that no language setting can change the order. */
export function byOrder(a: AnyEntry, b: AnyEntry): number {
  return compare(a.hlc, b.hlc) || compare(a.device, b.device) || a.seq - b.seq || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
