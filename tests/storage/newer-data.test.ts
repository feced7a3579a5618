import { describe, expect, test } from 'vitest';
import { identify } from '#domain/record/identify.ts';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import { fakeDisk } from '../fakes/storage.ts';
import { aBrowser, databaseTexts, entryKeys, lesson, rest } from './a-browser.ts';

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
