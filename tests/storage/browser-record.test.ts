import { describe, expect, test, vi } from 'vitest';
import { readPageCache, setSharedComputer, writePageCache } from '#storage/page-cache.ts';
import { fakeDisk } from '../fakes/storage.ts';
import { aBrowser, databaseTexts, entryKeys, lesson, rest, root } from './a-browser.ts';

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
