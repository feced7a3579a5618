import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Payload } from '#domain/record/entry.ts';
import { canonicalText, identify } from '#domain/record/identify.ts';
import { EpochPassed, type Parcel, type RecordStore } from '#domain/record/store.ts';
import { openRecord } from '#storage/browser-record.ts';
import { indexedKeep } from '#storage/indexed-keep.ts';
import { packOf, textsIn, worthPacking } from '#storage/pack.ts';
import { fakeDisk, fakeRandom, fakeStorage, fakeTimers } from '../fakes/storage.ts';

const root = '/course/';
const name = 'pr1:/course/:';
const many = worthPacking + 20;
const clock = hybridClock(() => Date.UTC(2026, 10, 22));
/** What another tab, of code that knows nothing of packs, has written. */
const parcels: readonly Parcel[] = Array.from({ length: many + 10 }, (_, seq) =>
  composeEntry(
    { kind: 'lesson-finished', lesson: `lesson-${seq}` },
    { device: 'elsewhere.tab', seq, hlc: clock.tick(), at: '2026-11-22T09:00:00.000Z' },
  ),
);
const lesson = (id: string): Payload => ({ kind: 'lesson-finished', lesson: id });
/** Long enough for a pack to be made several times. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
const ids = (store: RecordStore) => [...store.record().keys()].sort();
let tabs: RecordStore[] = [];

afterEach(() => {
  for (const tab of tabs) tab.close();
  tabs = [];
  vi.restoreAllMocks();
});

/** A browser with a real IndexedDB in memory; `sharedComputer` and the rest as `openRecord` has it. */
function aBrowser() {
  const [indexedDB, disk, session] = [new IDBFactory(), fakeDisk(), fakeDisk()];
  let seed = 0;
  async function open({ sharedComputer = false } = {}) {
    const timers = fakeTimers();
    const browser = { indexedDB, localStorage: fakeStorage(disk), sessionStorage: fakeStorage(session) };
    const store = await openRecord({ root, browser, random: fakeRandom(++seed), wait: timers.wait, sharedComputer });
    tabs.push(store);
    const pass = () => timers.pass(2_500);
    return {
      store,
      async comeToRest() {
        await pass();
        await rest();
      },
      pass,
    };
  }
  /** Touches the database as nothing of the course would. */
  async function touch<T>(work: (entries: IDBObjectStore, notes: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(['entries', 'notes'], 'readwrite');
    const request = work(transaction.objectStore('entries'), transaction.objectStore('notes'));
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    return request.result;
  }
  const keep = indexedKeep(indexedDB, name, () => {});
  return { open, touch, keep, disk, packNow: () => touch((_, notes) => notes.get('pack')) };
}

/** A browser whose record is long, and packed. */
async function packedBrowser() {
  const browser = aBrowser();
  await browser.keep.write(0, parcels.slice(0, many));
  const first = await browser.open();
  await first.pass();
  await vi.waitFor(async () => expect(textsIn(await browser.packNow()).size).toBe(many), { timeout: 10_000 });
  first.store.close();
  return browser;
}

describe('a pack', () => {
  test('is text that gives the same texts back, and nothing where anything of it is missing', () => {
    const stored = parcels.slice(0, 3).map(({ entry, text }) => ({ key: entry.id, text }));
    const pack = packOf([...stored, { key: 'damaged', text: 7 }, { key: 'two', text: 'a\nb' }]);
    expect([...textsIn(pack)]).toEqual(stored.map(({ key, text }) => [key, text]));
    expect(textsIn(packOf([])).size).toBe(0);
    for (const broken of [undefined, null, 3, {}, '', 'x', pack.slice(0, pack.lastIndexOf('\n')), `${pack}\nmore than`])
      expect(textsIn(broken).size).toBe(0);
  });

  test('is made once a page with a long record has come to rest, and the next page asks for no entry by itself', async () => {
    const browser = await packedBrowser();
    expect(textsIn(await browser.packNow()).size).toBe(many);
    const [all, one] = [vi.spyOn(IDBObjectStore.prototype, 'getAll'), vi.spyOn(IDBObjectStore.prototype, 'get')];
    const { store, comeToRest } = await browser.open();
    expect(all).not.toHaveBeenCalled();
    expect(one.mock.contexts.filter((context) => (context as IDBObjectStore).name === 'entries')).toEqual([]);
    expect(ids(store)).toEqual(
      parcels
        .slice(0, many)
        .map(({ entry }) => entry.id)
        .sort(),
    );
    expect(store.health()).toMatchObject({ trouble: [], repaired: 0, setAside: 0 });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await comeToRest();
    expect(put, 'nothing is packed anew where nothing is new').not.toHaveBeenCalled();
  });

  test('is not made of a short record, nor on a shared computer, nor by code that is older than the data', async () => {
    const short = aBrowser();
    await short.keep.write(0, parcels.slice(0, 50));
    await (await short.open()).comeToRest();
    expect(await short.packNow()).toBeUndefined();

    const newer = aBrowser();
    const strange = composeEntry(lesson('from-tomorrow'), {
      device: 'a.b',
      seq: 0,
      hlc: clock.tick(),
      at: '2026-11-22T09:00:00.000Z',
    });
    const { id: _, ...fields } = { ...strange.entry, v: 99 };
    const later = { ...fields, id: identify(fields) };
    await newer.keep.write(0, parcels.slice(0, many));
    await newer.touch((entries) => entries.put(canonicalText(later), later.id));
    const opened = await newer.open();
    expect(opened.store.health().readOnly).toBe(true);
    await opened.comeToRest();
    expect(await newer.packNow()).toBeUndefined();

    const shared = aBrowser();
    await shared.keep.write(0, parcels.slice(0, many));
    await (await shared.open({ sharedComputer: true })).comeToRest();
    expect(await shared.packNow()).toBeUndefined();
  });

  test('does not hide what code that knows nothing of packs wrote since, which alone is asked for', async () => {
    const browser = await packedBrowser();
    const since = parcels.slice(many);
    await browser.keep.write(0, since);
    const [all, one] = [vi.spyOn(IDBObjectStore.prototype, 'getAll'), vi.spyOn(IDBObjectStore.prototype, 'get')];
    const { store } = await browser.open();
    expect(store.record().size).toBe(many + since.length);
    expect(all).not.toHaveBeenCalled();
    const asked = one.mock.contexts.filter((context) => (context as IDBObjectStore).name === 'entries');
    // Each of the new ones is read once.
    expect(asked).toHaveLength(since.length);
  });

  test('goes with everything else when all is erased, and a page of before cannot bring it back', async () => {
    const browser = await packedBrowser();
    const [late, eraser] = [await browser.open(), await browser.open()];
    // So that the late page would have something to pack.
    await browser.keep.write(0, parcels);
    await eraser.store.erase();
    expect(await browser.packNow()).toBeUndefined();
    await late.comeToRest();
    await expect(browser.keep.pack?.(0, packOf([]))).rejects.toThrow(EpochPassed);
    expect(await browser.packNow()).toBeUndefined();
    expect((await browser.open()).store.record().size).toBe(0);
  });

  test('that cannot be written is no trouble: nothing is lost, and the next page tries again', async () => {
    const browser = aBrowser();
    await browser.keep.write(0, parcels.slice(0, many));
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (key === 'pack') throw new DOMException('No room.', 'QuotaExceededError');
      return real.call(this, value, key);
    });
    const first = await browser.open();
    await first.comeToRest();
    expect(await browser.packNow()).toBeUndefined();
    expect(first.store.health().trouble).toEqual([]);
    expect(await first.store.add(lesson('goes-on')).saved).toEqual({ where: 'both' });
    vi.restoreAllMocks();
    const second = await browser.open();
    expect(second.store.record().size).toBe(many + 1);
    await second.comeToRest();
    expect(textsIn(await browser.packNow()).size).toBe(many + 1);
  });

  test('hides no damage for long: a page at rest looks at every entry, says so, and packs anew without it', async () => {
    const browser = await packedBrowser();
    const { entry, text } = parcels[7] as Parcel;
    await browser.touch((entries) => entries.put(text.replace('lesson-7', 'lesson-8'), entry.id));
    const bad = [{ where: 'indexedDB', key: entry.id, fault: 'altered', restored: true }];
    // The pack and web storage still have it whole.
    const first = await browser.open();
    expect(first.store.record().get(entry.id)).toEqual(entry);
    expect(first.store.setAside()).toEqual([]);
    let told = 0;
    first.store.subscribe(() => (told += 1));
    await first.pass();
    await vi.waitFor(async () => expect(textsIn(await browser.packNow()).size).toBe(many - 1), { timeout: 10_000 });
    await vi.waitFor(() => expect(told).toBe(1));
    expect(first.store.setAside()).toMatchObject(bad);
    expect(first.store.health()).toMatchObject({ setAside: 1, trouble: [] });
    const second = await browser.open();
    expect(second.store.record().get(entry.id)).toEqual(entry);
    expect(second.store.setAside()).toMatchObject(bad);
  });
});

describe('whatever became of pack, entries and web storage', () => {
  /** What is done to the packed browser before the next page opens it. */
  const blow = fc.oneof(
    fc.record({ what: fc.constant('cut' as const), at: fc.nat() }),
    fc.record({ what: fc.constant('letter' as const), at: fc.nat() }),
    fc.record({ what: fc.constant('old-pack' as const), at: fc.nat(many) }),
    fc.record({ what: fc.constant('entry-gone' as const), at: fc.nat(many - 1) }),
    fc.record({ what: fc.constant('entry-garbled' as const), at: fc.nat(many - 1) }),
    fc.record({ what: fc.constant('older-code' as const), at: fc.nat(9) }),
    fc.record({ what: fc.constant('web-storage-gone' as const), at: fc.constant(0) }),
    fc.record({ what: fc.constant('web-key-gone' as const), at: fc.nat(many - 1) }),
  );

  test('a page finds at least what it would find without the pack, invents nothing, and blames nothing that is sound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 4 }), async (blows) => {
        const browser = await packedBrowser();
        for (const { what, at } of blows) {
          const { entry, text } = parcels[Math.min(at, parcels.length - 1)] as Parcel;
          const pack = String(await browser.packNow());
          const place = at % pack.length;
          const put = (value: string) => browser.touch((_, notes) => notes.put(value, 'pack'));
          if (what === 'cut') await put(pack.slice(0, place));
          if (what === 'letter') await put(`${pack.slice(0, place)}#${pack.slice(place + 1)}`);
          if (what === 'old-pack')
            await put(packOf(parcels.slice(0, at).map((each) => ({ key: each.entry.id, text: each.text }))));
          if (what === 'entry-gone') await browser.touch((entries) => entries.delete(entry.id));
          if (what === 'entry-garbled') await browser.touch((entries) => entries.put(text.slice(0, -9), entry.id));
          if (what === 'older-code') await browser.keep.write(0, [parcels[many + at] as Parcel]);
          if (what === 'web-storage-gone') browser.disk.local.clear();
          if (what === 'web-key-gone')
            for (const [key, value] of browser.disk.local) if (value === text) browser.disk.local.delete(key);
        }
        const local = new Map(browser.disk.local);
        const packed = (await browser.open()).store;
        const found = { ids: new Set(ids(packed)), aside: packed.setAside(), trouble: packed.health().trouble };
        packed.close();
        // The same disk without its pack, which is what earlier code would have read.
        browser.disk.local.clear();
        for (const [key, value] of local) browser.disk.local.set(key, value);
        await browser.touch((_, notes) => notes.delete('pack'));
        const plain = (await browser.open()).store;
        const emitted = new Set(parcels.map(({ entry }) => entry.id));
        expect(ids(plain).filter((id) => !found.ids.has(id))).toEqual([]);
        expect([...found.ids].filter((id) => !emitted.has(id))).toEqual([]);
        const blamed = new Set(plain.setAside().map(({ key, raw }) => `${key} ${raw}`));
        expect(found.aside.filter(({ key, raw }) => !blamed.has(`${key} ${raw}`))).toEqual([]);
        expect(found.trouble).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
