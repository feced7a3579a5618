import type { Page } from '@playwright/test';
import type { AnyEntry } from '#domain/record/entry.ts';
import { readEntryText } from '#domain/record/read-entry.ts';

/** Every entry's text in both stores of the site at the root, by key, as it lies there. */
export interface Disk {
  readonly local: ReadonlyMap<string, string>;
  readonly indexed: ReadonlyMap<string, string>;
}

/** Reads both stores. On a page without the course's scripts it shows what a crash left before anybody mended it. */
export async function readDisk(page: Page): Promise<Disk> {
  const [local, indexed] = await page.evaluate(async () => {
    const own = Object.keys(localStorage).filter((key) => /^pr1:\/:e\d*:/.test(key));
    const inLocal = own.map((key): [string, string] => [key, localStorage.getItem(key) ?? '']);
    if (!(await indexedDB.databases()).some(({ name }) => name === 'pr1:/:')) return [inLocal, []];
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('pr1:/:'));
    if (!database.objectStoreNames.contains('entries')) {
      database.close();
      return [inLocal, []];
    }
    const store = database.transaction('entries').objectStore('entries');
    const [keys, texts] = [await answerOf(store.getAllKeys()), await answerOf(store.getAll())];
    database.close();
    return [inLocal, keys.map((key, at): [string, string] => [String(key), String(texts[at])])];
  });
  return { local: new Map(local), indexed: new Map(indexed) };
}

/** Puts texts under these keys; null removes one from localStorage. */
export async function writeDisk(
  page: Page,
  { local, indexed }: { readonly local: ReadonlyMap<string, string | null> } & Pick<Disk, 'indexed'>,
): Promise<void> {
  await page.evaluate(
    async ([inLocal, inIndexed]) => {
      for (const [key, text] of inLocal) {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      }
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pr1:/:');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('entries', 'readwrite', { durability: 'strict' });
          for (const [key, text] of inIndexed) transaction.objectStore('entries').put(text, key);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      });
    },
    [[...local], [...indexed]] as const,
  );
}

/** The union of both stores, and the texts in them that are no entries. */
export function entriesOn({ local, indexed }: Disk): {
  readonly entries: ReadonlyMap<string, AnyEntry>;
  readonly unread: readonly string[];
} {
  const entries = new Map<string, AnyEntry>();
  const unread: string[] = [];
  for (const text of new Set([...local.values(), ...indexed.values()])) {
    const reading = readEntryText(text);
    if ('fault' in reading) unread.push(text);
    else entries.set(reading.entry.id, reading.entry);
  }
  return { entries, unread };
}
