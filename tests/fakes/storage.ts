import { EpochPassed, type EntryKeep, type Parcel, type Stored } from '#domain/record/store.ts';
import type { WebStorage } from '#storage/local-keep.ts';
import type { Wait } from '#storage/patience.ts';

/** What one storage operation is asked to do, before it is done. */
export interface Operation {
  readonly kind: 'read' | 'write';
  readonly store: 'localStorage' | 'indexedDB';
  readonly what: string;
}

/** What becomes of an operation: done, refused with an error, or silently not done. */
export type Fate = 'done' | 'dropped' | { readonly throws: unknown };

/** A disk with two stores on it, which counts every operation and lets a test decide its fate. */
export interface FakeDisk {
  readonly local: Map<string, string>;
  readonly entries: Map<string, unknown>;
  readonly notes: Map<string, unknown>;
  /** Every operation so far, in order. */
  readonly operations: Operation[];
  /** How many of them were writes. */
  writes: number;
  /** Decides what becomes of an operation; `at` counts the writes from 1. */
  fate: (operation: Operation, at: number) => Fate;
  /** Whether IndexedDB does not answer at all. */
  silent: boolean;
  /** Called after each write that was done, with its number. */
  written: (at: number) => void;
}

export function fakeDisk(from: Partial<Pick<FakeDisk, 'local' | 'entries' | 'notes'>> = {}): FakeDisk {
  return {
    local: new Map(from.local),
    entries: new Map(from.entries),
    notes: new Map(from.notes),
    operations: [],
    writes: 0,
    fate: () => 'done',
    silent: false,
    written: () => {},
  };
}

/** Asks what becomes of an operation and, unless it is dropped, does it. */
function operate<T>(disk: FakeDisk, operation: Operation, work: () => T): T | undefined {
  disk.operations.push(operation);
  if (operation.kind === 'write') disk.writes += 1;
  const fate = disk.fate(operation, disk.writes);
  if (typeof fate === 'object') throw fate.throws;
  const result = fate === 'done' ? work() : undefined;
  if (operation.kind === 'write') disk.written(disk.writes);
  return result;
}

/** Web storage over a disk. Another tab is another of these over the same disk. */
export function fakeStorage(disk: FakeDisk): WebStorage {
  const store = 'localStorage';
  return {
    get length() {
      return disk.local.size;
    },
    key: (at) => [...disk.local.keys()][at] ?? null,
    getItem: (key) => operate(disk, { kind: 'read', store, what: key }, () => disk.local.get(key) ?? null) ?? null,
    setItem: (key, value) =>
      void operate(disk, { kind: 'write', store, what: key }, () => disk.local.set(key, String(value))),
    removeItem: (key) => void operate(disk, { kind: 'write', store, what: key }, () => disk.local.delete(key)),
  };
}

/** A durable keep over a disk: each method is one operation, and what resolved is on the disk. */
export function fakeKeep(disk: FakeDisk): EntryKeep {
  const later = async <T>(kind: Operation['kind'], what: string, work: () => T): Promise<T> => {
    await (disk.silent ? new Promise(() => {}) : null);
    return operate(disk, { kind, store: 'indexedDB', what }, work) as T;
  };
  const put = ({ entry: { id }, text }: Parcel) => {
    let key = id;
    for (let next = 1; disk.entries.has(key) && disk.entries.get(key) !== text; next += 1) key = `${id}~${next}`;
    disk.entries.set(key, text);
  };
  const refuseThePast = (epoch: number) => {
    if (Number(disk.notes.get('epoch') ?? 0) > epoch) throw new EpochPassed();
  };
  return {
    epoch: () => later('read', 'epoch', () => Number(disk.notes.get('epoch') ?? 0)),
    look: () =>
      later('read', 'entries', () => ({
        epoch: Number(disk.notes.get('epoch') ?? 0),
        stored: [...disk.entries].map(([key, text]): Stored => ({ key, text })),
      })),
    write: (epoch, parcels) =>
      later('write', 'entries', () => {
        refuseThePast(epoch);
        for (const parcel of parcels) put(parcel);
      }),
    keyOf: (_, { id }) => id,
    note: (name) => later('read', name, () => (disk.notes.get(name) as string | undefined) ?? null),
    setNote: (epoch, name, text) =>
      later('write', name, () => {
        refuseThePast(epoch);
        disk.notes.set(name, text);
      }),
    erase: (epoch) =>
      later('write', 'erase', () => {
        if (Number(disk.notes.get('epoch') ?? 0) >= epoch) return;
        disk.entries.clear();
        disk.notes.clear();
        disk.notes.set('epoch', epoch);
      }),
    close() {},
  };
}

/** Timers that only a test moves. */
export interface FakeTimers {
  readonly wait: Wait;
  /** Lets so many milliseconds pass, and whatever they bring happen. */
  pass(milliseconds: number): Promise<void>;
}

export function fakeTimers(): FakeTimers {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly then: () => void }>();
  return {
    wait(milliseconds, then) {
      const timer = { at: now + milliseconds, then };
      due.add(timer);
      return () => due.delete(timer);
    },
    async pass(milliseconds) {
      now += milliseconds;
      for (const timer of [...due].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        if (due.delete(timer)) timer.then();
      }
      await settled();
    },
  };
}

/** Waits until everything that only waits for promises has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await null;
}

/** Cache Storage, as far as the marker needs it. */
export function fakeCaches(): CacheStorage {
  const all = new Map<string, Map<string, string>>();
  return {
    async match(key: string, { cacheName }: { cacheName: string }) {
      const text = all.get(cacheName)?.get(key);
      return text === undefined ? undefined : new Response(text);
    },
    async open(name: string) {
      const cache = all.get(name) ?? new Map<string, string>();
      all.set(name, cache);
      return { put: async (key: string, response: Response) => void cache.set(key, await response.text()) };
    },
    delete: async (name: string) => all.delete(name),
    keys: async () => [...all.keys()],
  } as unknown as CacheStorage;
}

/** Broadcast channels among the tabs of one test. Messages arrive when promises do, as structured clones. */
export function fakeChannels(): typeof BroadcastChannel {
  const open = new Set<{ readonly name: string; onmessage: ((event: MessageEvent) => void) | null }>();
  return class {
    readonly name: string;
    onmessage: ((event: MessageEvent) => void) | null = null;
    constructor(name: string) {
      this.name = name;
      open.add(this);
    }
    postMessage(message: unknown) {
      const data = structuredClone(message);
      for (const other of open) {
        if (other !== this && other.name === this.name) {
          void Promise.resolve().then(() => open.has(other) && other.onmessage?.({ data } as MessageEvent));
        }
      }
    }
    close() {
      open.delete(this);
    }
  } as unknown as typeof BroadcastChannel;
}

/** Chance that is the same in every run. */
export function fakeRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}
