import { describe, expect, test, vi } from 'vitest';
import { indexedKeep } from '#storage/indexed-keep.ts';
import { writePageCache } from '#storage/page-cache.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';
import { aBrowser, databaseTexts, entryKeys, ids, lesson, rest, root } from './a-browser.ts';

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
