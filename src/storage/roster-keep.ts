import type { Submission } from '#domain/roster/submission.ts';

/** Hand-ins that were written together: about a thousand small ones, or a few large ones. */
export interface Lot {
  /** Follows from the hand-ins in it, so that writing the same lot twice changes nothing. */
  readonly id: string;
  /** The import that brought it. */
  readonly import: number;
  readonly submissions: readonly Submission[];
}

/** What a passphrase closes the whole roster with, while it lies on the disk. */
export interface RosterLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  /** A known text under the key, by which a passphrase is known to be right. */
  readonly probe: SealedPart;
}

export interface SealedPart {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Turns what is kept into what lies on the disk, and back. */
export interface Seal {
  close(value: unknown): Promise<SealedPart>;
  /** @throws where it was changed, or closed with another key */
  open(part: SealedPart): Promise<unknown>;
}

/** What was found in the database at opening. */
export interface Found {
  readonly lots: readonly Lot[];
  /** Whatever else is kept, by name. */
  readonly notes: ReadonlyMap<string, unknown>;
  /** Lots that could not be read. They stay where they lie. */
  readonly unreadable: number;
}

/**
 * The coordinator's roster in a database of its own: lots of hand-ins, the texts of their files, and notes. Any method may
 * reject; nothing is half done then, for each is one transaction.
 */
export interface RosterKeep {
  /** The lock, where the roster is closed with a passphrase. */
  lock(): Promise<RosterLock | null>;
  read(seal: Seal | null): Promise<Found>;
  /** Writes a lot with the texts of its files, and notes that belong with it. */
  add(lot: Lot, texts: readonly string[], notes: Notes, seal: Seal | null): Promise<void>;
  /** Puts what came of looking into a lot in its place, if it is still there. */
  replace(lot: Lot, seal: Seal | null): Promise<void>;
  /** The texts of a lot's files in the order of its hand-ins; null where the lot is gone. */
  texts(id: string, seal: Seal | null): Promise<readonly string[] | null>;
  /** Takes lots away with their texts, and writes notes in the same step. */
  remove(ids: readonly string[], notes: Notes, seal: Seal | null): Promise<void>;
  note(notes: Notes, seal: Seal | null): Promise<void>;
  /** Writes everything anew: closed where there is a lock, open where there is none. */
  rewrite(from: Seal | null, to: { readonly lock: RosterLock; readonly seal: Seal } | null): Promise<void>;
  /** The whole database goes. */
  erase(): Promise<void>;
}

export type Notes = { readonly [name: string]: unknown };

const [lots, texts, notes] = ['lots', 'texts', 'notes'] as const;
const lockNote = 'lock';

interface StoredLot {
  readonly import: number;
  readonly body: unknown;
}

/** The keep in a database; it is opened for each use, and so is never in another tab's way. */
export function rosterKeepIn(factory: IDBFactory, name: string): RosterKeep {
  async function transact<T>(mode: IDBTransactionMode, work: (of: (store: string) => IDBObjectStore) => T): Promise<T> {
    const database = await open(factory, name);
    try {
      const transaction = database.transaction([lots, texts, notes], mode, { durability: 'strict' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('The roster could not be written.'));
      });
      const result = work((store) => transaction.objectStore(store));
      await done;
      return result;
    } finally {
      database.close();
    }
  }

  const read = <T>(store: string, key: string) =>
    transact('readonly', (of) => of(store).get(key) as IDBRequest<T | undefined>).then(({ result }) => result);

  const everything = () =>
    transact('readonly', (of) => ({
      lotKeys: of(lots).getAllKeys(),
      lots: of(lots).getAll() as IDBRequest<StoredLot[]>,
      noteKeys: of(notes).getAllKeys(),
      notes: of(notes).getAll() as IDBRequest<unknown[]>,
    }));

  return {
    lock: async () => (await read<RosterLock>(notes, lockNote)) ?? null,
    async read(seal) {
      const found = await everything();
      const read: Lot[] = [];
      let unreadable = 0;
      for (const [at, { import: of, body }] of found.lots.result.entries()) {
        const submissions = await uncovered(body, seal).catch(() => null);
        if (Array.isArray(submissions))
          read.push({ id: String(found.lotKeys.result[at]), import: of, submissions: submissions as Submission[] });
        else unreadable += 1;
      }
      const said = new Map<string, unknown>();
      for (const [at, value] of found.notes.result.entries()) {
        const key = String(found.noteKeys.result[at]);
        if (key === lockNote) continue;
        const open = await uncovered(value, seal).catch(() => undefined);
        if (open !== undefined) said.set(key, open);
      }
      return { lots: read, notes: said, unreadable };
    },
    async add({ id, import: of, submissions }, files, more, seal) {
      const [body, inside, said] = [
        await covered(submissions, seal),
        await covered(files, seal),
        await coveredNotes(more, seal),
      ];
      await transact('readwrite', (store) => {
        store(lots).put({ import: of, body } satisfies StoredLot, id);
        store(texts).put(inside, id);
        for (const [key, value] of said) store(notes).put(value, key);
      });
    },
    async replace({ id, import: of, submissions }, seal) {
      const body = await covered(submissions, seal);
      await transact('readwrite', (store) => {
        const there = store(lots).getKey(id);
        there.onsuccess = () => {
          if (there.result !== undefined) store(lots).put({ import: of, body } satisfies StoredLot, id);
        };
      });
    },
    async texts(id, seal) {
      const kept = await read<unknown>(texts, id);
      const open = kept === undefined ? null : await uncovered(kept, seal);
      return Array.isArray(open) ? (open as string[]) : null;
    },
    async remove(ids, more, seal) {
      const said = await coveredNotes(more, seal);
      await transact('readwrite', (store) => {
        for (const id of ids) {
          store(lots).delete(id);
          store(texts).delete(id);
        }
        for (const [key, value] of said) store(notes).put(value, key);
      });
    },
    async note(more, seal) {
      const said = await coveredNotes(more, seal);
      await transact('readwrite', (store) => {
        for (const [key, value] of said) store(notes).put(value, key);
      });
    },
    async rewrite(from, to) {
      const found = await everything();
      const textKeys = await transact('readonly', (of) => of(texts).getAllKeys());
      const seal = to?.seal ?? null;
      // Cryptography lets a transaction end: everything is made ready first, and then changed in one step.
      const written: [store: string, key: string, value: unknown][] = [];
      for (const [at, stored] of found.lots.result.entries())
        written.push([
          lots,
          String(found.lotKeys.result[at]),
          { ...stored, body: await covered(await uncovered(stored.body, from), seal) },
        ]);
      for (const key of textKeys.result.map(String))
        written.push([texts, key, await covered(await uncovered(await read(texts, key), from), seal)]);
      for (const [at, value] of found.notes.result.entries()) {
        const key = String(found.noteKeys.result[at]);
        if (key !== lockNote) written.push([notes, key, await covered(await uncovered(value, from), seal)]);
      }
      await transact('readwrite', (store) => {
        for (const [into, key, value] of written) store(into).put(value, key);
        if (to) store(notes).put(to.lock, lockNote);
        else store(notes).delete(lockNote);
      });
    },
    erase: () =>
      new Promise((resolve, reject) => {
        const request = factory.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  };
}

function covered(value: unknown, seal: Seal | null): Promise<unknown> {
  return seal ? seal.close(value) : Promise.resolve(value);
}

async function coveredNotes(said: Notes, seal: Seal | null): Promise<readonly (readonly [string, unknown])[]> {
  return Promise.all(Object.entries(said).map(async ([key, value]) => [key, await covered(value, seal)] as const));
}

async function uncovered(value: unknown, seal: Seal | null): Promise<unknown> {
  return seal ? seal.open(value as SealedPart) : value;
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of [lots, texts, notes]) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
