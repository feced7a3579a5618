import { EpochPassed } from '#domain/record/store.ts';
import type { WebStorage } from './local-keep.ts';

/** A page of the journal as it lies in a keep: JSON in a string, unless something else got there. */
export interface Laid {
  readonly key: string;
  readonly text: unknown;
}

/** One place where pages of the journal lie. Any method may reject. */
export interface JournalKeep {
  /** How often everything was erased here, as far as this place knows. */
  epoch(): Promise<number>;
  read(): Promise<readonly Laid[]>;
  /**
   * Puts a page down and takes others away, all or nothing. One that was rewritten since it was read stays.
   * @throws EpochPassed when everything was erased since that epoch
   */
  change(epoch: number, page: Laid | null, gone: readonly Laid[]): Promise<void>;
  /** Removes all and, from now on, refuses writers of an older epoch. */
  erase(epoch: number): Promise<void>;
}

const pages = 'pages';
/** A number, which no page's key is. */
const epochKey = 0;

/**
 * The journal in a database of its own, so that the entries' needs no new version. It is opened for each use, as the restore
 * points are, and so is never in another tab's way.
 */
export function journalIn(factory: IDBFactory, name: string): JournalKeep {
  async function transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T): Promise<T> {
    const database = await open(factory, name);
    try {
      const transaction = database.transaction(pages, mode, { durability: 'strict' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      const result = work(transaction.objectStore(pages));
      await done;
      return result;
    } finally {
      database.close();
    }
  }

  return {
    epoch: async () => count((await transact('readonly', (store) => store.get(epochKey))).result),
    async read() {
      const [keys, texts] = await transact('readonly', (store) => [
        store.getAllKeys(afterEpoch()),
        store.getAll(afterEpoch()),
      ]);
      return keys.result.map((key, at) => ({ key: String(key), text: texts.result[at] }));
    },
    async change(epoch, page, gone) {
      let passed = false;
      await transact('readwrite', (store) => {
        store.get(epochKey).onsuccess = ({ target }) => {
          passed = count((target as IDBRequest).result) > epoch;
          if (passed) return store.transaction.abort();
          for (const { key, text } of gone) {
            const there = store.get(key);
            there.onsuccess = () => {
              if (there.result === text) store.delete(key);
            };
          }
          if (page) store.put(page.text, page.key);
        };
      }).catch((error) => {
        throw passed ? new EpochPassed() : error;
      });
    },
    async erase(epoch) {
      await transact('readwrite', (store) => {
        store.get(epochKey).onsuccess = ({ target }) => {
          // Never lower than it was: a writer of before must be refused, whatever the other stores have forgotten.
          const next = Math.max(epoch, count((target as IDBRequest).result));
          store.clear();
          store.put(next, epochKey);
        };
      });
    },
  };
}

/** The journal in web storage: on a shared computer, where that is the session, and where there is no database. */
export function journalInStorage(storage: WebStorage, prefix: string): JournalKeep {
  const start = `${prefix}j:`;
  const epochNow = () => count(Number(storage.getItem(`${prefix}epoch`)));
  const keys = () =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter((key) => key?.startsWith(start) === true);
  return {
    epoch: async () => epochNow(),
    async read() {
      return keys().flatMap((key) => {
        const text = key && storage.getItem(key);
        return text ? [{ key: key.slice(start.length), text }] : [];
      });
    },
    async change(epoch, page, gone) {
      if (epochNow() > epoch) throw new EpochPassed();
      if (page) {
        storage.setItem(start + page.key, String(page.text));
        if (storage.getItem(start + page.key) !== page.text) throw new Error('What was stored does not read back.');
      }
      for (const { key, text } of gone) if (storage.getItem(start + key) === text) storage.removeItem(start + key);
    },
    async erase() {
      for (const key of keys()) if (key) storage.removeItem(key);
    },
  };
}

const afterEpoch = () => IDBKeyRange.lowerBound(epochKey, true);

function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(pages);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
