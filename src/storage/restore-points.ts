import { EpochPassed, type RestorePoint } from '#domain/record/store.ts';

/** Where copies of the whole record are kept, squeezed. Any method may reject. */
export interface RestorePoints {
  /**
   * Puts a copy down, and lets go of all but the last three.
   * @throws EpochPassed when everything was erased since that epoch
   */
  keep(epoch: number, point: Omit<RestorePoint, 'id' | 'bytes'>, copy: Uint8Array): Promise<void>;
  /** The newest first. */
  list(): Promise<readonly RestorePoint[]>;
  /** One copy, still squeezed; null where it is gone. */
  read(id: number): Promise<Uint8Array | null>;
  /** Removes all and, from now on, refuses writers of an older epoch. */
  erase(epoch: number): Promise<void>;
}

/** What lies in the database; the epoch stands among them, under 0. */
type Kept = Omit<RestorePoint, 'id' | 'bytes'> & { readonly copy: Uint8Array };

const most = 3;
const points = 'points';
const epochKey = 0;

/**
 * Restore points in a database of their own, so that the entries' needs no new version. It is opened for each use, which is
 * seldom, and so is never in another tab's way.
 */
export function restorePointsIn(factory: IDBFactory, name: string): RestorePoints {
  async function transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T): Promise<T> {
    const database = await open(factory, name);
    try {
      const transaction = database.transaction(points, mode, { durability: 'strict' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      const result = work(transaction.objectStore(points));
      await done;
      return result;
    } finally {
      database.close();
    }
  }

  return {
    async keep(epoch, point, copy) {
      let passed = false;
      await transact('readwrite', (store) => {
        store.get(epochKey).onsuccess = ({ target }) => {
          passed = ((target as IDBRequest<number | undefined>).result ?? 0) > epoch;
          if (passed) return store.transaction.abort();
          store.add({ ...point, copy } satisfies Kept);
          const keys = store.getAllKeys(afterEpoch());
          keys.onsuccess = () => {
            for (const key of keys.result.slice(0, -most)) store.delete(key);
          };
        };
      }).catch((error) => {
        throw passed ? new EpochPassed() : error;
      });
    },
    async list() {
      const [keys, kept] = await transact('readonly', (store) => [
        store.getAllKeys(afterEpoch()),
        store.getAll(afterEpoch()) as IDBRequest<Kept[]>,
      ]);
      return kept.result
        .map(({ at, why, entries, copy }, nth) => ({
          id: Number(keys.result[nth]),
          at,
          why,
          entries,
          bytes: copy.length,
        }))
        .reverse();
    },
    async read(id) {
      const request = await transact('readonly', (store) => store.get(id) as IDBRequest<Kept | undefined>);
      return request.result?.copy ?? null;
    },
    async erase(epoch) {
      await transact('readwrite', (store) => {
        store.clear();
        store.put(epoch, epochKey);
      });
    },
  };
}

const afterEpoch = () => IDBKeyRange.lowerBound(epochKey, true);

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(points, { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
