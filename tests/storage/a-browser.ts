import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach } from 'vitest';
import type { Payload } from '#domain/record/entry.ts';
import type { RecordStore } from '#domain/record/store.ts';
import type { BrowserParts } from '#storage/browser-parts.ts';
import { openRecord } from '#storage/browser-record.ts';
import { fakeCaches, fakeChannels, type FakeDisk, fakeDisk, fakeRandom, fakeStorage } from '../fakes/storage.ts';

export const root = '/course/';

let tabs: RecordStore[] = [];

afterEach(() => {
  for (const tab of tabs) tab.close();
  tabs = [];
});

/** A browser with a real IndexedDB (in memory); each `open` is another tab of it, and every tab is closed after its test. */
export function aBrowser(parts: Partial<BrowserParts> = {}, disk: FakeDisk = fakeDisk()) {
  const session = fakeDisk();
  const browser: BrowserParts = {
    localStorage: fakeStorage(disk),
    sessionStorage: fakeStorage(session),
    indexedDB: new IDBFactory(),
    caches: fakeCaches(),
    BroadcastChannel: fakeChannels(),
    ...parts,
  };
  let seed = 0;
  const open = async (events: EventTarget = new EventTarget(), other: Partial<BrowserParts> = {}) => {
    const store = await openRecord({ root, browser: { ...browser, events, ...other }, random: fakeRandom(++seed) });
    tabs.push(store);
    return store;
  };
  return { disk, session, browser, open };
}
export const lesson = (id: string): Payload => ({ kind: 'lesson-finished', lesson: id });
/** Lets IndexedDB, which answers by timers, come to rest. */
export const rest = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20));
export const ids = (store: RecordStore): readonly string[] => [...store.record().keys()].sort();
export const entryKeys = (disk: FakeDisk): readonly string[] =>
  [...disk.local.keys()].filter((key) => /^pr1:\/course\/:e\d*:/.test(key));

/** What the entries' database holds, by id. */
export async function databaseTexts({ indexedDB }: BrowserParts): Promise<Map<string, unknown>> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = (indexedDB as IDBFactory).open('pr1:/course/:');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = database.transaction('entries').objectStore('entries');
  const [keys, texts] = [store.getAllKeys(), store.getAll()];
  await new Promise((resolve) => (store.transaction.oncomplete = resolve));
  database.close();
  return new Map(keys.result.map((key, at) => [String(key), texts.result[at]]));
}
