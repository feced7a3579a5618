import type { AnyEntry } from '#domain/record/entry.ts';
import { emptyRecord } from '#domain/record/record.ts';
import {
  type EntryKeep,
  EpochPassed,
  type Looked,
  type Parcel,
  type PromptKeep,
  type SetAside,
  type Where,
} from '#domain/record/store.ts';
import {
  giveWhatItLacks,
  newShelf,
  type ReadText,
  rememberingReader,
  setAsideOn,
  type Shelf,
  takeIn,
} from './shelf.ts';
import { absent, troubleWith } from './trouble.ts';

/** The keeps of one browser. One that the browser lacks is null. */
export interface Keeps {
  /** Web storage: written first, at once. */
  readonly prompt: PromptKeep | null;
  /** IndexedDB: written second, and safe against a kill of the browser. */
  readonly durable: EntryKeep | null;
}

/** Whom the keeps tell what happens to them. */
export interface KeepsWatcher {
  /** An entry came from a keep. */
  took(entry: AnyEntry): void;
  /** A keep refused; it should be asked again. */
  refused(): void;
  /** Everything was erased, here or in another tab. */
  erased(): void;
}

/**
 * The record in memory, and the two keeps that are to have it too.
 *
 * Each keep is read before it is written, and given what it lacks of the union. No method throws for a storage reason: what
 * a keep refuses stays on its list.
 */
export function twoKeeps({ prompt, durable }: Keeps, watcher: KeepsWatcher) {
  const onPrompt = newShelf('localStorage', prompt ? null : absent('localStorage'));
  const onDurable = newShelf('indexedDB', durable ? null : absent('indexedDB'));
  const state = { record: emptyRecord, epoch: 0, newer: false, readOnly: false, erased: false, closed: false };
  let read = rememberingReader();
  let saving: Promise<void> | null = null;

  const mayWrite = () => !state.readOnly && !state.erased && !state.closed;

  /**
   * Reads each keep once, the two at the same time. Where an epoch is behind, that keep missed an erasure, and is erased now.
   */
  async function load() {
    const found: { prompt?: Looked; durable?: Looked } = {};
    const looking = durable?.look();
    // Whatever comes of it is heard below; meanwhile it must not count as an error that nobody minds.
    looking?.catch(() => {});
    await onShelf(onPrompt, () => {
      if (prompt) found.prompt = prompt.look();
    });
    await onShelf(onDurable, async () => {
      // The database takes a while to answer, and needs no processor for it.
      if (looking && found.prompt) await read.ahead(found.prompt.stored);
      if (looking) found.durable = await looking;
    });
    state.epoch = Math.max(found.prompt?.epoch ?? 0, found.durable?.epoch ?? 0);
    await onShelf(onPrompt, () => prompt && found.prompt && readPrompt(prompt, found.prompt, found.durable));
    await onShelf(onDurable, () => durable && found.durable && readDurable(durable, found.durable));
    if (found.durable && !onDurable.wasRead) giveWhatItLacks(onDurable, state.record);
  }

  /** @param durableToo what the durable keep holds, where it is about to be read as well: what it holds alike, it vouches for */
  function readPrompt(keep: PromptKeep, { epoch, stored } = keep.look(), durableToo?: Looked) {
    if (epoch > state.epoch) throw new EpochPassed();
    if (epoch < state.epoch) keep.erase(state.epoch);
    const there = new Set(durableToo?.stored.map(({ text }) => text));
    const readHere: ReadText = (text) => read(text, there.has(text));
    const other = durableToo ? null : onDurable;
    take(takeIn(state.record, onPrompt, other, epoch < state.epoch ? [] : stored, readHere));
  }

  async function readDurable(keep: EntryKeep, looked?: Looked) {
    const { epoch, stored } = looked ?? (await keep.look());
    if (epoch > state.epoch) throw new EpochPassed();
    if (epoch < state.epoch) await keep.erase(state.epoch);
    if (!state.erased) take(takeIn(state.record, onDurable, onPrompt, epoch < state.epoch ? [] : stored, read));
  }

  function take({ record, fresh, newer }: ReturnType<typeof takeIn>) {
    state.record = record;
    for (const entry of fresh) watcher.took(entry);
    if (newer) state.newer = state.readOnly = true;
  }

  /** Gives the prompt keep what it lacks, at once. */
  function writePrompt() {
    if (!prompt) return;
    try {
      if (!onPrompt.wasRead && !state.erased) readPrompt(prompt);
      for (const parcel of mayWrite() ? [...onPrompt.lacks.values()] : []) {
        prompt.write(state.epoch, [parcel]);
        onPrompt.lacks.delete(parcel.entry.id);
      }
      onPrompt.trouble = null;
    } catch (error) {
      suffer(onPrompt, error);
    }
  }

  /**
   * Gives the durable keep what it lacks: one save at a time; what is added meanwhile goes with it. A keep that did not answer
   * is only asked again when its time has come, so that no save has to wait for it.
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
    await onShelf(onDurable, async () => {
      if (!onDurable.wasRead && !state.erased) await readDurable(durable);
      while (onDurable.lacks.size > 0 && mayWrite()) {
        const parcels = [...onDurable.lacks.values()];
        await durable.write(state.epoch, parcels);
        for (const { entry } of parcels) onDurable.lacks.delete(entry.id);
      }
      onDurable.trouble = null;
    });
  }

  /** Asks both again, whatever they answered before. */
  async function writeBoth() {
    writePrompt();
    await writeDurable(true);
    // Reading late may have brought what the other lacks.
    if (onPrompt.lacks.size > 0 && !onPrompt.trouble) writePrompt();
  }

  /** Reads both again, and gives each what it lacks by now. */
  async function refresh() {
    await saving;
    onPrompt.wasRead = false;
    onDurable.wasRead = false;
    await writeBoth();
  }

  /** Adds to the record what is not in it yet, and puts it on both lists. */
  function add(parcels: readonly Parcel[]): readonly Parcel[] {
    const fresh = parcels.filter(({ entry }) => !state.record.has(entry.id));
    for (const parcel of fresh) for (const { lacks } of [onPrompt, onDurable]) lacks.set(parcel.entry.id, parcel);
    remember(fresh.map(({ entry }) => entry));
    return fresh;
  }

  /** Adds to the record what is kept already. */
  function remember(entries: readonly AnyEntry[]) {
    if (entries.length > 0)
      state.record = new Map([...state.record, ...entries.map((entry) => [entry.id, entry] as const)]);
  }

  async function onShelf(shelf: Shelf, work: () => unknown) {
    try {
      await work();
    } catch (error) {
      suffer(shelf, error);
    }
  }

  function suffer(shelf: Shelf, error: unknown) {
    if (error instanceof EpochPassed) return forget(state.epoch + 1);
    shelf.trouble = troubleWith(shelf.where, error);
    // Only a newer version of the course raises the version of the database.
    if (shelf.trouble.error === 'VersionError') state.newer = state.readOnly = true;
    if (mayWrite()) watcher.refused();
  }

  /** Drops everything and, from now on, writes nothing: what another tab erased must not come back from this one. */
  function forget(epoch: number) {
    if (state.erased) return;
    Object.assign(state, { erased: true, epoch, record: emptyRecord });
    read = rememberingReader();
    for (const shelf of [onPrompt, onDurable]) {
      shelf.lacks.clear();
      shelf.unread = [];
      shelf.trouble = null;
    }
    watcher.erased();
  }

  /** Where these entries stand by now. */
  function whereAre(entries: readonly AnyEntry[]): Where {
    const has = (keep: unknown, { lacks }: Shelf) =>
      keep !== null && !state.erased && entries.every(({ id }) => !lacks.has(id));
    return standing(has(prompt, onPrompt), has(durable, onDurable));
  }

  function setAside(): readonly SetAside[] {
    return [
      ...(prompt ? setAsideOn(onPrompt, state.record, (entry) => prompt.keyOf(state.epoch, entry)) : []),
      ...(durable ? setAsideOn(onDurable, state.record, (entry) => durable.keyOf(state.epoch, entry)) : []),
    ];
  }

  return {
    state: state as Readonly<typeof state>,
    load,
    writePrompt,
    writeDurable,
    writeBoth,
    refresh,
    add,
    remember,
    forget,
    whereAre,
    setAside,
    mayWrite,
    isWell: () => ({ prompt: !onPrompt.trouble, durable: !onDurable.trouble }),
    trouble: () => [onPrompt.trouble, onDurable.trouble].filter((trouble) => trouble !== null),
    /** Where an entry would go that was added now. */
    whereNow: () => standing(mayWrite() && !onPrompt.trouble, mayWrite() && !onDurable.trouble),
    /** How many entries are in memory and nowhere else. */
    unsaved: () => [...onPrompt.lacks.keys()].filter((id) => onDurable.lacks.has(id)).length,
    /** How many entries stand in one keep and not yet in the other. */
    toRepair: () =>
      new Set([onPrompt, onDurable].flatMap(({ wasRead, lacks }) => (wasRead && mayWrite() ? [...lacks.keys()] : [])))
        .size,
    sawNewer() {
      state.newer = true;
    },
    close() {
      state.closed = true;
      durable?.close();
    },
  };
}

function standing(inPrompt: boolean, inDurable: boolean): Where {
  if (inPrompt && inDurable) return 'both';
  if (inPrompt) return 'localStorage';
  return inDurable ? 'indexedDB' : 'memory';
}
