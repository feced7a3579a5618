import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import type { BrowserParts } from '#storage/browser-parts.ts';
import { fakeDisk } from '../fakes/storage.ts';
import { aBrowser, databaseTexts, entryKeys, ids, lesson, rest } from './a-browser.ts';

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
