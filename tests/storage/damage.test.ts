import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { aBrowser, databaseTexts, entryKeys, ids, lesson, rest } from './a-browser.ts';

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
