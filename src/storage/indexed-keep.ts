import type { AnyEntry } from '#domain/record/entry.ts';
import { type EntryKeep, EpochPassed, type Note, type Parcel } from '#domain/record/store.ts';

const version = 1;
const entries = 'entries';
const notes = 'notes';

/**
 * Keeps entries in IndexedDB, each under its id, with `durability: 'strict'`: what is called kept has been handed to the
 * disk. The connection is opened once, early, and closed when another tab wants to delete or upgrade the database.
 *
 * @param deleted called when somebody deletes the database while it is open here
 */
export function indexedKeep(factory: IDBFactory, name: string, deleted: () => void): EntryKeep {
  let connection: Promise<IDBDatabase> | null = null;
  const connect = () => (connection ??= open(factory, name).then(guard, forget));

  function guard(database: IDBDatabase) {
    database.onversionchange = ({ newVersion }) => {
      database.close();
      connection = null;
      if (newVersion === null) deleted();
    };
    database.onclose = () => {
      connection = null;
    };
    return database;
  }

  function forget(error: unknown): never {
    connection = null;
    throw error;
  }

  async function transact<T>(mode: IDBTransactionMode, work: (transaction: IDBTransaction) => T): Promise<T> {
    const transaction = (await connect()).transaction([entries, notes], mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = work(transaction);
    await done;
    return result;
  }

  /** Writes, unless everything was erased since that epoch. */
  async function writeIn(epoch: number, work: (transaction: IDBTransaction) => unknown): Promise<void> {
    let passed = false;
    await transact('readwrite', (transaction) =>
      withEpoch(transaction, (now) => {
        passed = now > epoch;
        if (passed) transaction.abort();
        else work(transaction);
      }),
    ).catch((error) => {
      throw passed ? new EpochPassed() : error;
    });
  }

  /** The result of one request, once its transaction is complete. */
  async function ask<T>(request: (transaction: IDBTransaction) => IDBRequest<T>): Promise<T> {
    return (await transact('readonly', request)).result;
  }

  return {
    epoch: async () => Number((await ask((transaction) => transaction.objectStore(notes).get('epoch'))) ?? 0),
    async look() {
      const [epoch, keys, texts] = await transact('readonly', (transaction) => {
        const store = transaction.objectStore(entries);
        return [transaction.objectStore(notes).get('epoch'), store.getAllKeys(), store.getAll()] as const;
      });
      const stored = keys.result.map((key, at) => ({ key: String(key), text: texts.result[at] as unknown }));
      return { epoch: Number(epoch.result ?? 0), stored };
    },
    write: (epoch, parcels) =>
      writeIn(epoch, (transaction) => {
        for (const parcel of parcels) put(transaction.objectStore(entries), parcel);
      }),
    keyOf: (_, { id }: AnyEntry) => id,
    async note(name: Note) {
      const text: unknown = await ask((transaction) => transaction.objectStore(notes).get(name));
      return typeof text === 'string' ? text : null;
    },
    setNote: (epoch, name, text) => writeIn(epoch, (transaction) => transaction.objectStore(notes).put(text, name)),
    async erase(epoch) {
      await transact('readwrite', (transaction) =>
        withEpoch(transaction, (now) => {
          if (now >= epoch) return;
          transaction.objectStore(entries).clear();
          transaction.objectStore(notes).clear();
          // What stays is a number. Deleting the database instead would wait for every other tab, and forget the epoch.
          transaction.objectStore(notes).put(epoch, 'epoch');
        }),
      );
    },
    close() {
      connection?.then((database) => database.close()).catch(() => {});
      connection = null;
    },
  };
}

/** Asks for the epoch in the same transaction as what follows, so that no erasure can come between the two. */
function withEpoch(transaction: IDBTransaction, then: (epoch: number) => void) {
  transaction.objectStore(notes).get('epoch').onsuccess = ({ target }) =>
    then((target as IDBRequest<number | undefined>).result ?? 0);
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(entries);
      request.result.createObjectStore(notes);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Puts a text down under the first of id, id~1, id~2 … that is free or has it already: what is damaged stays to be read. */
function put(store: IDBObjectStore, { entry: { id }, text }: Parcel, next = 0) {
  const key = next ? `${id}~${next}` : id;
  const request = store.get(key);
  request.onsuccess = () => {
    if (request.result === undefined) store.put(text, key);
    else if (request.result !== text) put(store, { entry: { id } as AnyEntry, text }, next + 1);
  };
}
