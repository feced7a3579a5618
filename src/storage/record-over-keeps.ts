import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { AnyEntry, Payload } from '#domain/record/entry.ts';
import { canonicalText } from '#domain/record/identify.ts';
import { readEntryText } from '#domain/record/read-entry.ts';
import { emptyRecord, isNewer, type Record } from '#domain/record/record.ts';
import {
  type Clock,
  type EntryKeep,
  EpochPassed,
  type Erased,
  type Health,
  type Kept,
  type Parcel,
  type PromptKeep,
  type Random,
  type RecordStore,
  type SetAside,
  type Vanished,
  type Where,
} from '#domain/record/store.ts';
import { type Marker, type MarkerPlace, markerOver } from './marker.ts';
import { type Wait, retries, within } from './patience.ts';
import { newShelf, rememberingReader, setAsideOn, type Shelf, takeIn } from './shelf.ts';
import type { TabMessage, Tabs } from './tabs.ts';
import { absent, troubleWith } from './trouble.ts';

/** What the record is kept with. A part that the browser lacks is null. */
export interface KeptWith {
  /** Web storage: written first, at once. */
  readonly prompt: PromptKeep | null;
  /** IndexedDB: written second, and safe against a kill of the browser. */
  readonly durable: EntryKeep | null;
  /** Where the marker stands besides the keeps. */
  readonly marker: MarkerPlace | null;
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
 * Boot reads both and takes the union, and only then gives each what it lacks; a keep that missed an erasure is erased
 * first. Adding puts an entry into memory and the prompt keep before it returns, and into the durable keep right after. A
 * keep that fails, whatever its error is called, is a trouble to be shown and no reason to stop: the entry stays in memory
 * and on the keep's list, and is tried again.
 */
export async function openRecordOver(given: KeptWith, tabs: Tabs): Promise<OpenRecord> {
  const { prompt, durable, sharedComputer, clock, random } = given;
  const tab = randomName(random, 8);
  const hlc = hybridClock(() => clock.now());
  const listeners = new Set<() => void>();
  const onPrompt = newShelf('localStorage', prompt ? null : absent('localStorage'));
  const onDurable = newShelf('indexedDB', durable ? null : absent('indexedDB'));
  const soon = <T>(promise: Promise<T>) => within(given.wait, promise);
  const again = retries(given.wait, () => void writeAll());
  const marker = markerOver(markerPlaces(given, soon, () => !onDurable.trouble));

  let record: Record = emptyRecord;
  let epoch = 0;
  let device = '';
  let seq = 0;
  let repaired = 0;
  let newer = false;
  let readOnly = false;
  let erased = false;
  let closed = false;
  let told: Marker | null = null;
  let vanished: Vanished | null = null;
  let read = rememberingReader();
  let saving: Promise<void> | null = null;
  let health: Health;

  const mayWrite = () => !readOnly && !erased && !closed;

  // Reading

  function readPrompt(keep: PromptKeep) {
    const there = keep.epoch();
    if (there > epoch) throw new EpochPassed();
    if (there < epoch) keep.erase(epoch);
    take(takeIn(record, onPrompt, onDurable, keep.read(epoch), read));
  }

  async function readDurable(keep: EntryKeep) {
    const there = await soon(keep.epoch());
    if (there > epoch) throw new EpochPassed();
    if (there < epoch) await soon(keep.erase(epoch));
    const stored = await soon(keep.read(epoch));
    if (!erased) take(takeIn(record, onDurable, onPrompt, stored, read));
  }

  function take(taken: ReturnType<typeof takeIn>) {
    record = taken.record;
    for (const entry of taken.fresh) hlc.hear(entry.hlc);
    if (taken.newer) newer = readOnly = true;
  }

  // Writing

  /** Reads the prompt keep if that is still to be done, then gives it what it lacks. */
  function writePrompt() {
    if (!prompt) return;
    try {
      if (!onPrompt.wasRead && !erased) readPrompt(prompt);
      for (const parcel of mayWrite() ? [...onPrompt.lacks.values()] : []) {
        prompt.write(epoch, [parcel]);
        onPrompt.lacks.delete(parcel.entry.id);
      }
      onPrompt.trouble = null;
    } catch (error) {
      suffer(onPrompt, error);
    }
  }

  /**
   * The same for the durable keep. One save at a time; what is added meanwhile goes with it. Never rejects. A keep that did
   * not answer is only asked again when its time has come, so that no save has to wait for it.
   */
  function writeDurable(inTime = false): Promise<void> {
    if (!saving && !inTime && onDurable.trouble?.error === 'TimeoutError') return Promise.resolve();
    saving ??= saveDurable().finally(() => {
      saving = null;
    });
    return saving;
  }

  async function saveDurable() {
    if (!durable) return;
    try {
      if (!onDurable.wasRead && !erased) await readDurable(durable);
      while (onDurable.lacks.size > 0 && mayWrite()) {
        const parcels = [...onDurable.lacks.values()];
        await soon(durable.write(epoch, parcels));
        for (const { entry } of parcels) onDurable.lacks.delete(entry.id);
      }
      onDurable.trouble = null;
    } catch (error) {
      suffer(onDurable, error);
    }
  }

  async function writeAll() {
    writePrompt();
    await writeDurable(true);
    // Reading late may have brought what the other keep lacks.
    if (onPrompt.lacks.size > 0 && !onPrompt.trouble) writePrompt();
    if (![onPrompt, onDurable].some(({ trouble }) => trouble && trouble.why !== 'absent')) again.well();
    noticeLoss();
    settle();
  }

  function suffer(shelf: Shelf, error: unknown) {
    if (error instanceof EpochPassed) return obeyErasure(epoch + 1);
    shelf.trouble = troubleWith(shelf.where, error);
    // Only a newer version of the course raises the version of the database.
    if (shelf.trouble.error === 'VersionError') newer = readOnly = true;
    if (mayWrite()) again.plan();
  }

  // What is shown

  /** Where something stands that neither, either or both keeps have. */
  function standing(inPrompt: boolean, inDurable: boolean): Where {
    if (sharedComputer || (!inPrompt && !inDurable)) return 'memory';
    if (inPrompt && inDurable) return 'both';
    return inPrompt ? 'localStorage' : 'indexedDB';
  }

  function standingOf(entries: readonly AnyEntry[]): Where {
    const has = (keep: unknown, { lacks }: Shelf) => keep !== null && !erased && entries.every(({ id }) => !lacks.has(id));
    return standing(has(prompt, onPrompt), has(durable, onDurable));
  }

  function settle() {
    health = {
      trouble: sharedComputer ? [] : [onPrompt.trouble, onDurable.trouble].filter((trouble) => trouble !== null),
      where: standing(mayWrite() && !onPrompt.trouble, mayWrite() && !onDurable.trouble),
      unsaved: [...onPrompt.lacks.keys()].filter((id) => onDurable.lacks.has(id)).length,
      repaired,
      setAside: setAside().length,
      vanished,
      newer,
      readOnly,
      erased,
      sharedComputer,
    };
    for (const listener of listeners) listener();
  }

  function setAside(): readonly SetAside[] {
    return [
      ...(prompt ? setAsideOn(onPrompt, record, (entry) => prompt.keyOf(epoch, entry)) : []),
      ...(durable ? setAsideOn(onDurable, record, (entry) => durable.keyOf(epoch, entry)) : []),
    ];
  }

  /** Compares what came from the keeps with what the marker says was there. What lies damaged is shown as that. */
  function noticeLoss() {
    const damaged = setAside().filter(({ restored }) => !restored).length;
    const has = [...record.values()].filter((entry) => entry.device !== device).length + damaged;
    vanished = told && !erased && told.entries > has ? { had: told.entries, has, since: told.since } : null;
  }

  async function mark() {
    if (vanished || record.size === 0 || !mayWrite()) return;
    told = { entries: told?.entries ?? 0, since: told?.since ?? wallTime(), epoch };
    await marker.write({ ...told, entries: record.size });
  }

  function wallTime() {
    // A clock that reads nonsense must not keep anybody from saving.
    return new Date(Math.min(Math.max(clock.now() || 0, 0), Date.UTC(9999, 0))).toISOString();
  }

  // Doing

  function put(parcels: readonly Parcel[]): Promise<Kept> {
    const fresh = parcels.filter(({ entry }) => !record.has(entry.id));
    for (const parcel of fresh) {
      hlc.hear(parcel.entry.hlc);
      onPrompt.lacks.set(parcel.entry.id, parcel);
      onDurable.lacks.set(parcel.entry.id, parcel);
    }
    const first = record.size === 0;
    if (fresh.length > 0) record = new Map([...record, ...fresh.map(({ entry }) => [entry.id, entry] as const)]);
    writePrompt();
    const stored = prompt !== null && fresh.every(({ entry }) => !onPrompt.lacks.has(entry.id));
    if (fresh.length > 0 && !erased) tabs.tell({ texts: fresh.map(({ text }) => text), stored });
    const saved = writeDurable().then(() => {
      settle();
      if (first) void mark();
      return { where: standingOf(parcels.map(({ entry }) => entry)) };
    });
    settle();
    return saved;
  }

  function addAll(payloads: readonly Payload[]) {
    // All are composed before any is put down: a payload in a wrong shape adds nothing.
    const at = wallTime();
    const parcels = payloads.map((payload, index) => composeEntry(payload, { device, seq: seq + index, hlc: hlc.tick(), at }));
    seq += parcels.length;
    return { entries: parcels.map(({ entry }) => entry), saved: put(parcels) };
  }

  function hear({ texts, stored, erased: now }: TabMessage) {
    if (closed || erased) return;
    if (typeof now === 'number' && now > epoch) return obeyErasure(now);
    if (!Array.isArray(texts)) return;
    const heard = new Map(record);
    for (const text of texts) {
      const reading = readEntryText(text);
      if ('fault' in reading || heard.has(reading.entry.id)) continue;
      heard.set(reading.entry.id, reading.entry);
      hlc.hear(reading.entry.hlc);
      newer ||= reading.newer;
      if (stored || reading.newer) continue;
      onPrompt.lacks.set(reading.entry.id, reading);
      onDurable.lacks.set(reading.entry.id, reading);
    }
    if (heard.size === record.size) return;
    record = heard;
    settle();
  }

  /** Drops everything and, from now on, writes nothing: what another tab erased must not come back from this one. */
  function obeyErasure(now: number) {
    if (erased) return;
    erased = true;
    epoch = now;
    record = emptyRecord;
    read = rememberingReader();
    for (const shelf of [onPrompt, onDurable]) {
      shelf.lacks.clear();
      shelf.unread = [];
      shelf.trouble = null;
    }
    [told, vanished] = [null, null];
    again.stop();
    settle();
  }

  async function erase(): Promise<Erased> {
    const epochs = await Promise.allSettled([(async () => prompt?.epoch())(), durable && soon(durable.epoch())]);
    const next = 1 + Math.max(epoch, ...epochs.map((answer) => (answer.status === 'fulfilled' && answer.value) || 0));
    obeyErasure(next);
    const left: Erased['left'][number][] = [];
    const empty = async (place: Erased['left'][number], work: () => Promise<boolean>) => {
      if (!(await work().catch(() => false))) left.push(place);
    };
    await empty('localStorage', async () => {
      prompt?.erase(next);
      tabs.tell({ erased: next });
      return !prompt?.read(next).length;
    });
    await empty('indexedDB', async () => {
      if (!durable) return true;
      await soon(durable.erase(next));
      return (await soon(durable.read(next))).length === 0;
    });
    await empty('caches', async () => {
      await given.marker?.erase();
      return !(await given.marker?.read());
    });
    return { complete: left.length === 0, left };
  }

  async function refresh() {
    if (erased || closed) return;
    await saving;
    onPrompt.wasRead = false;
    onDurable.wasRead = false;
    await writeAll();
  }

  // Boot

  /** The browser's random name, the same every time; a new one where neither keep knows it. */
  async function nameDevice() {
    const [here, there] = await Promise.allSettled([(async () => prompt?.note('device'))(), durable && !onDurable.trouble && soon(durable.note('device'))]);
    const known = [here, there].map((answer) => (answer.status === 'fulfilled' && isName(answer.value) ? answer.value : null));
    const name = known[0] ?? known[1] ?? randomName(random, nameLength);
    device = `${name}.${tab}`;
    if (!mayWrite()) return;
    await Promise.allSettled([
      (async () => known[0] === name || prompt?.setNote('device', name))(),
      known[1] === name || onDurable.trouble || (durable && soon(durable.setNote('device', name))),
    ]);
  }

  async function tryOn(shelf: Shelf, work: () => unknown) {
    try {
      await work();
    } catch (error) {
      suffer(shelf, error);
    }
  }

  await tryOn(onPrompt, () => {
    epoch = prompt?.epoch() ?? 0;
  });
  await tryOn(onDurable, async () => {
    epoch = Math.max(epoch, durable ? await soon(durable.epoch()) : 0);
  });
  await tryOn(onPrompt, () => prompt && !onPrompt.trouble && readPrompt(prompt));
  await tryOn(onDurable, () => durable && !onDurable.trouble && readDurable(durable));
  told = await marker.read(epoch);
  await nameDevice();
  repaired = new Set([onPrompt, onDurable].flatMap(({ wasRead, lacks }) => (wasRead && mayWrite() ? [...lacks.keys()] : []))).size;
  if (!onPrompt.trouble) writePrompt();
  if (!onDurable.trouble) await writeDurable();
  read = rememberingReader();
  noticeLoss();
  settle();
  void mark();

  return {
    record: () => record,
    health: () => health,
    setAside,
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
    import(entries) {
      const parcels = [...entries].filter((entry) => !isNewer(entry)).map((entry) => ({ entry, text: canonicalText(entry) }));
      const saved = put(parcels);
      noticeLoss();
      settle();
      return saved;
    },
    acceptLoss() {
      if (told) told = { ...told, entries: 0 };
      vanished = null;
      settle();
      void mark();
    },
    refresh,
    erase,
    close() {
      closed = true;
      again.stop();
      tabs.close();
      durable?.close();
      listeners.clear();
    },
    hear,
    deleted: () => obeyErasure(epoch + 1),
    leave() {
      writePrompt();
      if (onDurable.lacks.size > 0) void writeDurable();
    },
  };
}

const nameLength = 10;

function randomName(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
}

function isName(text: unknown): text is string {
  return typeof text === 'string' && text.length === nameLength && /^[a-z0-9]+$/.test(text);
}

function markerPlaces(
  { prompt, durable, marker, sharedComputer }: KeptWith,
  soon: <T>(promise: Promise<T>) => Promise<T>,
  isWell: () => boolean,
) {
  if (sharedComputer) return [];
  const asked: (MarkerPlace | null)[] = [
    prompt && {
      read: async () => prompt.note('marker'),
      write: async (text) => prompt.setNote('marker', text),
      erase: async () => {},
    },
    durable && {
      read: async () => (isWell() ? durable.note('marker') : null),
      write: async (text) => isWell() && durable.setNote('marker', text),
      erase: async () => {},
    },
    marker,
  ];
  return asked.flatMap((place) =>
    place ? [{ ...place, read: () => soon(place.read()), write: (text: string) => soon(place.write(text)) }] : [],
  );
}
