import type { Page } from '@playwright/test';

/** An entry as a test reads it. */
export interface KeptEntry {
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Every entry that `localStorage` holds of the site at the root, oldest first. */
export async function inLocalStorage(page: Page): Promise<readonly KeptEntry[]> {
  const texts = await page.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, text]) => (/^pr1:\/:e\d*:/.test(key) ? [String(text)] : [])),
  );
  return inOrder(texts);
}

/** Every entry that IndexedDB holds of the site at the root, oldest first. */
export async function inIndexedDB(page: Page): Promise<readonly KeptEntry[]> {
  const texts = await page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'pr1:/:')) return [];
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answerOf(indexedDB.open('pr1:/:'));
    const all = await answerOf(database.transaction('entries').objectStore('entries').getAll());
    database.close();
    return all.map(String);
  });
  return inOrder(texts);
}

/** How long IndexedDB may take to have what localStorage has at once. A page says “Saved” only then. */
const patience = 5000;

/** What both stores hold, which must come to be the same. */
export async function inBoth(page: Page): Promise<readonly KeptEntry[]> {
  for (const late = Date.now() + patience; ; await page.waitForTimeout(50)) {
    const [local, indexed] = [await inLocalStorage(page), await inIndexedDB(page)];
    if (idsOf(local).join() === idsOf(indexed).join()) return local;
    if (Date.now() > late)
      throw new Error(`localStorage has ${local.length} entries, IndexedDB ${indexed.length}, and they differ.`);
  }
}

export function ofKind(entries: readonly KeptEntry[], kind: string): readonly KeptEntry[] {
  return entries.filter((entry) => entry.kind === kind);
}

/** The ids in alphabetical order, to compare sets. */
export function idsOf(entries: readonly KeptEntry[]): readonly string[] {
  return entries.map(({ id }) => id).sort();
}

function inOrder(texts: readonly string[]): readonly KeptEntry[] {
  const entries = texts.map((text) => JSON.parse(text) as KeptEntry);
  return entries.sort((a, b) => (String(a.hlc) < String(b.hlc) ? -1 : 1));
}
