import type { AnyEntry } from '#domain/record/entry.ts';
import {
  EpochPassed,
  type Looked,
  type Note,
  type Parcel,
  type PromptKeep,
  type Stored,
} from '#domain/record/store.ts';

/** What is needed of `localStorage` or `sessionStorage`. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What a storage event's key is about; an entry's says of which epoch it is. */
export type LocalKey = 'epoch' | 'other' | { readonly entryOf: number };

/**
 * Keeps entries in web storage, one key each: `<prefix>e:<device>:<seq>`, or `<prefix>e2:…` after two erasures. A writer's
 * name is unique to one opening of the record, so no two tabs ever write the same key, and no key is ever rewritten: each
 * renderer caches web storage, and read-change-write loses updates even under Web Locks.
 */
export function localKeep(storage: WebStorage, prefix: string): PromptKeep {
  const epochKey = `${prefix}epoch`;
  const entryKeys = () => ownKeys(storage, prefix).flatMap((key) => entryKey(key, prefix));

  /** Entries vouch for their epoch too: whoever clears only the note must not bury them. */
  function epochOver(keys: ReturnType<typeof entryKeys>) {
    return keys.reduce((latest, { epoch }) => Math.max(latest, epoch), toCount(storage.getItem(epochKey)));
  }

  function refuseThePast(epoch: number) {
    if (toCount(storage.getItem(epochKey)) > epoch) throw new EpochPassed();
  }

  const keep = {
    epoch: () => epochOver(entryKeys()),
    look(): Looked {
      const keys = entryKeys();
      const epoch = epochOver(keys);
      const stored: Stored[] = [];
      for (const { key, epoch: written } of keys) {
        // What a tab of an older epoch still put down after everything was erased.
        if (written < epoch) storage.removeItem(key);
        else stored.push({ key, text: storage.getItem(key) });
      }
      // A key may go between listing and reading; that is no damaged entry.
      return { epoch, stored: stored.filter(({ text }) => text !== null) };
    },
    write(epoch: number, parcels: readonly Parcel[]) {
      refuseThePast(epoch);
      for (const { entry, text } of parcels) put(storage, keep.keyOf(epoch, entry), text);
    },
    keyOf(epoch: number, { device, seq }: AnyEntry) {
      return `${prefix}e${epoch || ''}:${device}:${seq}`;
    },
    note: (name: Note) => storage.getItem(prefix + name),
    setNote(epoch: number, name: Note, text: string) {
      refuseThePast(epoch);
      storage.setItem(prefix + name, text);
    },
    erase(epoch: number) {
      // The epoch first: from here on, every other tab that looks knows.
      storage.setItem(epochKey, String(epoch));
      const stays = (key: string) => key === epochKey || entryKey(key, prefix).some((entry) => entry.epoch >= epoch);
      for (const key of ownKeys(storage, prefix)) if (!stays(key)) storage.removeItem(key);
      if (!ownKeys(storage, prefix).every(stays)) throw new Error('What was removed is still there.');
    },
    close() {},
  };
  return keep;
}

/** Tells what a changed key means to a tab that hears of it. */
export function kindOfKey(key: string, prefix: string): LocalKey {
  if (key === `${prefix}epoch`) return 'epoch';
  const [entry] = entryKey(key, prefix);
  return entry ? { entryOf: entry.epoch } : 'other';
}

/** Puts a text down under the first of key, key~1, key~2 … that is free or has it already, and reads it back. */
function put(storage: WebStorage, key: string, text: string) {
  for (let place = key, next = 1; ; place = `${key}~${next++}`) {
    const there = storage.getItem(place);
    if (there === text) return;
    if (there !== null) continue;
    storage.setItem(place, text);
    if (storage.getItem(place) !== text) throw new Error('What was stored does not read back.');
    return;
  }
}

/** Removes everything of this course from a store that other courses share. */
export function eraseOwn(storage: WebStorage, prefix: string): void {
  for (const key of ownKeys(storage, prefix)) storage.removeItem(key);
}

function ownKeys(storage: WebStorage, prefix: string): readonly string[] {
  const keys: string[] = [];
  for (let at = 0; at < storage.length; at += 1) {
    const key = storage.key(at);
    if (key?.startsWith(prefix)) keys.push(key);
  }
  return keys;
}

function entryKey(key: string, prefix: string): readonly { readonly key: string; readonly epoch: number }[] {
  const epoch = key.startsWith(prefix) ? /^e(\d*):/.exec(key.slice(prefix.length))?.[1] : undefined;
  return epoch === undefined ? [] : [{ key, epoch: toCount(epoch) }];
}

function toCount(text: string | null): number {
  const count = Number(text);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
