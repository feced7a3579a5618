import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { localKeep } from '#storage/local-keep.ts';
import { type OpenRecord, openRecordOver } from '#storage/record-over-keeps.ts';
import { openTabs } from '#storage/tabs.ts';
import {
  fakeChannels,
  type FakeDisk,
  fakeDisk,
  fakeKeep,
  fakeRandom,
  fakeStorage,
  fakeTimers,
  settled,
} from '../fakes/storage.ts';
import { prefix } from './session.ts';

const runs = Math.max(Number(process.env.RUNS ?? 0), 300);

const event = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ what: fc.constant('add' as const), tab: fc.nat(2), many: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('open', 'close', 'refresh', 'rest', 'time', 'jump') as fc.Arbitrary<'open'>,
      tab: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'break local',
        'break indexed',
        'mend',
        'kill',
        'lose local',
        'erase',
      ) as fc.Arbitrary<'kill'>,
      tab: fc.nat(2),
    }),
  },
);
type What =
  | 'add'
  | 'open'
  | 'close'
  | 'refresh'
  | 'rest'
  | 'time'
  | 'jump'
  | 'break local'
  | 'break indexed'
  | 'mend'
  | 'kill'
  | 'lose local'
  | 'erase';

test(
  'whatever several tabs do, and whatever befalls them, no save that was shown is lost and nothing erased returns',
  async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 5, maxLength: 40, size: 'max' }),
        fc.nat(),
        async (events, seed) => {
          tried += 1;
          const world = aWorld(seed);
          for (const { what, ...given } of events)
            await world.happen(what, given.tab, 'many' in given ? given.many : 1);
          await world.check();
        },
      ),
      { numRuns: runs },
    );
    expect(tried).toBeGreaterThanOrEqual(300);
  },
  30_000 + 50 * runs,
);

/** A browser with up to three tabs, and what its learner has been told. */
function aWorld(seed: number) {
  const random = fakeRandom(seed);
  const timers = fakeTimers();
  const Channel = fakeChannels();
  const disk: FakeDisk = fakeDisk();
  const broken = new Set<string>();
  disk.fate = ({ kind, store }) =>
    kind === 'write' && broken.has(store) ? { throws: new DOMException('', 'QuotaExceededError') } : 'done';
  let now = Date.UTC(2026, 10, 22);
  let tabs: (OpenRecord | null)[] = [null, null, null];
  /** Saved in both, saved in localStorage alone, and erased. */
  const sure = new Set<string>();
  const perhaps = new Set<string>();
  const erased = new Set<string>();
  const emitted = new Set<string>();

  async function open(at: number) {
    let store: OpenRecord | null = null;
    const channel = openTabs(Channel, prefix, (message) => store?.hear(message));
    const keeps = {
      prompt: localKeep(fakeStorage(disk), prefix),
      durable: fakeKeep(disk),
      marker: null,
      sharedComputer: false,
    };
    store = await openRecordOver(
      { ...keeps, points: null, clock: { now: () => now }, random, wait: timers.wait },
      channel,
    );
    tabs[at] = store;
  }

  async function happen(what: What, at: number, many: number): Promise<void> {
    const tab = tabs[at];
    if (what === 'open' || (what === 'add' && !tab)) {
      tab?.close();
      await open(at);
    }
    if (what === 'add') {
      const store = tabs[at] as OpenRecord;
      const payloads = Array.from({ length: many }, (_, n) => ({
        kind: 'lesson-finished' as const,
        lesson: `lesson-${emitted.size}-${n}`,
      }));
      const { entries, saved } = store.addAll(payloads);
      for (const { id } of entries) emitted.add(id);
      void saved.then(({ where }) => {
        for (const { id } of entries)
          if (!erased.has(id) && where !== 'memory') (where === 'localStorage' ? perhaps : sure).add(id);
      });
    } else if (what === 'close') {
      tab?.close();
      tabs[at] = null;
    } else if (what === 'refresh') await tab?.refresh();
    else if (what === 'rest') await settled();
    else if (what === 'time') await timers.pass(10_000);
    else if (what === 'jump') now -= 3_600_000;
    else if (what === 'break local') broken.add('localStorage');
    else if (what === 'break indexed') broken.add('indexedDB');
    else if (what === 'mend') broken.clear();
    else if (what === 'kill' || what === 'lose local') {
      for (const each of tabs) each?.close();
      tabs = [null, null, null];
      await settled();
      if (what === 'lose local') {
        disk.local.clear();
        perhaps.clear();
      }
    } else if (what === 'erase' && tab && broken.size === 0) {
      await settled();
      for (const id of emitted) erased.add(id);
      expect(await tab.erase()).toEqual({ complete: true, left: [] });
      sure.clear();
      perhaps.clear();
    }
  }

  async function check() {
    await settled();
    for (const tab of tabs) {
      if (!tab || tab.health().erased) continue;
      for (const id of tab.record().keys()) expect(erased.has(id), 'an open tab shows what was erased').toBe(false);
    }
    for (const tab of tabs) tab?.close();
    await settled();
    broken.clear();
    await open(0);
    const store = tabs[0] as OpenRecord;
    const found = store.record();
    for (const id of [...sure, ...perhaps]) expect(found.has(id), 'a save that was shown is lost').toBe(true);
    for (const id of found.keys()) {
      expect(emitted.has(id), 'something was invented').toBe(true);
      expect(erased.has(id), 'something erased came back').toBe(false);
    }
    expect(store.health()).toMatchObject({ setAside: 0, trouble: [], unsaved: 0 });
    store.close();
  }

  return { happen, check };
}
