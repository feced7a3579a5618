import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test } from 'vitest';
import type { Entry } from '#domain/record/entry.ts';
import type { RecordStore } from '#domain/record/store.ts';
import type { BrowserParts } from '#storage/browser-parts.ts';
import { openRecord } from '#storage/browser-record.ts';
import { restorePointsIn } from '#storage/restore-points.ts';
import { wasHere } from '#storage/was-here.ts';
import { writer } from '../domain/record/learning.ts';
import { fakeCaches, type FakeDisk, fakeDisk, fakeStorage } from '../fakes/storage.ts';

const root = '/course/';
const lesson = (id: string) => ({ kind: 'lesson-finished', lesson: id }) as const;
let tabs: RecordStore[] = [];

afterEach(() => {
  for (const tab of tabs) tab.close();
  tabs = [];
});

function aBrowser(parts: Partial<BrowserParts> = {}, disk: FakeDisk = fakeDisk()) {
  const browser: BrowserParts = {
    localStorage: fakeStorage(disk),
    sessionStorage: fakeStorage(fakeDisk()),
    indexedDB: new IDBFactory(),
    caches: fakeCaches(),
    ...parts,
  };
  const open = async () => {
    const store = await openRecord({ root, browser });
    tabs.push(store);
    return store;
  };
  return { browser, disk, open };
}

/** Entries of another device, each importable on its own. */
const others = (count: number): readonly Entry[] => {
  const write = writer('other.tab');
  return Array.from({ length: count }, (_, at) => write(lesson(`other-${at}`)));
};
const ids = (store: RecordStore) => [...store.record().keys()].sort();

describe('a restore point', () => {
  test('is kept before a file or a link adds to the record, and holds what was there', async () => {
    const { open } = aBrowser();
    const store = await open();
    await store.addAll([lesson('one'), lesson('two')]).saved;
    await store.import(others(1), 'place');
    expect(store.record().size).toBe(3);
    expect(await store.restorePoints()).toMatchObject([{ why: 'place', entries: 2, at: expect.stringMatching(/^20/) }]);
    expect((await store.restorePoints())[0]?.bytes).toBeGreaterThan(100);
  });

  test('is not kept where nothing is new, or nothing was here', async () => {
    const store = await aBrowser().open();
    const [one] = others(1);
    await store.import([one as Entry]);
    await store.import([one as Entry]);
    expect(await store.restorePoints()).toEqual([]);
  });

  test('makes room for the third after it, the newest first', async () => {
    const store = await aBrowser().open();
    await store.add(lesson('one')).saved;
    for (const entry of others(5)) await store.import([entry]);
    expect((await store.restorePoints()).map(({ entries }) => entries)).toEqual([5, 4, 3]);
  });

  test('brings back what both stores lost, and takes nothing newer away', async () => {
    const { browser, disk, open } = aBrowser();
    const before = await open();
    await before.addAll([lesson('one'), lesson('two')]).saved;
    await before.import(others(1));
    const had = ids(before);
    before.close();
    for (const key of [...disk.local.keys()].filter((each) => each.includes(':e:'))) disk.local.delete(key);
    await new Promise(
      (resolve) => ((browser.indexedDB as IDBFactory).deleteDatabase('pr1:/course/:').onsuccess = resolve),
    );

    const store = await open();
    expect(store.health().vanished).toMatchObject({ has: 0 });
    const { entry, saved } = store.add(lesson('since'));
    await saved;
    const [point] = await store.restorePoints();
    expect(await store.returnTo(point?.id ?? 0)).toBe(2);
    expect(ids(store)).toContain(entry.id);
    expect(ids(store).filter((id) => had.includes(id))).toHaveLength(2);
    expect(ids(await open()), 'kept in both stores').toEqual(ids(store));
  });

  test('that is gone, or can no longer be read, brings back nothing and breaks nothing', async () => {
    const { browser, open } = aBrowser();
    const store = await open();
    await store.add(lesson('one')).saved;
    expect(await store.returnTo(7)).toBe(null);
    const points = restorePointsIn(browser.indexedDB as IDBFactory, 'pr1:/course/:points');
    await points.keep(0, { at: '2026-11-22T00:00:00.000Z', why: 'file', entries: 9 }, new Uint8Array([1, 2, 3]));
    const [point] = await store.restorePoints();
    expect(await store.returnTo(point?.id ?? 0)).toBe(null);
    expect(store.record().size).toBe(1);
  });

  test('is erased with everything else, and a tab of an older epoch can keep none', async () => {
    const { browser, open } = aBrowser();
    const store = await open();
    await store.add(lesson('one')).saved;
    await store.import(others(1));
    expect(await store.restorePoints()).toHaveLength(1);
    expect(await store.erase()).toEqual({ complete: true, left: [] });
    expect(await store.restorePoints()).toEqual([]);
    const points = restorePointsIn(browser.indexedDB as IDBFactory, 'pr1:/course/:points');
    const late = points.keep(0, { at: '2026-11-22T00:00:00.000Z', why: 'file', entries: 1 }, new Uint8Array([1]));
    await expect(late).rejects.toThrow(expect.objectContaining({ name: 'EpochPassed' }));
    expect(await points.list()).toEqual([]);
  });

  test('that finds no place, or no room, keeps nothing from being brought in', async () => {
    for (const indexedDB of [
      undefined,
      {
        open: () => {
          throw new DOMException('', 'UnknownError');
        },
      } as unknown as IDBFactory,
    ]) {
      const store = await aBrowser({ indexedDB }).open();
      await store.add(lesson('one')).saved;
      await store.import(others(1));
      expect(store.record().size).toBe(2);
      expect(await store.restorePoints()).toEqual([]);
    }
  });
});

describe('whether a record was here', () => {
  test('is known by any one place that is left, and not where there never was one', async () => {
    const { browser, open } = aBrowser();
    expect(await wasHere(root, browser)).toBe(false);
    await (await open()).add(lesson('one')).saved;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { localStorage, caches, indexedDB } = browser;
    for (const left of [{ localStorage }, { caches }, { indexedDB }]) expect(await wasHere(root, left)).toBe(true);
    expect(await wasHere('/another/', browser)).toBe(false);
  });

  test('is forgotten when the learner goes on without what vanished', async () => {
    const { disk, browser, open } = aBrowser();
    await (await open()).add(lesson('one')).saved;
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const key of [...disk.local.keys()].filter((each) => each.includes(':e:'))) disk.local.delete(key);
    await new Promise(
      (resolve) => ((browser.indexedDB as IDBFactory).deleteDatabase('pr1:/course/:').onsuccess = resolve),
    );
    const store = await open();
    expect(store.health().vanished).toMatchObject({ had: 1, has: 0 });
    store.acceptLoss();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await open()).health().vanished, 'though nothing was done since').toBe(null);
  });
});
