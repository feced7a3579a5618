import type { AnyEntry, Entry, Payload } from './entry.ts';
import type { Record } from './record.ts';

/** The time, as the device has it: milliseconds since 1970, which may jump either way. */
export interface Clock {
  now(): number;
}

/** Chance: a number from 0 up to, not including, 1. */
export type Random = () => number;

/** What an entry's own text is found under in one keep, and the text (anything, where a keep was damaged). */
export interface Stored {
  readonly key: string;
  readonly text: unknown;
}

/** What a look into a keep finds. */
export interface Looked {
  readonly epoch: number;
  readonly stored: readonly Stored[];
}

/** One entry with its canonical text, ready to be kept. */
export interface Parcel {
  readonly entry: AnyEntry;
  readonly text: string;
}

/**
 * One place where entries are kept. A keep adds, and never changes or removes what it holds, until all is erased.
 *
 * Erasing raises the keep's *epoch*, a count that outlives it: whatever a writer of an older epoch still puts down is dead.
 * Every method may throw, or reject with, any error; whoever calls must live with that.
 */
export interface EntryKeep {
  /** How often this keep was erased. */
  epoch(): Promise<number>;
  /** The epoch, and all entries of it, readable or not: at one moment, so that no erasure can come between the two. */
  look(): Promise<Looked>;
  /**
   * Adds entries. Resolves when they are as safe as this keep can make them; a place that is taken is never overwritten.
   * @throws EpochPassed when the keep has been erased since that epoch
   */
  write(epoch: number, parcels: readonly Parcel[]): Promise<void>;
  /** The key under which this keep would first try to put an entry: tells what a damaged text was. */
  keyOf(epoch: number, entry: AnyEntry): string;
  /** A small note beside the entries, or null. */
  note(name: Note): Promise<string | null>;
  /** @throws EpochPassed as `write` */
  setNote(epoch: number, name: Note, text: string): Promise<void>;
  /**
   * Removes everything of an older epoch and, from now on, refuses its writers. What was put down in this epoch already, by a
   * tab that heard of it sooner, stays.
   */
  erase(epoch: number): Promise<void>;
  close(): void;
}

/** A keep that answers at once, so that a click is stored before it returns. */
export type PromptKeep = {
  readonly [M in keyof EntryKeep]: EntryKeep[M] extends (...given: infer G) => infer R
    ? (...given: G) => Awaited<R>
    : never;
};

/**
 * `device`: the browser's random name. `marker`: that there was a record here, and how long. `seal`: which texts were
 * verified, see seal.ts.
 */
export type Note = 'device' | 'marker' | 'seal';

/** Everything was erased, in this tab or another, since the writer read the epoch. */
export class EpochPassed extends Error {
  override readonly name = 'EpochPassed';
}

/** Where an entry stands when it is called saved. `memory` means: only as long as this page is open. */
export type Where = 'both' | 'localStorage' | 'indexedDB' | 'memory';

/** How a save went. It never fails: what could not be stored is in memory, in `health()`, and tried again. */
export interface Kept {
  readonly where: Where;
}

/** Something that could not be read: kept raw where it lay, counted, and offered for download. */
export interface SetAside {
  readonly where: 'localStorage' | 'indexedDB' | 'import';
  readonly key: string;
  /** Its text, exactly as it was found. */
  readonly raw: string;
  readonly fault: Fault;
  /** True where the other keep still had the entry whole: nothing is lost. */
  readonly restored: boolean;
}

/**
 * Why something is no entry: `garbled` is not JSON or no object; `too-long` weighs more than an entry may;
 * `envelope` lacks one of the fields that every entry has; `fields` lacks one of its kind's own, or has it in a wrong
 * shape; `altered` does not match its own hash.
 */
export type Fault = 'garbled' | 'too-long' | 'envelope' | 'fields' | 'altered';

/** What the last trouble with a keep was. */
export interface Trouble {
  readonly where: 'localStorage' | 'indexedDB';
  /** `full`: no room. `absent`: blocked or not there. `failed`: anything else. */
  readonly why: 'full' | 'absent' | 'failed';
  /** The browser's own name for the error, for whoever helps. */
  readonly error: string;
}

/** How the keeping goes: everything that a banner or the data screen needs to be honest. */
export interface Health {
  /** One for each keep that does not work now; empty when all is well. */
  readonly trouble: readonly Trouble[];
  /** Where a save would go now. */
  readonly where: Where;
  /** How many entries are in this page's memory and nowhere else. */
  readonly unsaved: number;
  /** How many entries were put back, at boot, into a keep that lacked them. */
  readonly repaired: number;
  /** How many unreadable things were set aside; see `setAside()`. */
  readonly setAside: number;
  /** Entries that this browser says it had and has no more; null when none is missing. */
  readonly vanished: Vanished | null;
  /** A newer version of the course is at work in this browser: this page should be loaded anew. */
  readonly newer: boolean;
  /** A newer version had written here before this page was opened: nothing is stored by this one. */
  readonly readOnly: boolean;
  /** Everything was erased, here or in another tab: nothing is stored until the page is loaded anew. */
  readonly erased: boolean;
  /** Memory and the tab's own session only. */
  readonly sharedComputer: boolean;
}

/** A copy of the whole record, kept before something that changes much of it. */
export interface RestorePoint {
  readonly id: number;
  /** ISO 8601, as the device's clock had it. */
  readonly at: string;
  /** What came next: a file, or a link from another device. */
  readonly why: 'file' | 'place';
  readonly entries: number;
  /** What it weighs. */
  readonly bytes: number;
}

export interface Vanished {
  /** How many entries were there when they were last counted. */
  readonly had: number;
  /** How many are there now. */
  readonly has: number;
  /** The ISO 8601 time at which this browser's record was first seen. */
  readonly since: string;
}

/** How an erasure went. */
export interface Erased {
  /** True when each keep was read again afterwards and held nothing. */
  readonly complete: boolean;
  /** What could not be emptied. */
  readonly left: readonly ('localStorage' | 'indexedDB' | 'caches')[];
}

/** The record of one learner in one browser, loaded. */
export interface RecordStore {
  /** The same object until something changes. */
  record(): Record;
  /**
   * Adds what the learner did. In memory, and where it works in localStorage, when it returns; `saved` resolves when both
   * keeps have it or have refused. Never throws for a storage reason.
   * @throws Error when the payload is not of its kind's shape, or weighs more than 4 KB: the caller's mistake
   */
  add(payload: Payload): Added;
  /** As `add`, for several at once: one order, one save. */
  addAll(payloads: readonly Payload[]): { readonly entries: readonly Entry[]; readonly saved: Promise<Kept> };
  /** Calls back after every change of the record or of its health; the answer stops that. */
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  health(): Health;
  setAside(): readonly SetAside[];
  /**
   * Takes in entries of a record file that was read and checked. Those of a newer version stay outside. Where that adds to
   * what is here, a restore point is kept before.
   */
  import(entries: Iterable<AnyEntry>, why?: RestorePoint['why']): Promise<Kept>;
  /** The copies that were kept, the newest first; empty where there is no place for them. Never rejects. */
  restorePoints(): Promise<readonly RestorePoint[]>;
  /**
   * Brings back what a restore point holds and the record lacks: a union, so nothing newer is lost. Resolves with how many
   * entries came back, or null where the point cannot be read.
   */
  returnTo(id: number): Promise<number | null>;
  /** The learner has seen that data vanished and goes on with what is there. */
  acceptLoss(): void;
  /** Reads the keeps again, and tries again what they refused. Resolves when done. */
  refresh(): Promise<void>;
  /** Removes everything of this course from this browser, in every tab. */
  erase(): Promise<Erased>;
  close(): void;
}

export interface Added {
  readonly entry: Entry;
  readonly saved: Promise<Kept>;
}
