import { describe, expect, test } from 'vitest';
import { inOrder } from '#domain/record/record.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';
import { aBrowser, databaseTexts, entryKeys, ids, lesson, rest } from './a-browser.ts';

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
