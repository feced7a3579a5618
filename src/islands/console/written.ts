import type { Attestation } from '#domain/roster/attestation.ts';
import { isLongEnough } from '#storage/passphrase.ts';
import type { Lot, Notes, RosterKeep, Seal } from '#storage/roster-keep.ts';
import { rosterKeepHere } from '#storage/roster-place.ts';
import { makeLock, openLock } from '#storage/roster-seal.ts';
import type { DeskView, SetAside, Setup } from './messages.ts';

/** What is written down beside the hand-ins. */
export interface Kept {
  readonly attestations: readonly Attestation[];
  /** The last import; `open` until it came to its end. */
  readonly import: { readonly number: number; readonly open: boolean };
  readonly setAside: readonly SetAside[];
  readonly backedUp: string | null;
  readonly changedSince: boolean;
  readonly changedFirst: string | null;
}

const empty: Kept = {
  attestations: [],
  import: { number: 0, open: false },
  setAside: [],
  backedUp: null,
  changedSince: false,
  changedFirst: null,
};

/**
 * What is written down: lots of hand-ins, the texts of their files, and notes. Where nothing can be written, all of it is held
 * here as long as the page is open, and that is told.
 */
export class Written {
  readonly #changed: () => void;
  #keep: RosterKeep | null = null;
  #seal: Seal | null = null;
  #notes = empty;
  #where: DeskView['kept'] = 'disk';
  #trouble: DeskView['trouble'] = null;
  #unreadable = 0;
  #isSealed = false;
  /** Which lot a hand-in lies in. */
  #lots = new Map<string, Lot>();
  /** The texts of lots that are kept nowhere else. */
  readonly #texts = new Map<string, readonly string[]>();

  /** @param changed is told whenever something of it may have changed */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get notes(): Kept {
    return this.#notes;
  }

  /** Where it lies, and what is the matter with it. */
  get standing(): Pick<DeskView, 'kept' | 'trouble' | 'sealed' | 'unreadable'> {
    return { kept: this.#where, trouble: this.#trouble, sealed: this.#isSealed, unreadable: this.#unreadable };
  }

  /** How many hand-ins there are. */
  get size(): number {
    return this.#lots.size;
  }

  get lots(): ReadonlySet<Lot> {
    return new Set(this.#lots.values());
  }

  has(hash: string): boolean {
    return this.#lots.has(hash);
  }

  /** The lot in which a hand-in lies. */
  lotOf(hash: string): Lot | undefined {
    return this.#lots.get(hash);
  }

  /** Opens what lies on this device, unless it is closed with a passphrase. */
  async open({ keep, root }: Setup): Promise<'locked' | 'open'> {
    this.#keep = keep ? rosterKeepHere(root) : null;
    this.#where = !keep ? 'shared' : this.#keep ? 'disk' : 'refused';
    try {
      this.#isSealed = Boolean(await this.#keep?.lock());
      if (this.#isSealed) return 'locked';
      await this.#load();
    } catch {
      this.#keep = null;
      this.#where = 'refused';
    }
    return 'open';
  }

  /** Resolves with whether that passphrase opens it. */
  async unlock(passphrase: string): Promise<boolean> {
    const lock = await this.#keep?.lock();
    const seal = lock ? await openLock(lock, passphrase) : null;
    if (!seal) return false;
    this.#seal = seal;
    await this.#load();
    return true;
  }

  /** Closes it with a passphrase, or takes that away. */
  async seal(passphrase: string | null): Promise<'done' | 'short-passphrase' | 'not-kept'> {
    const keep = this.#keep;
    if (!keep) return 'not-kept';
    if (passphrase !== null && !isLongEnough(passphrase)) return 'short-passphrase';
    const lock = passphrase === null ? null : await makeLock(passphrase);
    const isDone = await this.#write(() => keep.rewrite(this.#seal, lock));
    if (!isDone) return 'not-kept';
    this.#seal = lock?.seal ?? null;
    this.#isSealed = lock !== null;
    return 'done';
  }

  async note(change: Partial<Kept>): Promise<void> {
    this.#notes = { ...this.#notes, ...change };
    await this.#write((keep) => keep.note(change as Notes, this.#seal));
    this.#changed();
  }

  /** Writes a lot down with the texts of its files, and what was set aside beside it. */
  async add(lot: Lot, texts: readonly string[], aside: readonly SetAside[]): Promise<void> {
    const change = {
      ...(aside.length > 0 ? { setAside: [...this.#notes.setAside, ...aside] } : {}),
      ...(lot.submissions.length > 0 ? { changedSince: true } : {}),
    };
    this.#notes = { ...this.#notes, ...change };
    if (lot.submissions.length === 0) {
      if (aside.length > 0) await this.#write((keep) => keep.note(change, this.#seal));
      return;
    }
    this.#put(lot);
    const isKept = await this.#write((keep) => keep.add(lot, texts, change, this.#seal));
    if (!isKept) this.#texts.set(lot.id, texts);
  }

  /** Puts what came of looking into a lot in its place, if it is still there. */
  async replace(from: Lot, to: Lot): Promise<void> {
    for (const { hash } of to.submissions) if (this.#lots.get(hash) === from) this.#lots.set(hash, to);
    await this.#write((keep) => keep.replace(to, this.#seal));
  }

  /** Takes back what an import brought. */
  async undo(of: number): Promise<void> {
    const gone = [...this.lots].filter((lot) => lot.import === of);
    for (const { id, submissions } of gone) {
      this.#texts.delete(id);
      for (const { hash } of submissions) this.#lots.delete(hash);
    }
    this.#notes = { ...this.#notes, import: { number: of, open: false }, setAside: [], changedSince: true };
    const ids = gone.map(({ id }) => id);
    await this.#write((keep) => keep.remove(ids, this.#notes as unknown as Notes, this.#seal));
  }

  async textsOf({ id }: Lot): Promise<readonly string[] | null> {
    return this.#texts.get(id) ?? (await this.#keep?.texts(id, this.#seal)) ?? null;
  }

  /** The text of one hand-in file as it came; null where it is gone. */
  async textOf(hash: string): Promise<string | null> {
    const lot = this.#lots.get(hash);
    const at = lot?.submissions.findIndex((one) => one.hash === hash) ?? -1;
    return lot && at >= 0 ? ((await this.textsOf(lot))?.[at] ?? null) : null;
  }

  /** Removes all of it from this device; resolves with whether it is gone. */
  async erase(): Promise<boolean> {
    const isGone = await (this.#keep?.erase() ?? Promise.resolve()).then(
      () => true,
      () => false,
    );
    this.#lots = new Map();
    this.#texts.clear();
    this.#notes = empty;
    this.#seal = null;
    this.#isSealed = false;
    return isGone;
  }

  async #load() {
    if (!this.#keep) return;
    const { lots, notes, unreadable } = await this.#keep.read(this.#seal);
    this.#unreadable = unreadable;
    this.#notes = { ...empty, ...(Object.fromEntries(notes) as Partial<Kept>) };
    this.#lots = new Map();
    for (const lot of lots) this.#put(lot);
  }

  #put(lot: Lot) {
    for (const { hash } of lot.submissions) this.#lots.set(hash, lot);
  }

  /** Writes, where there is somewhere to write; what cannot be written stays here as long as the page does, and is told. */
  async #write(work: (keep: RosterKeep) => Promise<void>): Promise<boolean> {
    if (!this.#keep) return false;
    try {
      await work(this.#keep);
      this.#trouble = null;
      return true;
    } catch (error) {
      this.#trouble = (error as Error | null)?.name === 'QuotaExceededError' ? 'full' : 'other';
      this.#changed();
      return false;
    }
  }
}
