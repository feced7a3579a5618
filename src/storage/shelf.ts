import type { AnyEntry } from '#domain/record/entry.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { type EntryReading, readEntryText } from '#domain/record/read-entry.ts';
import type { Record } from '#domain/record/record.ts';
import type { Parcel, SetAside, Stored, Trouble } from '#domain/record/store.ts';

/** What an open record knows about one of its keeps. */
export interface Shelf {
  readonly where: Trouble['where'];
  /** What the keep is still to be given, by id. Where there is no keep, it says what is not kept. */
  readonly lacks: Map<string, Parcel>;
  /** What lay in the keep and could not be read. */
  unread: readonly Unread[];
  /** True once all that lay in the keep is in the record: not before that is anything written. */
  wasRead: boolean;
  trouble: Trouble | null;
}

type Unread = Omit<SetAside, 'restored'>;

export function newShelf(where: Trouble['where'], trouble: Trouble | null): Shelf {
  return { where, lacks: new Map(), unread: [], wasRead: false, trouble };
}

/** What a reading of a keep adds to the record. */
export interface TakenIn {
  readonly record: Record;
  /** The entries that were not in the record before. */
  readonly fresh: readonly AnyEntry[];
  readonly newer: boolean;
}

/**
 * Takes what one keep holds into the record, and notes what each keep lacks of the two together.
 * @param other the other keep's shelf, which lacks whatever is new here; null where it is about to be read and finds for itself
 * @param read reads a text as an entry; both keeps hold the same texts, so it may remember
 */
export function takeIn(
  record: Record,
  shelf: Shelf,
  other: Shelf | null,
  stored: readonly Stored[],
  read: ReadText,
): TakenIn {
  const held = new Set<string>();
  const fresh = new Map<string, AnyEntry>();
  const unread: Unread[] = [];
  let newer = false;
  for (const { key, text } of stored) {
    const reading = read(text);
    if ('fault' in reading) {
      unread.push({ where: shelf.where, key, raw: rawText(text), fault: reading.fault });
      continue;
    }
    const { entry } = reading;
    held.add(entry.id);
    newer ||= reading.newer;
    shelf.lacks.delete(entry.id);
    if (record.has(entry.id)) continue;
    fresh.set(entry.id, entry);
    other?.lacks.set(entry.id, reading);
  }
  giveWhatItLacks(shelf, record, held);
  shelf.unread = unread;
  shelf.wasRead = true;
  return { record: united(record, fresh), fresh: [...fresh.values()], newer };
}

/** Notes on a shelf what it is still to be given of the record. */
export function giveWhatItLacks(shelf: Shelf, record: Record, held: ReadonlySet<string> = new Set()): void {
  for (const entry of record.values())
    if (!held.has(entry.id)) shelf.lacks.set(entry.id, { entry, text: canonicalText(entry) });
}

/** The union; the same record where nothing is new, and no copy at a first reading. */
function united(record: Record, fresh: Record): Record {
  if (fresh.size === 0) return record;
  return record.size === 0 ? fresh : new Map([...record, ...fresh]);
}

/** @param vouched that the other keep holds this very text */
export type ReadText = (text: unknown, vouched?: boolean) => EntryReading;

/** Reads texts as entries, each distinct text once. */
export function rememberingReader(): ReadText & { readonly ahead: (stored: readonly Stored[]) => Promise<void> } {
  const readings = new Map<unknown, EntryReading>();
  // Read before it was known whether they are vouched for.
  const early = new Map<unknown, EntryReading>();
  const read: ReadText = (text, vouched = false) => {
    const reading = readings.get(text) ?? (vouched ? early.get(text) : undefined) ?? readEntryText(text, vouched);
    readings.set(text, reading);
    return reading;
  };
  return Object.assign(read, {
    /** Reads as if all were vouched for, some at a time, so that whatever waits meanwhile is let in. */
    async ahead(stored: readonly Stored[]) {
      for (const [at, { text }] of stored.entries()) {
        if (at % slice === slice - 1) await new Promise((resolve) => setTimeout(resolve));
        early.set(text, readEntryText(text, true));
      }
    },
  });
}

/** How many texts are read in one go: some milliseconds. Many small pauses would cost more, since browsers stretch them to 4 ms. */
const slice = 1000;

/**
 * What was set aside on a shelf. Something is restored when the record has an entry that belongs at its very key.
 * @param keyOf the key under which the shelf's keep puts an entry
 */
export function setAsideOn({ unread }: Shelf, record: Record, keyOf: (entry: AnyEntry) => string): readonly SetAside[] {
  if (unread.length === 0) return [];
  const keys = new Set([...record.values()].map(keyOf));
  return unread.map((item) => ({ ...item, restored: keys.has(item.key) }));
}

function rawText(text: unknown): string {
  if (typeof text === 'string') return text;
  try {
    return JSON.stringify(text) ?? String(text);
  } catch {
    return String(text);
  }
}
