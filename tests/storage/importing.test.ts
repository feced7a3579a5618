import { describe, expect, test } from 'vitest';
import { identify } from '#domain/record/identify.ts';
import { inOrder } from '#domain/record/record.ts';
import { readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import { aBrowser, entryKeys, ids, lesson, rest } from './a-browser.ts';

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
