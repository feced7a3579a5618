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
  return {
    read: async () => {
      const request = await transact(
        factory,
        name,
        'readonly',
        (store) => store.get(only) as IDBRequest<CryptoKeyPair>,
      );
      return request.result ?? null;
    },
    add: async (pair) => void (await transact(factory, name, 'readwrite', (store) => store.add(pair, only))),
    clear: () =>
      new Promise((resolve, reject) => {
        // The database goes as a whole: to empty one, it would have to be made where there was none.
        const request = factory.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  };
}

async function transact<T>(
  factory: IDBFactory,
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => T,
): Promise<T> {
  const database = await open(factory, name);
  try {
    const transaction = database.transaction(keys, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = work(transaction.objectStore(keys));
    await done;
    return result;
  } finally {
    database.close();
  }
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(keys);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
