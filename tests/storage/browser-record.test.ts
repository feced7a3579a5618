import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Payload } from '#domain/record/entry.ts';
import { identify } from '#domain/record/identify.ts';
import { inOrder } from '#domain/record/record.ts';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import type { RecordStore } from '#domain/record/store.ts';
import type { BrowserParts } from '#storage/browser-parts.ts';
import { openRecord } from '#storage/browser-record.ts';
import { indexedKeep } from '#storage/indexed-keep.ts';
import { readPageCache, setSharedComputer, writePageCache } from '#storage/page-cache.ts';
import { fakeCaches, fakeChannels, type FakeDisk, fakeDisk, fakeRandom, fakeStorage } from '../fakes/storage.ts';

const root = '/course/';
const lesson = (id: string): Payload => ({ kind: 'lesson-finished', lesson: id });
let tabs: RecordStore[] = [];

afterEach(() => {
  for (const tab of tabs) tab.close();
  tabs = [];
});

/** A browser with a real IndexedDB (in memory); each `open` is another tab of it. */
function aBrowser(parts: Partial<BrowserParts> = {}, disk: FakeDisk = fakeDisk()) {
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

/** Lets IndexedDB, which answers by timers, come to rest. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
const ids = (store: RecordStore) => [...store.record().keys()].sort();
const entryKeys = (disk: FakeDisk) => [...disk.local.keys()].filter((key) => /^pr1:\/course\/:e\d*:/.test(key));

async function databaseTexts({ indexedDB }: BrowserParts): Promise<Map<string, unknown>> {
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

describe('a record in a browser', () => {
  test('is saved in both stores, one key an entry, and found again by the next page', async () => {
    const { open, disk, browser } = aBrowser();
    const store = await open();
    const { entry, saved } = store.add(lesson('one'));
    // The click is stored before anybody waits.
    expect(entryKeys(disk)).toEqual([`pr1:/course/:e:${entry.device}:0`]);
    expect(await saved).toEqual({ where: 'both' });
    expect([...(await databaseTexts(browser)).keys()]).toEqual([entry.id]);
    expect(store.health()).toMatchObject({ trouble: [], unsaved: 0, where: 'both', repaired: 0, vanished: null });
    const next = await open();
    expect([...next.record().values()]).toEqual([entry]);
    const later = next.add(lesson('two')).entry;
    expect(later.device.split('.')[0]).toBe(entry.device.split('.')[0]);
    expect(later.device).not.toBe(entry.device);
    expect(later.hlc > entry.hlc).toBe(true);
  });

  test('is not written to by a page that adds nothing', async () => {
    const { open, disk } = aBrowser();
    await (await open()).add(lesson('one')).saved;
    await open();
    await rest();
    const before = disk.writes;
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await open();
    await rest();
    expect(transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')).toEqual([]);
    transaction.mockRestore();
    expect(disk.writes).toBe(before);
  });

  test('is written to IndexedDB with strict durability only', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await (await aBrowser().open()).add(lesson('one')).saved;
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    transaction.mockRestore();
    expect(writes.length).toBeGreaterThan(0);
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  });

  test('adds several at once or, where one is wrong, none', async () => {
    const { open } = aBrowser();
    const store = await open();
    expect(() => store.addAll([lesson('one'), lesson('not an id')])).toThrow('cannot be kept');
    expect(store.record().size).toBe(0);
    const { entries, saved } = store.addAll([lesson('one'), lesson('two')]);
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1]);
    expect(await saved).toEqual({ where: 'both' });
  });

  test('gives the same record and the same health until something changes, and then calls back', async () => {
    const { open } = aBrowser();
    const store = await open();
    let calls = 0;
    const stop = store.subscribe(() => {
      calls += 1;
    });
    expect(store.record()).toBe(store.record());
    expect(store.health()).toBe(store.health());
    const before = store.record();
    await store.add(lesson('one')).saved;
    expect(calls).toBeGreaterThan(0);
    expect(store.record()).not.toBe(before);
    stop();
    const heard = calls;
    await store.add(lesson('two')).saved;
    expect(calls).toBe(heard);
  });

  test('leaves the keys of neighbours alone, whatever it does', async () => {
    const disk = fakeDisk();
    disk.local.set('other-app', 'x');
    disk.local.set('pr1:/course/other/:e:a.b:0', 'a course next door');
    const { open } = aBrowser({}, disk);
    const store = await open();
    await store.add(lesson('one')).saved;
    expect(store.health().setAside).toBe(0);
    await store.erase();
    expect(disk.local.get('other-app')).toBe('x');
    expect(disk.local.get('pr1:/course/other/:e:a.b:0')).toBe('a course next door');
  });
});

describe('one store without the other', () => {
  const without: readonly (readonly [string, Partial<BrowserParts>, string])[] = [
    ['no IndexedDB', { indexedDB: undefined }, 'localStorage'],
    ['no localStorage', { localStorage: undefined }, 'indexedDB'],
    [
      'no store at all',
      {
        localStorage: undefined,
        indexedDB: undefined,
        sessionStorage: undefined,
        caches: undefined,
        BroadcastChannel: undefined,
      },
      'memory',
    ],
  ];
  test.each(without)('with %s the course goes on, and says where things stand', async (_, parts, where) => {
    const { open } = aBrowser(parts);
    const store = await open();
    for (let n = 0; n < 60; n += 1) expect(await store.add(lesson(`lesson-${n}`)).saved).toEqual({ where });
    expect(store.record().size).toBe(60);
    const { trouble, unsaved } = store.health();
    expect(trouble.map(({ why }) => why)).toEqual(where === 'memory' ? ['absent', 'absent'] : ['absent']);
    expect(unsaved).toBe(where === 'memory' ? 60 : 0);
    const file = readRecordFile(writeRecordFile(store.record(), { exported: '2026-11-22T00:00:00.000Z' }));
    expect(file.ok && file.entries.length).toBe(60);
  });

  test('with one store missing there is nothing to repair, and nothing to import leaves nothing behind', async () => {
    const { open } = aBrowser({ indexedDB: undefined });
    await (await open()).add(lesson('one')).saved;
    expect((await open()).health().repaired).toBe(0);
    const nowhere = await aBrowser({ localStorage: undefined, indexedDB: undefined }).open();
    expect(await nowhere.import([])).toEqual({ where: 'memory' });
  });

  test('localStorage cleared while the page is open is filled again', async () => {
    const { open, disk } = aBrowser({ indexedDB: undefined });
    const events = new EventTarget();
    const store = await open(events);
    await store.add(lesson('one')).saved;
    disk.local.clear();
    events.dispatchEvent(Object.assign(new Event('storage'), { key: null, newValue: null }));
    await rest();
    expect(entryKeys(disk)).toHaveLength(1);
  });

  test('localStorage lost: all comes back from IndexedDB, and is put back', async () => {
    const { open, disk } = aBrowser();
    const store = await open();
    await store.addAll([lesson('one'), lesson('two')]).saved;
    disk.local.clear();
    const next = await open();
    expect(ids(next)).toEqual(ids(store));
    expect(next.health()).toMatchObject({ repaired: 2, vanished: null });
    expect(entryKeys(disk)).toHaveLength(2);
    expect((await open()).health().repaired).toBe(0);
    // IndexedDB remembers the browser's name too.
    const names = [...store.record().values(), next.add(lesson('three')).entry].map(
      ({ device }) => device.split('.')[0],
    );
    expect(new Set(names).size).toBe(1);
  });

  test('IndexedDB lost: all comes back from localStorage, and is put back', async () => {
    const { open, browser } = aBrowser();
    const store = await open();
    await store.addAll([lesson('one'), lesson('two')]).saved;
    const fresh = { indexedDB: new IDBFactory() };
    const next = await open(undefined, fresh);
    expect(ids(next)).toEqual(ids(store));
    expect(next.health()).toMatchObject({ repaired: 2, vanished: null });
    expect((await databaseTexts({ ...browser, ...fresh })).size).toBe(2);
  });

  test('localStorage full to the last unit by a neighbour: the course works through IndexedDB', async () => {
    const disk = fakeDisk();
    disk.fate = ({ kind, store }) =>
      kind === 'write' && store === 'localStorage' ? { throws: new DOMException('', 'QuotaExceededError') } : 'done';
    const { open } = aBrowser({}, disk);
    const store = await open();
    expect(await store.add(lesson('one')).saved).toEqual({ where: 'indexedDB' });
    expect(store.health()).toMatchObject({
      trouble: [{ where: 'localStorage', why: 'full' }],
      unsaved: 0,
      where: 'indexedDB',
    });
    expect(ids(await open())).toEqual(ids(store));
  });

  test('IndexedDB that fails to open is tried again, and given what it missed', async () => {
    const real = new IDBFactory();
    let broken = true;
    const factory = {
      open(name: string, version?: number) {
        if (broken) throw new DOMException('?', 'UnknownError');
        return real.open(name, version);
      },
    } as unknown as IDBFactory;
    const { open, browser } = aBrowser({ indexedDB: factory });
    const store = await open();
    expect(await store.add(lesson('one')).saved).toEqual({ where: 'localStorage' });
    expect(store.health().trouble).toMatchObject([{ where: 'indexedDB', why: 'full', error: 'UnknownError' }]);
    broken = false;
    await store.refresh();
    expect(store.health()).toMatchObject({ trouble: [], where: 'both' });
    expect((await databaseTexts(browser)).size).toBe(1);
  });
});

describe('damage', () => {
  const spoil: readonly (readonly [string, (text: string) => string])[] = [
    ['replaced by garbage', () => '\u0000\u0001'],
    ['replaced by null', () => 'null'],
    ['cut in half', (text) => text.slice(0, text.length / 2)],
    ['edited by hand', (text) => text.replace('"lesson":"one"', '"lesson":"ten"')],
  ];
  test.each(spoil)(
    'an entry in localStorage that was %s is set aside raw, and restored from IndexedDB',
    async (_, change) => {
      const { open, disk } = aBrowser();
      const store = await open();
      await store.addAll([lesson('one'), lesson('two')]).saved;
      const key = entryKeys(disk)[0] as string;
      const raw = change(disk.local.get(key) as string);
      disk.local.set(key, raw);
      for (let boot = 0; boot < 2; boot += 1) {
        const next = await open();
        expect(ids(next)).toEqual(ids(store));
        expect(next.setAside()).toMatchObject([{ where: 'localStorage', key, raw, restored: true }]);
        expect(next.health()).toMatchObject({ setAside: 1, vanished: null, repaired: boot === 0 ? 1 : 0 });
        // The damaged text stays where it lay; the whole one stands beside it.
        expect(disk.local.get(key)).toBe(raw);
        expect(entryKeys(disk)).toHaveLength(3);
      }
    },
  );

  test.each(spoil)(
    'an entry that was %s in the only store that had it is counted, and can be downloaded',
    async (_, change) => {
      const { open, disk } = aBrowser({ indexedDB: undefined, caches: undefined });
      const store = await open();
      await store.addAll([lesson('one'), lesson('two')]).saved;
      const key = entryKeys(disk)[0] as string;
      const raw = change(disk.local.get(key) as string);
      disk.local.set(key, raw);
      const next = await open();
      expect(next.record().size).toBe(1);
      expect(next.setAside()).toMatchObject([{ key, raw, restored: false }]);
      expect(next.health()).toMatchObject({ setAside: 1, vanished: null });
    },
  );

  test.each([
    ['text', '{"half'],
    ['a number', 7],
    ['an object', { score: 100 }],
    ['null', null],
  ] as const)(
    'an entry in IndexedDB that became %s is set aside raw, and restored from localStorage',
    async (_, value) => {
      const { open, browser } = aBrowser();
      const store = await open();
      const { entry, saved } = store.add(lesson('one'));
      await saved;
      const request = (browser.indexedDB as IDBFactory).open('pr1:/course/:');
      await new Promise((resolve) => (request.onsuccess = resolve));
      const transaction = request.result.transaction('entries', 'readwrite');
      transaction.objectStore('entries').put(value, entry.id);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      request.result.close();
      const next = await open();
      expect(ids(next)).toEqual([entry.id]);
      const raw = typeof value === 'string' ? value : JSON.stringify(value);
      expect(next.setAside()).toMatchObject([{ where: 'indexedDB', key: entry.id, raw, restored: true }]);
      expect([...(await databaseTexts(browser)).keys()]).toEqual([entry.id, `${entry.id}~1`]);
      expect((await open()).health().repaired).toBe(0);
    },
  );

  test('an entry with a score edited to 100 is not believed', async () => {
    const { open, disk } = aBrowser({ indexedDB: undefined });
    const store = await open();
    const { entry: started } = store.add({
      kind: 'attempt-started',
      scenario: 'one-star',
      edition: '2026.1',
      structure: 'a',
      content: 'b',
      trail: [],
    });
    const result = {
      outcome: 'end',
      verdict: 'breach',
      status: 'harm',
      score: 10,
      trail: [],
      edition: '2026.1',
      structure: 'a',
    } as const;
    const { entry } = store.add({ kind: 'attempt-finished', attempt: started.id, scenario: 'one-star', ...result });
    const key = `pr1:/course/:e:${entry.device}:${entry.seq}`;
    disk.local.set(key, (disk.local.get(key) as string).replace('"score":10', '"score":100'));
    const next = await open();
    expect(next.record().has(entry.id)).toBe(false);
    expect(next.setAside()).toMatchObject([{ key, fault: 'altered' }]);
  });
});

describe('a browser that lost its data', () => {
  test('is not taken for a new one, as long as one marker is left', async () => {
    const { open, disk } = aBrowser();
    const store = await open();
    await store.addAll([lesson('one'), lesson('two')]).saved;
    await rest();
    disk.local.clear();
    const emptied = { indexedDB: new IDBFactory() };
    const next = await open(undefined, emptied);
    expect(next.health().vanished).toMatchObject({ had: 2, has: 0 });
    // Going on does not make it forget …
    await next.add(lesson('three')).saved;
    await next.refresh();
    expect(next.health().vanished).toMatchObject({ had: 2, has: 0 });
    await rest();
    expect((await open(undefined, emptied)).health().vanished).toMatchObject({ had: 2, has: 1 });
    // … a file that brings it all back does …
    const third = await open(undefined, emptied);
    await third.import(store.record().values());
    expect(third.health().vanished).toBeNull();
    expect(third.record().size).toBe(3);
  });

  test('stops telling when the learner has seen it', async () => {
    const { open, disk } = aBrowser();
    await (await open()).addAll([lesson('one'), lesson('two')]).saved;
    await rest();
    disk.local.clear();
    const emptied = { indexedDB: new IDBFactory() };
    const next = await open(undefined, emptied);
    await next.add(lesson('three')).saved;
    next.acceptLoss();
    expect(next.health().vanished).toBeNull();
    await next.refresh();
    expect(next.health().vanished).toBeNull();
    await rest();
    expect((await open(undefined, emptied)).health().vanished).toBeNull();
  });

  test('says so too where only a part is gone', async () => {
    const { open, disk } = aBrowser({ indexedDB: undefined });
    await (await open()).addAll([lesson('one'), lesson('two'), lesson('three')]).saved;
    await open();
    await rest();
    disk.local.delete(entryKeys(disk)[1] as string);
    expect((await open()).health().vanished).toMatchObject({ had: 3, has: 2 });
  });

  test('with nothing but a new learner says nothing', async () => {
    const { open } = aBrowser();
    expect((await open()).health()).toMatchObject({ vanished: null, setAside: 0, repaired: 0, trouble: [] });
  });
});

describe('two tabs', () => {
  test('answering in turn, 200 times each, have the same 400 entries', async () => {
    const { open, disk, browser } = aBrowser();
    const [one, two] = [await open(), await open()];
    for (let n = 0; n < 200; n += 1) {
      one.add(lesson(`one-${n}`));
      two.add(lesson(`two-${n}`));
      if (n % 20 === 0) await rest();
    }
    await Promise.all([one.add(lesson('last-one')).saved, two.add(lesson('last-two')).saved]);
    await rest();
    expect(one.record().size).toBe(402);
    expect(ids(one)).toEqual(ids(two));
    expect(inOrder(one.record())).toEqual(inOrder(two.record()));
    expect(entryKeys(disk)).toHaveLength(402);
    expect((await databaseTexts(browser)).size).toBe(402);
  });

  test('without channels hear of each other by storage events', async () => {
    const { open, disk } = aBrowser({ BroadcastChannel: undefined });
    const events = new EventTarget();
    const [one, two] = [await open(events), await open()];
    const { entry } = two.add(lesson('from-two'));
    const key = `pr1:/course/:e:${entry.device}:0`;
    events.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: disk.local.get(key) }));
    expect(one.record().get(entry.id)).toEqual(entry);
    events.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: 'garbage' }));
    events.dispatchEvent(Object.assign(new Event('storage'), { key: 'other-app', newValue: 'x' }));
    expect(one.record().size).toBe(1);
  });

  test.each(['localStorage', 'indexedDB'])(
    'where one comes back from the page cache it reads %s again first',
    async (which) => {
      const { open } = aBrowser({
        BroadcastChannel: undefined,
        [which === 'indexedDB' ? 'localStorage' : 'indexedDB']: undefined,
      });
      const events = new EventTarget();
      const one = await open(events);
      const { entry, saved } = (await open()).add(lesson('meanwhile'));
      await saved;
      events.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
      await rest();
      expect(one.record().has(entry.id)).toBe(true);
    },
  );

  test('believe nothing that does not match its own hash', async () => {
    const { open, browser } = aBrowser();
    const store = await open();
    const { entry } = store.add(lesson('one'));
    const channel = new (browser.BroadcastChannel as typeof BroadcastChannel)('pr1:/course/:');
    for (const message of [
      null,
      7,
      {},
      { texts: 'x' },
      { texts: [JSON.stringify({ ...entry, lesson: 'two' }), 7, null], epoch: 0 },
      { erased: 'now' },
    ]) {
      channel.postMessage(message);
    }
    await rest();
    expect(ids(store)).toEqual([entry.id]);
    expect(store.health().erased).toBe(false);
  });

  test('keep for each other what the writer could not store', async () => {
    const { open, disk } = aBrowser();
    const broken = fakeDisk();
    broken.fate = () => ({ throws: new DOMException('', 'QuotaExceededError') });
    const well = await open();
    const ill = await open(undefined, { localStorage: fakeStorage(broken), indexedDB: undefined });
    const { entry, saved } = ill.add(lesson('rescued'));
    expect(await saved).toEqual({ where: 'memory' });
    await rest();
    expect(well.record().has(entry.id)).toBe(true);
    await well.add(lesson('mine')).saved;
    expect(entryKeys(disk)).toContain(`pr1:/course/:e:${entry.device}:0`);
  });
});

describe('erasing everything', () => {
  test('with three tabs open blanks all three, and nothing comes back in whatever order they close', async () => {
    const { open, disk, browser } = aBrowser();
    const all = [await open(), await open(), await open()];
    await all[0]?.addAll([lesson('one'), lesson('two')]).saved;
    await rest();
    writePageCache(root, { place: 'uk' }, browser);
    expect(await all[1]?.erase()).toEqual({ complete: true, left: [] });
    await rest();
    for (const tab of all) {
      expect(tab.record().size).toBe(0);
      expect(tab.health()).toMatchObject({ erased: true, where: 'memory' });
      // A tab that goes on regardless writes nothing.
      expect(await tab.add(lesson('stubborn')).saved).toEqual({ where: 'memory' });
    }
    for (const tab of all.toReversed()) tab.close();
    expect([...disk.local.keys()]).toEqual(['pr1:/course/:epoch']);
    const next = await open();
    expect(next.record().size).toBe(0);
    expect(next.health()).toMatchObject({ erased: false, vanished: null, where: 'both' });
    await next.add(lesson('new-life')).saved;
    expect((await open()).record().size).toBe(1);
  });

  test('reaches a tab that hears nothing, at its next write', async () => {
    const { open, disk } = aBrowser({ BroadcastChannel: undefined });
    const [deaf, other] = [await open(), await open()];
    await deaf.add(lesson('one')).saved;
    await other.erase();
    expect(await deaf.add(lesson('two')).saved).toEqual({ where: 'memory' });
    expect(deaf.health().erased).toBe(true);
    expect(deaf.record().size).toBe(0);
    expect(entryKeys(disk)).toEqual([]);
    expect((await open()).record().size).toBe(0);
  });

  test('reaches a tab without localStorage when it looks again', async () => {
    const { open } = aBrowser({ BroadcastChannel: undefined, localStorage: undefined });
    const [deaf, other] = [await open(), await open()];
    await deaf.add(lesson('one')).saved;
    await other.erase();
    await deaf.refresh();
    expect(deaf.health().erased).toBe(true);
    expect(deaf.record().size).toBe(0);
  });

  test('reaches a tab whose localStorage still shows the past: IndexedDB refuses it, and the next boot sweeps', async () => {
    const { open, disk } = aBrowser({ BroadcastChannel: undefined });
    // Each renderer caches localStorage, and hears of other tabs’ writes late.
    const stale = fakeDisk();
    const [deaf, other] = [await open(undefined, { localStorage: fakeStorage(stale) }), await open()];
    await other.erase();
    const { entry, saved } = deaf.add(lesson('too-late'));
    expect((await saved).where).toBe('memory');
    expect(deaf.health().erased).toBe(true);
    for (const [key, text] of stale.local) if (key.includes(':e:')) disk.local.set(key, text);
    const next = await open();
    expect(next.record().has(entry.id)).toBe(false);
    expect(entryKeys(disk)).toEqual([]);
  });

  test('that only one store heard of is made good at the next boot', async () => {
    for (const survivor of ['localStorage', 'indexedDB'] as const) {
      const { open, disk, browser } = aBrowser();
      await (await open()).addAll([lesson('one'), lesson('two')]).saved;
      const before = new Map(disk.local);
      const half = survivor === 'localStorage' ? { indexedDB: undefined } : {};
      await (await open(undefined, { ...half, BroadcastChannel: undefined, caches: undefined })).erase();
      disk.local.set('pr1:/course/:page', '{"place":"uk"}');
      // The browser was killed before localStorage reached the disk.
      if (survivor === 'indexedDB') for (const [key, text] of before) disk.local.set(key, text);
      if (survivor === 'indexedDB') disk.local.delete('pr1:/course/:epoch');
      const next = await open();
      expect(next.record().size).toBe(0);
      expect(next.health().vanished).toBeNull();
      expect(entryKeys(disk)).toEqual([]);
      expect((await databaseTexts(browser)).size).toBe(0);
      if (survivor === 'indexedDB') expect(disk.local.has('pr1:/course/:page')).toBe(false);
    }
  });

  test('and then losing IndexedDB for a while brings them back no longer than it is away', async () => {
    const { open, disk, browser } = aBrowser();
    await (await open()).add(lesson('one')).saved;
    const before = new Map(disk.local);
    await (await open()).erase();
    await rest();
    // The browser was killed before localStorage reached the disk, and IndexedDB does not open at the next start.
    for (const [key, text] of before) disk.local.set(key, text);
    disk.local.delete('pr1:/course/:epoch');
    const { indexedDB } = browser;
    const opening = vi.spyOn(indexedDB as IDBFactory, 'open').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    const next = await open();
    expect(next.record().size).toBe(1);
    opening.mockRestore();
    await next.refresh();
    expect(next.health().erased).toBe(true);
    expect(next.record().size).toBe(0);
    expect((await open()).record().size).toBe(0);
    expect(entryKeys(disk)).toEqual([]);
  });

  test('and losing the note of it afterwards does not bury what was done since', async () => {
    const { open, disk } = aBrowser({ indexedDB: undefined });
    await (await open()).erase();
    await (await open()).add(lesson('new-life')).saved;
    disk.local.delete('pr1:/course/:epoch');
    expect((await open()).record().size).toBe(1);
  });

  test('leaves a tab that says nothing any more to those that were opened since', async () => {
    const { open } = aBrowser();
    const old = await open();
    await old.erase();
    const next = await open();
    await old.add(lesson('stubborn')).saved;
    await rest();
    expect(next.record().size).toBe(0);
  });

  test('while a tab is reading again leaves that tab empty', async () => {
    const { open, browser } = aBrowser();
    const store = await open();
    await store.add(lesson('one')).saved;
    const reading = store.refresh();
    const channel = new (browser.BroadcastChannel as typeof BroadcastChannel)('pr1:/course/:');
    channel.postMessage({ erased: 1 });
    await reading;
    await rest();
    expect(store.health().erased).toBe(true);
    expect(store.record().size).toBe(0);
  });

  test('is not undone by what a tab of before still says, to a page that was opened since', async () => {
    const { open, disk, browser } = aBrowser();
    const old = await open();
    const { entry, saved } = old.add(lesson('one'));
    await saved;
    const text = disk.local.get(`pr1:/course/:e:${entry.device}:0`) as string;
    await (await open()).erase();
    const events = new EventTarget();
    const next = await open(events);
    // Messages and storage events arrive when they arrive, and may have been sent before the erasure.
    const channel = new (browser.BroadcastChannel as typeof BroadcastChannel)('pr1:/course/:');
    for (const stored of [true, false]) channel.postMessage({ texts: [text], stored, epoch: 0 });
    events.dispatchEvent(
      Object.assign(new Event('storage'), { key: `pr1:/course/:e:${entry.device}:0`, newValue: text }),
    );
    await rest();
    await next.refresh();
    const mine = next.add(lesson('new-life'));
    await mine.saved;
    expect(ids(next)).toEqual([mine.entry.id]);
    expect(entryKeys(disk)).toHaveLength(1);
    expect([...(await databaseTexts(browser)).keys()]).toEqual([mine.entry.id]);
  });

  test('in the very moment in which another page opens leaves nothing of before on it, nor in the stores', async () => {
    let behind = 0;
    const turns = async (count: number) => {
      for (let turn = 0; turn < count; turn += 1) await (turn % 2 ? new Promise(setImmediate) : null);
    };
    // Below 0 the page begins to open while the erasure is under way; above, the erasure comes while the page opens.
    for (let turn = -30; turn < 40; turn += 1) {
      const { open, disk, browser } = aBrowser();
      const eraser = await open();
      const { entry, saved } = eraser.add(lesson('one'));
      await saved;
      const [name] = entry.device.split('.');
      const erasing = turns(turn).then(() => eraser.erase());
      const opened = await turns(-turn).then(() => open());
      expect(await erasing).toEqual({ complete: true, left: [] });
      await rest();
      expect(ids(opened), `${turn} turns apart`).toEqual([]);
      const { saved: later } = opened.add(lesson('new-life'));
      await later;
      const next = await open();
      expect(next.record().has(entry.id), `${turn} turns apart`).toBe(false);
      expect(entryKeys(disk).some((key) => key.startsWith('pr1:/course/:e:'))).toBe(false);
      expect((await databaseTexts(browser)).has(entry.id)).toBe(false);
      // Nor does the browser go on under the name that it had.
      expect(next.add(lesson('two')).entry.device.split('.')[0]).not.toBe(name);
      if (opened.health().erased) behind += 1;
    }
    expect(behind, 'pages that had begun before the erasure').toBeGreaterThan(0);
    expect(behind, 'pages that had not').toBeLessThan(70);
  });

  test('keeps what a page puts down that heard of it sooner than IndexedDB did', async () => {
    const { open, browser } = aBrowser();
    await (await open()).add(lesson('one')).saved;
    const keep = indexedKeep(browser.indexedDB as IDBFactory, 'pr1:/course/:', () => {});
    await keep.erase(1);
    const page = await open();
    const { entry, saved } = page.add(lesson('new-life'));
    expect(await saved).toEqual({ where: 'both' });
    // The slower of two erasures of the same moment.
    await keep.erase(1);
    keep.close();
    expect([...(await databaseTexts(browser)).keys()]).toEqual([entry.id]);
  });

  test('does not believe a store that only says that it is empty', async () => {
    const disk = fakeDisk();
    const { open } = aBrowser({}, disk);
    const store = await open();
    await store.add(lesson('one')).saved;
    disk.fate = ({ kind, store: where }) => (kind === 'write' && where === 'localStorage' ? 'dropped' : 'done');
    expect(await store.erase()).toEqual({ complete: false, left: ['localStorage'] });
  });

  test('says what it could not empty', async () => {
    const disk = fakeDisk();
    const { open } = aBrowser({}, disk);
    const store = await open();
    await store.add(lesson('one')).saved;
    disk.fate = ({ kind, store: where }) =>
      kind === 'write' && where === 'localStorage' ? { throws: new DOMException('', 'SecurityError') } : 'done';
    expect(await store.erase()).toEqual({ complete: false, left: ['localStorage'] });
    expect(store.record().size).toBe(0);
  });

  test('by deleting the database elsewhere is not held up by this tab, which then writes nothing', async () => {
    const { open, browser } = aBrowser();
    const store = await open();
    await store.add(lesson('one')).saved;
    const request = (browser.indexedDB as IDBFactory).deleteDatabase('pr1:/course/:');
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onblocked = () => reject(new Error('blocked'));
    });
    expect(store.health().erased).toBe(true);
    expect(await store.add(lesson('two')).saved).toEqual({ where: 'memory' });
  });
});

describe('data of a newer version', () => {
  const newer = {
    v: 2,
    device: 'newer.tab',
    seq: 0,
    hlc: '0mwr2mpub002',
    at: '2026-11-22T00:00:00.000Z',
    kind: 'lesson-finished',
    lesson: { id: 'one' },
  };
  const text = JSON.stringify({ ...newer, id: identify(newer) });

  test('makes this one read only: not a byte is changed, and all can be exported', async () => {
    const disk = fakeDisk();
    disk.local.set('pr1:/course/:e:newer.tab:0', text);
    const before = new Map(disk.local);
    const { open, browser } = aBrowser({}, disk);
    const store = await open();
    expect(store.health()).toMatchObject({ newer: true, readOnly: true, where: 'memory' });
    expect(await store.add(lesson('two')).saved).toEqual({ where: 'memory' });
    expect(store.health().unsaved).toBe(1);
    await rest();
    expect(disk.local).toEqual(before);
    expect((await databaseTexts(browser)).size).toBe(0);
    const file = readRecordFile(writeRecordFile(store.record(), { exported: newer.at }));
    expect(file).toMatchObject({ ok: true, newer: [JSON.parse(text)] });
  });

  test('heard of from another tab asks for a reload, and what is done until then is still kept', async () => {
    const { open, browser } = aBrowser();
    const store = await open();
    new (browser.BroadcastChannel as typeof BroadcastChannel)('pr1:/course/:').postMessage({
      texts: [text],
      epoch: 0,
      stored: true,
    });
    await rest();
    expect(store.health()).toMatchObject({ newer: true, readOnly: false });
    expect(await store.add(lesson('two')).saved).toEqual({ where: 'both' });
  });

  test('in a file that is imported stays outside', async () => {
    const { open, disk } = aBrowser();
    const store = await open();
    await store.import([JSON.parse(text)]);
    expect(store.record().size).toBe(0);
    expect(entryKeys(disk)).toEqual([]);
  });

  test('in a database of a newer version is not touched', async () => {
    const { open, browser } = aBrowser();
    const request = (browser.indexedDB as IDBFactory).open('pr1:/course/:', 2);
    await new Promise((resolve) => (request.onsuccess = resolve));
    request.result.close();
    const store = await open();
    expect(store.health()).toMatchObject({ newer: true, readOnly: true });
  });
});

describe('importing a record', () => {
  test('after export and erasure gives the very same record', async () => {
    const { open } = aBrowser();
    const store = await open();
    await store.addAll([lesson('one'), lesson('two')]).saved;
    const before = ids(store);
    const text = writeRecordFile(store.record(), { exported: '2026-11-22T00:00:00.000Z' });
    await store.erase();
    const next = await open();
    const file = readRecordFile(text);
    if (!file.ok) throw new Error(file.sentence);
    expect(await next.import(file.entries)).toEqual({ where: 'both' });
    expect(ids(next)).toEqual(before);
    await next.import(file.entries);
    expect(ids(next)).toEqual(before);
    expect(ids(await open())).toEqual(before);
  });

  test('of a clone that wrote under the same name keeps both entries', async () => {
    const { open, disk } = aBrowser();
    const store = await open();
    const { entry, saved } = store.add(lesson('one'));
    await saved;
    const { id: _, ...twin } = { ...entry, lesson: 'two' };
    expect(await store.import([{ ...twin, id: identify(twin) }])).toEqual({ where: 'both' });
    expect(entryKeys(disk)).toHaveLength(2);
    expect((await open()).record().size).toBe(2);
  });

  test('from a device whose clock runs ahead comes before what is done afterwards', async () => {
    const { open, browser } = aBrowser();
    const store = await open();
    const { id: _, ...early } = { ...store.add(lesson('one')).entry, device: 'other.tab', hlc: '5mwr2mpub002' };
    await store.import([{ ...early, id: identify(early) }]);
    expect(store.add(lesson('two')).entry.hlc > early.hlc).toBe(true);
    const told = { ...early, hlc: '6mwr2mpub002' };
    const channel = new (browser.BroadcastChannel as typeof BroadcastChannel)('pr1:/course/:');
    channel.postMessage({ texts: [JSON.stringify({ ...told, id: identify(told) })], stored: true, epoch: 0 });
    await rest();
    expect(store.record().size).toBe(4);
    expect(store.add(lesson('three')).entry.hlc > told.hlc).toBe(true);
  });

  test('from the end of all time keeps nobody from going on', async () => {
    const { open } = aBrowser();
    const store = await open();
    const { id: _, ...late } = { ...store.add(lesson('one')).entry, device: 'forged.tab', hlc: 'zzzzzzzzzzzz' };
    await store.import([{ ...late, id: identify(late) }]);
    await store.add(lesson('two')).saved;
    const next = await open();
    await next.add(lesson('three')).saved;
    expect(next.record().size).toBe(4);
    expect(
      inOrder(next.record())
        .filter(({ device }) => device !== 'forged.tab')
        .map((each) => (each.kind === 'lesson-finished' ? each.lesson : ''))[0],
    ).toBe('one');
  });

  test('that claims this tab’s coming entries does not displace them', async () => {
    const { open } = aBrowser();
    const store = await open();
    const { entry } = store.add(lesson('one'));
    const { id: _, ...forged } = { ...entry, seq: 1, lesson: 'forged' };
    await store.import([{ ...forged, id: identify(forged) }]);
    await store.add(lesson('mine')).saved;
    expect(
      inOrder((await open()).record())
        .flatMap((each) => (each.kind === 'lesson-finished' ? [each.lesson] : []))
        .sort(),
    ).toEqual(['forged', 'mine', 'one']);
  });
});

describe('a shared computer', () => {
  test('keeps nothing beyond the tab, and its page survives a reload', async () => {
    const { open, disk, session, browser } = aBrowser();
    setSharedComputer(root, true, browser);
    const store = await open();
    expect(await store.add(lesson('one')).saved).toEqual({ where: 'memory' });
    expect([...session.local.keys()].map((key) => key.split(':')[2])).toEqual(['device', 'e']);
    writePageCache(root, { place: 'uk' }, browser);
    expect(store.health()).toMatchObject({ sharedComputer: true, trouble: [], unsaved: 0, where: 'memory' });
    expect([...disk.local]).toEqual([['pr1:/course/:shared', 'yes']]);
    expect(await (browser.indexedDB as IDBFactory).databases()).toEqual([]);
    expect(await (browser.caches as CacheStorage).keys()).toEqual([]);
    expect((await open()).record().size).toBe(1);
    expect(readPageCache(root, browser).place).toBe('uk');
    await store.erase();
    expect([...session.local.keys()]).toEqual(['pr1:/course/:epoch']);
    expect(readPageCache(root, browser)).toEqual({});
  });

  test('does not speak to other tabs', async () => {
    const { open, browser } = aBrowser();
    const own = await open();
    setSharedComputer(root, true, browser);
    const shared = await open();
    shared.add(lesson('private'));
    await rest();
    expect(own.record().size).toBe(0);
  });
});

describe('a record that was closed', () => {
  test('writes nothing any more', async () => {
    const { open, disk } = aBrowser();
    const store = await open();
    store.close();
    const before = new Map(disk.local);
    expect(await store.add(lesson('one')).saved).toEqual({ where: 'memory' });
    await store.refresh();
    expect(disk.local).toEqual(before);
  });
});

describe('a page that is left', () => {
  test('tries once more what was refused', async () => {
    const disk = fakeDisk();
    const events = new EventTarget();
    disk.fate = ({ kind, store }) =>
      kind === 'write' && store === 'localStorage' ? { throws: new DOMException('', 'QuotaExceededError') } : 'done';
    const { open } = aBrowser({ indexedDB: undefined }, disk);
    const store = await open(events);
    store.add(lesson('one'));
    disk.fate = () => 'done';
    events.dispatchEvent(new Event('pagehide'));
    expect(entryKeys(disk)).toHaveLength(1);
  });
});
