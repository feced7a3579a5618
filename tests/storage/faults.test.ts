import { describe, expect, test } from 'vitest';
import type { Where } from '#domain/record/store.ts';
import { progressOf } from '#domain/record/progress.ts';
import { outline } from '../domain/record/learning.ts';
import { type Fate, type FakeDisk, fakeDisk, fakeTimers, type Operation, settled } from '../fakes/storage.ts';
import { openOver, sixtyActions } from './session.ts';

/** What browsers call a store that refuses, by store. */
const errors = {
  'the quota, as most call it': new DOMException('full', 'QuotaExceededError'),
  'the quota, as Firefox calls it': Object.assign(new Error('full'), {
    name: 'NS_ERROR_DOM_QUOTA_REACHED',
    code: 1014,
  }),
  'the quota, by its number only': { name: 'Error', code: 22 },
  'an unknown error, as a full disk is told to IndexedDB': new DOMException('?', 'UnknownError'),
  'a forbidden store': new DOMException('no', 'SecurityError'),
  'a lost connection': new DOMException('closing', 'InvalidStateError'),
  'no error object at all': 'broken',
  'nothing whatsoever': undefined,
};

type Plan = (operation: Operation, at: number) => boolean;

/** Plays the session on a disk that refuses what the plan says, lets it recover, and looks at everything that was told. */
async function play(plan: Plan, fate: Fate) {
  const disk = fakeDisk();
  const timers = fakeTimers();
  disk.fate = (operation, at) => (plan(operation, at) ? fate : 'done');
  const store = await openOver(disk, { timers, seed: 7 });
  const told = new Map<string, Where>();
  let banner = false;
  let emitted = new Set<string>();
  store.subscribe(() => {
    banner ||= store.health().trouble.length > 0;
  });
  banner ||= store.health().trouble.length > 0;
  await sixtyActions(store, (ids, saved) => {
    emitted = new Set([...emitted, ...ids]);
    void saved.then(({ where }) => {
      for (const id of ids) told.set(id, where);
    });
  });
  await settled();
  return { disk, timers, store, told, emitted, banner: () => banner };
}

async function reboot(disk: FakeDisk) {
  const store = await openOver(fakeDisk(disk));
  await settled();
  store.close();
  return store;
}

const isWrite = ({ kind }: Operation) => kind === 'write';
/** How many writes the session takes when nothing fails. */
const writes = await (async () => {
  const { disk, store } = await play(() => false, 'done');
  store.close();
  return disk.writes;
})();

describe('a write that fails once', () => {
  // Every write fails in two of the eight.
  test.each(Object.entries(errors).map(([name, error], at) => [name, error, 1 + (at % 4)] as const))(
    'with %s is shown, loses nothing, and is made good',
    async (_, error, first) => {
      expect(writes).toBeGreaterThan(110);
      for (let k = first; k <= writes; k += 4) {
        const session = await play((operation, at) => isWrite(operation) && at === k, { throws: error });
        expect(session.emitted.size).toBe(60);
        expect(session.disk.writes).toBeGreaterThanOrEqual(k);
        // The learner can go on: all is in memory.
        for (const id of session.emitted) expect(session.store.record().has(id)).toBe(true);
        await session.timers.pass(350);
        await session.timers.pass(10_000);
        expect(session.store.health()).toMatchObject({ trouble: [], unsaved: 0, where: 'both' });
        session.store.close();
        const after = await reboot(session.disk);
        for (const id of session.emitted) expect(after.record().has(id), `write ${k}`).toBe(true);
      }
    },
    60_000,
  );
});

describe('a store that fails from some write on', () => {
  const stores = ['localStorage', 'indexedDB', 'either'] as const;
  test.each(stores)(
    '(%s) leaves the other in charge, says so, and keeps what it called kept',
    async (which) => {
      for (let k = 1; k <= writes; k += 3) {
        const error = Object.values(errors)[k % 4];
        const plan: Plan = (operation, at) =>
          isWrite(operation) && at >= k && (which === 'either' || operation.store === which);
        const session = await play(plan, { throws: error });
        const health = session.store.health();
        for (const id of session.emitted) expect(session.store.record().has(id)).toBe(true);
        // I5: what is in memory alone is counted, and there is a banner.
        const alone = [...session.told.values()].filter((where) => where === 'memory').length;
        expect(health.unsaved).toBe(alone);
        if (alone > 0) expect(session.banner()).toBe(true);
        if (which !== 'either') expect(alone).toBe(0);
        await session.timers.pass(350);
        await session.timers.pass(10_000);
        expect(session.store.health().unsaved).toBe(alone);
        session.store.close();
        const after = await reboot(session.disk);
        for (const [id, where] of session.told)
          if (where !== 'memory') expect(after.record().has(id), `from ${k} on`).toBe(true);
        for (const id of after.record().keys()) expect(session.emitted.has(id)).toBe(true);
      }
    },
    60_000,
  );

  test('and then works again is given all that it missed', async () => {
    let down = true;
    const session = await play((operation) => isWrite(operation) && down, {
      throws: errors['the quota, as most call it'],
    });
    expect(session.store.health()).toMatchObject({ unsaved: 60, where: 'memory' });
    expect(session.store.health().trouble.map(({ where, why }) => [where, why])).toEqual([
      ['localStorage', 'full'],
      ['indexedDB', 'full'],
    ]);
    down = false;
    await session.timers.pass(10_000);
    expect(session.store.health()).toMatchObject({ unsaved: 0, where: 'both', trouble: [] });
    session.store.close();
    const after = await reboot(session.disk);
    expect(after.record().size).toBe(60);
    expect(progressOf(after.record(), outline)).toEqual(progressOf(session.store.record(), outline));
  });
});

describe('localStorage that takes everything and keeps nothing', () => {
  test('is found out at once, because what was written is read back', async () => {
    const session = await play((operation) => isWrite(operation) && operation.store === 'localStorage', 'dropped');
    expect(session.store.health().trouble).toMatchObject([{ where: 'localStorage', why: 'failed' }]);
    expect(new Set(session.told.values())).toEqual(new Set(['indexedDB']));
    session.store.close();
  });
});

describe('a keep that cannot be read at boot', () => {
  test.each(['localStorage', 'indexedDB'] as const)(
    '(%s) is read when it can be, and nothing is written to it before',
    async (which) => {
      const first = await play(() => false, 'done');
      first.store.close();
      const disk = fakeDisk(first.disk);
      let down = true;
      disk.fate = (operation) =>
        down && operation.store === which ? { throws: new DOMException('?', 'UnknownError') } : 'done';
      const timers = fakeTimers();
      const store = await openOver(disk, { timers });
      expect(store.record().size).toBe(60);
      expect(store.health().trouble).toMatchObject([{ where: which }]);
      const { saved } = store.add({ kind: 'lesson-finished', lesson: 'why-boundaries' });
      expect(await saved).toEqual({ where: which === 'localStorage' ? 'indexedDB' : 'localStorage' });
      down = false;
      await timers.pass(10_000);
      expect(store.health()).toMatchObject({ trouble: [], unsaved: 0, where: 'both' });
      store.close();
      expect((await reboot(disk)).record().size).toBe(61);
    },
  );

  test.each(['localStorage', 'indexedDB'] as const)(
    '(%s) brings what the other has lost as soon as it is read',
    async (which) => {
      const first = await play(() => false, 'done');
      first.store.close();
      const disk = fakeDisk(
        which === 'localStorage'
          ? { local: first.disk.local }
          : { entries: first.disk.entries, notes: first.disk.notes },
      );
      let down = true;
      disk.fate = ({ store }) => (down && store === which ? { throws: new DOMException('?', 'UnknownError') } : 'done');
      const timers = fakeTimers();
      const store = await openOver(disk, { timers });
      expect(store.record().size).toBe(0);
      down = false;
      await timers.pass(350);
      expect(store.record().size).toBe(60);
      expect([...disk.local.keys()].filter((key) => key.includes(':e:'))).toHaveLength(60);
      expect(disk.entries.size).toBe(60);
      store.close();
    },
  );

  test('and never answers does not keep the learner from the course', async () => {
    const disk = fakeDisk();
    const timers = fakeTimers();
    disk.silent = true;
    const opening = openOver(disk, { timers });
    await settled();
    // One question that is not answered is enough: nothing else is asked.
    await timers.pass(4000);
    const store = await opening;
    expect(store.health()).toMatchObject({
      where: 'localStorage',
      trouble: [{ where: 'indexedDB', error: 'TimeoutError' }],
    });
    const first = store.add({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    expect(await first.saved).toEqual({ where: 'localStorage' });
    disk.silent = false;
    await timers.pass(10_000);
    expect(disk.entries.has(first.entry.id)).toBe(true);
    expect((await store.add({ kind: 'lesson-finished', lesson: 'why-boundaries' }).saved).where).toBe('both');
    store.close();
  });
});
