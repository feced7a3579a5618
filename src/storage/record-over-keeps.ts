import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { AnyEntry, Payload } from '#domain/record/entry.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { readEntryText } from '#domain/record/read-entry.ts';
import { isNewer } from '#domain/record/record.ts';
import type {
  Clock,
  EntryKeep,
  Health,
  Kept,
  Parcel,
  Random,
  RecordStore,
  RestorePoint,
  Vanished,
} from '#domain/record/store.ts';
import { deviceName } from './device.ts';
import type { JournalKeep } from './journal-keep.ts';
import { type Marker, type MarkerPlace, markerOver, markersInKeeps } from './marker.ts';
import { retries, type Wait, within } from './patience.ts';
import type { RestorePoints } from './restore-points.ts';
import type { TabMessage, Tabs } from './tabs.ts';
import { type Keeps, twoKeeps } from './two-keeps.ts';

/** What the record is kept with. */
export interface KeptWith extends Keeps {
  /** Where the marker stands besides the keeps. */
  readonly marker: MarkerPlace | null;
  /** Where restore points are kept, if anywhere. */
  readonly points: RestorePoints | null;
  /** The database of the learner's own words, which are erased with the record. */
  readonly journal?: Pick<JournalKeep, 'erase' | 'read'> | null;
  /** Memory and the tab's own session only: `prompt` is the session's storage, and there is nothing else. */
  readonly sharedComputer: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: Wait;
}

/** A record store, and what the rest of the browser has to tell it. */
export interface OpenRecord extends RecordStore {
  /** Another tab spoke. */
  hear(message: TabMessage): void;
  /** Somebody deleted our database while it was open. */
  deleted(): void;
  /** The page is about to go: what was refused is tried once more. */
  leave(): void;
}

/**
 * Opens the record over its keeps.
 *
 * Boot reads both and takes the union, and only then gives each what it lacks. Adding puts an entry into memory and the
 * prompt keep before it returns, and into the durable keep right after. A keep that fails, whatever its error is called,
 * is a trouble to be shown and no reason to stop: the entry stays in memory and on the keep's list, and is tried again.
 */
export async function openRecordOver(given: KeptWith, tabs: Tabs): Promise<OpenRecord> {
  const { prompt, points, sharedComputer, clock, random } = given;
  const durable = given.durable && hurried(given.durable, given.wait);
  const hlc = hybridClock(() => clock.now());
  const listeners = new Set<() => void>();
  const again = retries(given.wait, () => void tryAgain());
  const keeps = twoKeeps(
    { prompt, durable },
    {
      took: (entry) => hlc.hear(entry.hlc),
      refused: again.plan,
      erased() {
        [told, vanished] = [null, null];
        again.stop();
        settle();
      },
    },
  );
  const { state } = keeps;

  let device = '';
  let seq = 0;
  let repaired = 0;
  let told: Marker | null = null;
  let vanished: Vanished | null = null;
  let health: Health;

  // Boot

  await keeps.load();
  const answering = { prompt, durable: keeps.isWell().durable ? durable : null };
  const marker = markerOver(
    sharedComputer ? [] : [...markersInKeeps(answering, state.epoch), ...(given.marker ? [given.marker] : [])],
  );
  [told, device] = await Promise.all([
    within(given.wait, marker.read(state.epoch)).catch(() => null),
    deviceName(answering, random, keeps.mayWrite() ? state.epoch : null),
  ]);
  repaired = keeps.toRepair();
  if (keeps.isWell().prompt) keeps.writePrompt();
  if (keeps.isWell().durable) await keeps.writeDurable();
  noticeLoss();
  settle();
  void mark();

  // What is shown

  function settle() {
    health = {
      trouble: sharedComputer ? [] : keeps.trouble(),
      where: sharedComputer ? 'memory' : keeps.whereNow(),
      unsaved: keeps.unsaved(),
      repaired,
      setAside: keeps.setAside().length,
      vanished,
      newer: state.newer,
      readOnly: state.readOnly,
      erased: state.erased,
      sharedComputer,
    };
    for (const listener of listeners) listener();
  }

  /** Compares what came from the keeps with what the marker says was there. What lies damaged is shown as that. */
  function noticeLoss() {
    const damaged = keeps.setAside().filter(({ restored }) => !restored).length;
    const has = [...state.record.values()].filter((entry) => entry.device !== device).length + damaged;
    vanished = told && told.entries > has ? { had: told.entries, has, since: told.since } : null;
  }

  async function mark() {
    // An empty record is nothing to tell of, unless an earlier one has to be taken back.
    if (vanished || (state.record.size === 0 && !told) || !keeps.mayWrite()) return;
    told = { entries: told?.entries ?? 0, since: told?.since ?? wallTime(), epoch: state.epoch };
    await marker.write({ ...told, entries: state.record.size });
  }

  function wallTime() {
    // A clock that reads nonsense must not keep anybody from saving.
    return new Date(Math.min(Math.max(clock.now() || 0, 0), Date.UTC(9999, 0))).toISOString();
  }

  async function tryAgain() {
    await keeps.writeBoth();
    if (!keeps.trouble().some(({ why }) => why !== 'absent')) again.well();
    noticeLoss();
    settle();
  }

  // Adding

  function put(parcels: readonly Parcel[]): Promise<Kept> {
    const first = state.record.size === 0;
    const fresh = keeps.add(parcels);
    for (const { entry } of fresh) hlc.hear(entry.hlc);
    keeps.writePrompt();
    const stored = ['both', 'localStorage'].includes(keeps.whereAre(fresh.map(({ entry }) => entry)));
    if (fresh.length > 0 && !state.erased)
      tabs.tell({ texts: fresh.map(({ text }) => text), stored, epoch: state.epoch });
    const saved = keeps.writeDurable().then((): Kept => {
      settle();
      if (first) void mark();
      return { where: sharedComputer ? 'memory' : keeps.whereAre(parcels.map(({ entry }) => entry)) };
    });
    settle();
    return saved;
  }

  function addAll(payloads: readonly Payload[]) {
    // All are composed before any is put down: a payload in a wrong shape adds nothing.
    const at = wallTime();
    const parcels = payloads.map((payload, index) =>
      composeEntry(payload, { device, seq: seq + index, hlc: hlc.tick(), at }),
    );
    seq += parcels.length;
    return { entries: parcels.map(({ entry }) => entry), saved: put(parcels) };
  }

  /** Takes in what came from outside: a file, a link, a restore point. */
  function takeAll(entries: readonly AnyEntry[]): Promise<Kept> {
    const saved = put(
      entries.filter((entry) => !isNewer(entry)).map((entry) => ({ entry, text: canonicalText(entry) })),
    );
    noticeLoss();
    settle();
    return saved;
  }

  /** Keeps a copy of what is here. Without one, what follows is still a union, and so goes on. */
  async function keepPoint(why: RestorePoint['why']) {
    if (!points || state.record.size === 0 || !keeps.mayWrite()) return;
    const { record, epoch } = state;
    const at = wallTime();
    const copy = copies().then(({ copyOf }) => copyOf(record, at));
    await patiently(copy.then((bytes) => points.keep(epoch, { at, why, entries: record.size }, bytes)));
  }

  /** What a place of little weight answers; null where it refuses, or takes too long. */
  async function patiently<T>(answer: Promise<T> | undefined): Promise<T | null> {
    return answer ? within(given.wait, answer).catch(() => null) : null;
  }

  function hear({ texts, stored, epoch, erased }: TabMessage) {
    if (state.closed || state.erased) return;
    if (typeof erased === 'number' && erased > state.epoch) return keeps.forget(erased);
    // What a tab still says of the time before everything was erased must not come into the record of after it.
    if (!Array.isArray(texts) || epoch !== state.epoch) return;
    const before = state.record;
    for (const text of texts) {
      const reading = readEntryText(text);
      if ('fault' in reading) continue;
      hlc.hear(reading.entry.hlc);
      if (reading.newer) keeps.sawNewer();
      // What the sender could not store is stored here with the next save.
      if (stored || reading.newer) keeps.remember([reading.entry]);
      else keeps.add([reading]);
    }
    if (state.record !== before) settle();
  }

  return {
    record: () => state.record,
    health: () => health,
    setAside: keeps.setAside,
    add(payload) {
      const { entries, saved } = addAll([payload]);
      return { entry: entries[0] as (typeof entries)[number], saved };
    },
    addAll,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async import(entries, why = 'file') {
      const those = [...entries];
      if (those.some((entry) => !state.record.has(entry.id))) await keepPoint(why);
      return takeAll(those);
    },
    restorePoints: async () => (await patiently(points?.list())) ?? [],
    async returnTo(id) {
      const copy = await patiently(points?.read(id));
      const entries = copy && (await patiently(copies().then(({ entriesOf }) => entriesOf(copy))));
      if (!entries) return null;
      const before = state.record.size;
      await takeAll(entries);
      return state.record.size - before;
    },
    acceptLoss() {
      if (told) told = { ...told, entries: 0 };
      vanished = null;
      settle();
      void mark();
    },
    async refresh() {
      if (state.erased || state.closed) return;
      await keeps.refresh();
      noticeLoss();
      settle();
    },
    async erase() {
      const { eraseEverywhere, nextEpoch } = await erasing();
      const epoch = await nextEpoch({ prompt, durable }, state.epoch);
      keeps.forget(epoch);
      const told = () => tabs.tell({ erased: epoch });
      return eraseEverywhere({ prompt, durable }, points, given.marker, given.journal ?? null, epoch, told);
    },
    close() {
      again.stop();
      tabs.close();
      keeps.close();
      listeners.clear();
    },
    hear,
    deleted: () => keeps.forget(state.epoch + 1),
    leave() {
      keeps.writePrompt();
      void keeps.writeDurable();
    },
  };
}

/** Fetched when they are needed, which is seldom: the player need not carry them. */
const copies = () => import('./copies.ts');
const erasing = () => import('./erase.ts');

/** The same keep, which now fails when it takes too long. */
function hurried(keep: EntryKeep, wait: Wait): EntryKeep {
  const soon =
    <G extends readonly unknown[], R>(method: (...given: G) => Promise<R>) =>
    (...given: G) =>
      within(wait, method(...given));
  return {
    ...keep,
    epoch: soon(keep.epoch),
    look: soon(keep.look),
    write: soon(keep.write),
    note: soon(keep.note),
    setNote: soon(keep.setNote),
    erase: soon(keep.erase),
  };
}
