import { smallDatabase } from './small-database.ts';

const keys = 'keys';

/** A database that holds one pair of keys, which no script can read. */
export interface KeyDrawer {
  /** The pair, or null where none was put in. */
  read(): Promise<CryptoKeyPair | null>;
  /** Puts a pair in; rejects where one lies already. */
  add(pair: CryptoKeyPair): Promise<void>;
  clear(): Promise<void>;
}

/** @param only the name under which the pair lies in the database */
export function keyDrawer(factory: IDBFactory, name: string, only: string): KeyDrawer {
  const { transact } = smallDatabase(factory, name, { [keys]: {} });
  return {
    read: async () => {
      const request = await transact('readonly', (of) => of(keys).get(only) as IDBRequest<CryptoKeyPair>);
      return request.result ?? null;
    },
    add: async (pair) => void (await transact('readwrite', (of) => of(keys).add(pair, only))),
    clear: () =>
      new Promise((resolve, reject) => {
        // The database goes as a whole: to empty one, it would have to be made where there was none.
        const request = factory.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  };
}
