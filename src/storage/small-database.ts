/** A database that is opened for each thing done with it: for what is touched seldom, and must not stand in the way of erasing. */
export interface SmallDatabase {
  /** Does some work in one transaction over all stores; done is done once it is handed to the disk. Rejects as IndexedDB does. */
  transact<T>(mode: IDBTransactionMode, work: (store: (name: string) => IDBObjectStore) => T): Promise<T>;
}

/** @param stores by name, each with how its keys are found */
export function smallDatabase(
  factory: IDBFactory,
  name: string,
  stores: Readonly<Record<string, IDBObjectStoreParameters>>,
): SmallDatabase {
  return {
    async transact(mode, work) {
      const database = await open(factory, name, stores);
      try {
        const transaction = database.transaction(Object.keys(stores), mode, { durability: 'strict' });
        const done = new Promise<void>((resolve, reject) => {
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
        });
        const result = work((store) => transaction.objectStore(store));
        await done;
        return result;
      } finally {
        database.close();
      }
    },
  };
}

function open(
  factory: IDBFactory,
  name: string,
  stores: Readonly<Record<string, IDBObjectStoreParameters>>,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, how] of Object.entries(stores)) request.result.createObjectStore(store, how);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
