import { describe, expect, test } from 'vitest';
import type { Where } from '#domain/record/store.ts';
import { progressOf } from '#domain/record/progress.ts';
import { join, recordOf } from '#domain/record/record.ts';
import type { AnyEntry } from '#domain/record/entry.ts';
import { outline } from '../domain/record/learning.ts';
import { type FakeDisk, fakeDisk, fakeRandom, settled } from '../fakes/storage.ts';
import { openOver, prefix, sixtyActions } from './session.ts';

/** The disk, and what the learner had been told, after one write. */
interface Moment {
  readonly local: ReadonlyMap<string, string>;
  readonly entries: ReadonlyMap<string, unknown>;
  readonly notes: ReadonlyMap<string, unknown>;
  /** Ids that were shown as saved, and where. */
  readonly told: ReadonlyMap<string, Where>;
}

/** What a crash left on the disk, and the ids that must be there still. */
interface Crash extends Pick<Moment, 'local' | 'entries' | 'notes'> {
  readonly sure: ReadonlySet<string>;
}

/** Plays the session once and takes the disk's picture after every write: a crash after write k leaves picture k. */
async function playAndWatch() {
  const disk = fakeDisk();
  const told = new Map<string, Where>();
  const moments: Moment[] = [];
  const picture = (): Moment => ({
    local: new Map(disk.local),
    entries: new Map(disk.entries),
    notes: new Map(disk.notes),
    told: new Map(told),
  });
  disk.written = () => void moments.push(picture());
  moments.push(picture());
  const store = await openOver(disk, { seed: 7 });
  const actions = await sixtyActions(store, (ids, saved) => {
    void saved.then(({ where }) => {
      for (const id of ids) told.set(id, where);
    });
  });
  await settled();
  moments.push(picture());
  const emitted = store.record();
  store.close();
  return { disk, actions, moments, emitted };
}

async function reboot(from: Pick<Moment, 'local' | 'entries' | 'notes'>) {
  const disk = fakeDisk(from as FakeDisk);
  const store = await openOver(disk);
  await settled();
  const [record, health] = [store.record(), store.health()];
  store.close();
  return { disk, record, health };
}

const entriesOf = (disk: Pick<FakeDisk, 'local' | 'entries'>) => [
  [...disk.local].filter(([key]) => key.startsWith(`${prefix}e`)),
  [...disk.entries],
];

describe('a crash after any storage operation', () => {
  test('loses nothing that was shown as saved, invents nothing, and boots to the same record twice', async () => {
    const { actions, moments, emitted } = await playAndWatch();
    expect(actions).toBe(60);
    expect(moments.length).toBeGreaterThan(110);
    const crashes = new Map<string, Crash>();
    for (const [k, now] of moments.entries()) {
      const before = moments[Math.max(0, k - 1)] as Moment;
      // What localStorage had since moment t never reached the disk; Chromium loses up to a minute.
      const lost = [k, k - 1, k - 2, k - 5, k - 20, Math.floor(k / 2), 0]
        .filter((t) => t >= 0)
        .map((t) => moments[t] as Moment);
      const policies: readonly Crash[] = [
        ...[...new Set(lost)].map(({ local }) => ({
          local,
          entries: now.entries,
          notes: now.notes,
          sure: kept(now, ['both', 'indexedDB']),
        })),
        // IndexedDB lost its last transaction, and localStorage nothing.
        { local: now.local, entries: before.entries, notes: before.notes, sure: kept(now, ['both', 'localStorage']) },
        // Both: the transaction was not yet confirmed, or strict durability would have held it.
        ...[...new Set(lost)].map(({ local }) => ({
          local,
          entries: before.entries,
          notes: before.notes,
          sure: kept(before, ['both', 'indexedDB']),
        })),
      ];
      // Stores only grow, so their sizes tell what is on the disk. Whatever led to the same disk, it has to keep every promise.
      for (const crash of policies) {
        const name = `${crash.local.size} ${crash.entries.size} ${crash.notes.size}`;
        crashes.set(name, { ...crash, sure: new Set([...crash.sure, ...(crashes.get(name)?.sure ?? [])]) });
      }
    }
    expect(crashes.size).toBeGreaterThan(400);

    for (const [name, { sure, ...disk }] of crashes) {
      const first = await reboot(disk);
      // I1: what was shown as saved is there. I2: nothing else is.
      expect(
        [...sure].filter((id) => !first.record.has(id)),
        name,
      ).toEqual([]);
      expect(
        [...first.record.keys()].filter((id) => !emitted.has(id)),
        name,
      ).toEqual([]);
      // I4: what those entries had completed is still complete, and the rest adds to it.
      const told = progressOf(recordOf([...sure].map((id) => emitted.get(id) as AnyEntry)), outline);
      const done = progressOf(first.record, outline).modules.map((module) => module.done);
      expect(told.modules.filter((module, at) => module.done > (done[at] ?? 0))).toEqual([]);
      // I5: nothing was set aside, and nothing missing was reported that is not missing.
      expect(first.health).toMatchObject({ setAside: 0, trouble: [], unsaved: 0 });
      // I3: both keeps are whole now, so a second boot finds the same and writes nothing new.
      const second = await reboot(first.disk);
      expect([...second.record.keys()].sort()).toEqual([...first.record.keys()].sort());
      expect(second.health.repaired).toBe(0);
      expect(entriesOf(second.disk)).toEqual(entriesOf(first.disk));
    }
  }, 60_000);

  test('during the boot that repairs a keep is repaired by the next boot', async () => {
    const { moments } = await playAndWatch();
    const { entries, notes } = moments.at(-1) as Moment;
    const disk = fakeDisk({ entries: new Map(entries), notes: new Map(notes) });
    const half: Pick<Moment, 'local' | 'entries' | 'notes'>[] = [];
    disk.written = () =>
      void half.push({ local: new Map(disk.local), entries: new Map(disk.entries), notes: new Map(disk.notes) });
    (await openOver(disk)).close();
    expect(half.length).toBeGreaterThanOrEqual(60);
    for (const moment of half) expect((await reboot(moment)).record.size).toBe(entries.size);
  });
});

describe('the order of boot', () => {
  test('is to read both keeps before anything is written', async () => {
    for (const seed of [1, 2, 3]) {
      const { moments } = await playAndWatch();
      const random = fakeRandom(seed);
      const { local, entries, notes } = moments[Math.floor(random() * moments.length)] as Moment;
      const disk = fakeDisk({
        local: new Map(local),
        entries: new Map([...entries].filter(() => random() < 0.5)),
        notes: new Map(notes),
      });
      const store = await openOver(disk);
      await settled();
      store.close();
      const firstWrite = disk.operations.findIndex(({ kind }) => kind === 'write');
      const read = (store: string, what: (key: string) => boolean) =>
        disk.operations.findLastIndex(
          (operation) => operation.kind === 'read' && operation.store === store && what(operation.what),
        );
      const readEntries = disk.operations.findIndex(
        ({ store: where, what }) => where === 'indexedDB' && what === 'entries',
      );
      expect(readEntries).toBeGreaterThan(-1);
      if (firstWrite !== -1) expect(readEntries).toBeLessThan(firstWrite);
      expect(read('localStorage', (key) => key.startsWith(`${prefix}e`))).toBeGreaterThan(-1);
    }
  });
});

describe('what two crashed browsers left', () => {
  test('joins to what both had', async () => {
    const [one, two] = [await playAndWatch(), await playAndWatch()];
    const both = join(one.emitted, two.emitted);
    const store = await openOver(fakeDisk(one.disk));
    const { where } = await store.import(two.emitted.values());
    expect(where).toBe('both');
    expect([...store.record().keys()].sort()).toEqual([...both.keys()].sort());
    store.close();
  });
});

function kept({ told }: Moment, wheres: readonly Where[]) {
  return new Set([...told].filter(([, where]) => wheres.includes(where)).map(([id]) => id));
}
