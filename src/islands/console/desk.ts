import { fill } from '#domain/course/fill.ts';
import { examine } from '#domain/hand-in/examine.ts';
import { hashOf, readHandIn, skimHandIn } from '#domain/hand-in/hand-in-file.ts';
import { type Attestation, attest } from '#domain/roster/attestation.ts';
import { columns, indexRows, type Order, type RowIndex, standingOfRow, type Wanted } from '#domain/roster/look-up.ts';
import { type RowRules, rowsOf } from '#domain/roster/row.ts';
import { type Submission, verifiedSubmission, waitingSubmission } from '#domain/roster/submission.ts';
import type { Answered } from '#domain/assignment/invitees.ts';
import { rosterTable } from '#domain/report/roster-table.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { forgetLongFiles } from '#storage/long-file.ts';
import { openRoster, sealRoster } from '#storage/roster-backup.ts';
import { type FileRead, gatheringMachine, waitingIn } from '#machines/gathering.ts';
import { replayer } from '#machines/scenario.ts';
import { signatureCheck } from '#storage/device-key.ts';
import type { Lot, Notes, RosterKeep, Seal } from '#storage/roster-keep.ts';
import { isLongEnough } from '#storage/passphrase.ts';
import { makeLock, openLock } from '#storage/roster-seal.ts';
import { rosterKeepHere } from '#storage/roster-place.ts';
import { createActor } from 'xstate';
import { type AssignmentReader, readerOf } from './assignment-reader.ts';
import { saidIn, sealedIn, textsIn } from './backup-parts.ts';
import { type Brought, mostHandIns, type Piece, piecesOf } from './intake.ts';
import { LotInMaking } from './lot-in-making.ts';
import { makeReport } from './make-report.ts';
import type { BackedUp, Desk, DeskView, OpenedBackup, Report, Reported, SetAside, Setup } from './messages.ts';
import { readBack } from './outbox.ts';
import { pauses, rest } from './pauses.ts';
import { sayer } from './sayer.ts';
import { isForAnother } from './unseal.ts';

/** Lots are told to the machine once they make up this share of the roster, since that makes the whole roster anew. */
const share = 1 / 4;
/** So many of what was set aside travel with the view; all of them are in the list. */
const mostTold = 200;

/** What is written down beside the hand-ins. */
interface Kept {
  readonly attestations: readonly Attestation[];
  /** The last import; `open` until it came to its end. */
  readonly import: { readonly number: number; readonly open: boolean };
  readonly setAside: readonly SetAside[];
  readonly backedUp: string | null;
  readonly changedSince: boolean;
  readonly changedFirst: string | null;
}

/**
 * The coordinator's desk, wherever it runs: in a worker, or in a page that may have none. All of the roster is here; the page
 * holds what it shows and no more.
 * @param tell hears where the desk stands, whenever that changes
 */
export function createDesk(tell: (view: DeskView) => void): DeskHere {
  return new DeskHere(tell);
}

class DeskHere implements AsyncDesk {
  readonly #tell: (view: DeskView) => void;
  readonly #check = signatureCheck();
  #setup!: Setup;
  #reader!: AssignmentReader;
  #keep: RosterKeep | null = null;
  #seal: Seal | null = null;
  #actor = startedActor(new Map());
  /** Which lot a hand-in lies in. */
  #lots = new Map<string, Lot>();
  /** The texts of lots that are kept nowhere else. */
  readonly #texts = new Map<string, readonly string[]>();
  readonly #queue: Brought[] = [];
  /** How many files of this import the page has still to send. */
  #toCome = 0;
  #reading = false;
  #verifying = false;
  /** Files that were read and kept, and are still to be told to the machine; how many of them lay inside another one. */
  #untold: { read: FileRead[]; found: number } = { read: [], found: 0 };
  #kept: Kept = empty;
  #state: DeskView['state'] = 'opening';
  #where: DeskView['kept'] = 'disk';
  #trouble: DeskView['trouble'] = null;
  #unreadable = 0;
  #sealed = false;
  #interrupted = false;
  #index: RowIndex = indexRows([]);
  #people = 0;
  #revision = 0;
  #rowsFor: unknown = null;
  #waitingFor: { readonly roster: unknown; readonly count: number } | null = null;
  #rowsDue: ReturnType<typeof setTimeout> | null = null;
  #rowsTook = 0;
  #ahead: ReturnType<typeof setTimeout> | undefined;
  #told: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (view: DeskView) => void) {
    this.#tell = tell;
  }

  async open(setup: Setup) {
    this.#setup = setup;
    this.#reader = readerOf(setup, this.#check);
    this.#keep = setup.keep ? rosterKeepHere(setup.root) : null;
    this.#where = !setup.keep ? 'shared' : this.#keep ? 'disk' : 'refused';
    if (this.#keep) {
      try {
        const lock = await this.#keep.lock();
        if (lock) {
          this.#sealed = true;
          this.#state = 'locked';
          return this.#say();
        }
        await this.#load();
      } catch {
        this.#keep = null;
        this.#where = 'refused';
      }
    }
    this.#state = 'ready';
    this.#say();
  }

  async unlock(passphrase: string) {
    const lock = await this.#keep?.lock();
    const seal = lock ? await openLock(lock, passphrase) : null;
    if (!seal) return false;
    this.#seal = seal;
    await this.#load();
    this.#state = 'ready';
    this.#say();
    return true;
  }

  async seal(passphrase: string | null) {
    const keep = this.#keep;
    if (!keep) return 'not-kept' as const;
    if (passphrase !== null && !isLongEnough(passphrase)) return 'short-passphrase' as const;
    const lock = passphrase === null ? null : await makeLock(passphrase);
    const isDone = await this.#write(() => keep.rewrite(this.#seal, lock));
    if (!isDone) return 'not-kept' as const;
    this.#seal = lock?.seal ?? null;
    this.#sealed = lock !== null;
    this.#say();
    return 'done' as const;
  }

  async assigned(assigned: Setup['assigned']) {
    this.#setup = { ...this.#setup, assigned };
    this.#reader = readerOf(this.#setup, this.#check);
    for (const { assignment } of this.#roster.values()) if (assignment !== null) await this.#reader.learn(assignment);
    this.#rowsFor = null;
    this.#rowsSoon();
  }

  async bring(files: readonly Brought[], total: number) {
    if (this.#state !== 'ready') return;
    for (const one of files) this.#queue.push(one);
    this.#toCome = this.#reading ? Math.max(0, this.#toCome - files.length) : total - files.length;
    if (!this.#reading) void this.#read(total);
  }

  async cancel() {
    this.#queue.length = 0;
    this.#toCome = 0;
    this.#tellRead();
    this.#actor.send({ type: 'import.cancel' });
    await this.#note({ import: { ...this.#kept.import, open: false } });
    this.#rowsSoon();
  }

  async undo() {
    this.#queue.length = 0;
    this.#toCome = 0;
    const of = this.#kept.import.number;
    this.#tellRead();
    this.#actor.send({ type: 'import.undo' });
    const gone = [...new Set(this.#lots.values())].filter((lot) => lot.import === of);
    for (const { id, submissions } of gone) {
      this.#texts.delete(id);
      for (const { hash } of submissions) this.#lots.delete(hash);
    }
    this.#interrupted = false;
    this.#kept = { ...this.#kept, import: { number: of, open: false }, setAside: [], changedSince: true };
    await this.#write((keep) =>
      keep.remove(
        gone.map(({ id }) => id),
        this.#kept as unknown as Notes,
        this.#seal,
      ),
    );
    this.#rowsSoon();
  }

  async resume() {
    this.#interrupted = false;
    await this.#note({ import: { ...this.#kept.import, open: false } });
    this.#actor.send({ type: 'import.resume' });
    void this.#verify();
  }

  async lookUp(wanted: Wanted, order: Order, from: number, most: number) {
    const found = this.#index.lookUp(wanted, order);
    const shown = found.slice(from, from + most);
    const say = sayer(this.#setup);
    const { columns, rows } = rosterTable(shown, say);
    return {
      columns,
      found: found.length,
      people: this.#people,
      lines: shown.map((row, at) => ({
        id: row.id,
        cells: rows[at] ?? [],
        flags: [...new Map(row.flags.map((one) => [say('flag', one.id, one.values), one.weight]))].map(
          ([text, weight]) => ({ text, weight }),
        ),
        level: row.level,
        standing: standingOfRow(row),
      })),
    };
  }

  async row(id: string) {
    return this.#index.row(id) ?? null;
  }

  async rows(wanted: Wanted, from: number, most: number) {
    return this.#index.lookUp(wanted, { by: 'name', down: false }).slice(from, from + most);
  }

  async attestations() {
    return this.#kept.attestations;
  }

  async attest(id: string, ground: Attestation['ground'], reason: string) {
    const [answer] = await this.attestAll([id], ground, reason);
    return answer ?? { ok: false as const, why: 'gone' as const };
  }

  async attestAll(ids: readonly string[], ground: Attestation['ground'], reason: string) {
    const at = new Date().toISOString();
    const said = ids.map((id) => {
      const row = this.#index.row(id);
      return row ? attest(row, { at, ground, reason }) : { ok: false as const, why: 'gone' as const };
    });
    const fresh = new Map(said.flatMap((one) => (one.ok ? [[one.attestation.file, one.attestation] as const] : [])));
    if (fresh.size > 0) {
      const others = this.#kept.attestations.filter(({ file }) => !fresh.has(file));
      await this.#note({ attestations: [...others, ...fresh.values()], changedSince: true });
      this.#rowsFor = null;
      this.#makeRows();
    }
    return said.map((one) => (one.ok ? { ok: true as const } : one));
  }

  async withdrawAttestation(file: string) {
    await this.#note({ attestations: this.#kept.attestations.filter((one) => one.file !== file), changedSince: true });
    this.#rowsFor = null;
    this.#makeRows();
  }

  async text(hash: string) {
    const lot = this.#lots.get(hash);
    const at = lot?.submissions.findIndex((one) => one.hash === hash) ?? -1;
    return lot && at >= 0 ? ((await this.#textsOf(lot))?.[at] ?? null) : null;
  }

  async setAside() {
    return this.#kept.setAside;
  }

  async report(report: Report, wanted: Wanted, order: Order): Promise<Reported> {
    return makeReport(report, {
      rows: this.#index.lookUp(wanted, order),
      setup: this.#setup,
      attestations: this.#kept.attestations,
      textOf: (hash) => this.text(hash),
    });
  }

  async answered(assignment: string): Promise<readonly Answered[]> {
    return [...this.#roster.values()].flatMap((submission) => {
      const seen = submission.assignment === null ? null : this.#reader.see(submission.assignment);
      if (seen?.id !== assignment) return [];
      // What is broken, or still waits, is something that came and shows nothing.
      const counts = submission.state === 'verified' && submission.verdict !== 'broken';
      return [
        {
          assignment: { id: seen.id, ...(seen.token === null ? {} : { invitee: seen.token }) },
          complete: counts ? submission.progress.complete : [],
          course: counts && submission.progress.course,
        },
      ];
    });
  }

  async backup(passphrase: string, assigned: readonly unknown[]): Promise<BackedUp> {
    const lots = [...new Set(this.#lots.values())];
    const made = new Date().toISOString();
    const { attestations } = this.#kept;
    const textsOf = (lot: Lot) => this.#textsOf(lot);
    const parts = async function* () {
      yield { attestations, assigned };
      for (const lot of lots) yield { texts: (await textsOf(lot)) ?? [], sealed: sealedIn(lot.submissions) };
    };
    const sealed = await sealRoster(parts(), { count: lots.length + 1, passphrase, made });
    if (!sealed.ok) return { ok: false, why: sealed.refusal };
    // Done is only what opens: the file is opened again before it is called a backup.
    const opened = await openRoster(sealed.file, passphrase);
    if (!opened.ok) return { ok: false, why: opened.refusal };
    await this.#note({ backedUp: made, changedSince: false });
    const count = opened.parts.reduce<number>((sum, part) => sum + textsIn(part).length, 0);
    const { hash } = await readBack(sealed.file);
    return {
      ok: true,
      made: { file: sealed.file, name: `post-rounds-roster-${made.slice(0, 10)}.sealed`, count, hash },
    };
  }

  async openBackup(file: Blob, passphrase: string): Promise<OpenedBackup> {
    const opened = await openRoster(file, passphrase);
    if (!opened.ok) return { ok: false, why: opened.refusal };
    const texts = opened.parts.flatMap((part) => textsIn(part, 'open'));
    const sealed = opened.parts.flatMap((part) => textsIn(part, 'sealed'));
    const [first] = opened.parts;
    const { attestations, assigned } = saidIn(first);
    const own = new Set(this.#kept.attestations.map((one) => one.file));
    const theirs = attestations.filter(({ file: hash }) => !own.has(hash));
    await this.#note({ attestations: [...this.#kept.attestations, ...theirs] });
    this.#rowsFor = null;
    // Nothing in it is believed: every file is read and replayed, as if its learner had sent it.
    const lines = (those: readonly string[]) => new Blob(those.map((text) => `${JSON.stringify(text)}\n`));
    const files: readonly Brought[] = [
      { name: 'backup.ndjson', file: lines(texts) },
      ...(sealed.length > 0 ? [{ name: 'backup-sealed.ndjson', file: lines(sealed), sealed: true }] : []),
    ];
    await this.bring(files, files.length);
    return { ok: true, made: opened.made, handIns: texts.length + sealed.length, assigned };
  }

  async erase(): Promise<boolean> {
    this.#queue.length = 0;
    this.#toCome = 0;
    this.#untold = { read: [], found: 0 };
    this.#actor.send({ type: 'import.cancel' });
    const isGone = await (this.#keep?.erase() ?? Promise.resolve()).then(
      () => true,
      () => false,
    );
    await forgetLongFiles();
    this.#actor = startedActor(new Map());
    this.#lots = new Map();
    this.#texts.clear();
    this.#kept = empty;
    this.#seal = null;
    this.#sealed = false;
    this.#interrupted = false;
    this.#makeRows();
    this.#say();
    return isGone;
  }

  get #roster() {
    return this.#actor.getSnapshot().context.roster;
  }

  async #load() {
    if (!this.#keep) return;
    const { lots, notes, unreadable } = await this.#keep.read(this.#seal);
    this.#unreadable = unreadable;
    this.#kept = { ...empty, ...(Object.fromEntries(notes) as Partial<Kept>) };
    this.#lots = new Map(lots.flatMap((lot) => lot.submissions.map(({ hash }) => [hash, lot] as const)));
    const roster = new Map(lots.flatMap(({ submissions }) => submissions.map((one) => [one.hash, one] as const)));
    const { number, open } = this.#kept.import;
    this.#interrupted = open;
    const added = lots.filter((lot) => lot.import === number).flatMap((lot) => lot.submissions.map(({ hash }) => hash));
    this.#actor = startedActor(roster, number, added);
    for (const { assignment } of roster.values()) if (assignment !== null) await this.#reader.learn(assignment);
    this.#makeRows();
    if (!open && waitingIn(roster).length > 0) {
      this.#actor.send({ type: 'import.resume' });
      void this.#verify();
    }
  }

  /** Reads what was brought, file by file: each is skimmed and written down; looking into them comes after. */
  async #read(total: number) {
    this.#reading = true;
    this.#interrupted = false;
    const number = this.#kept.import.number + 1;
    this.#actor.send({ type: 'files.bring', files: total });
    const changedFirst = this.#kept.changedFirst ?? new Date().toISOString();
    await this.#note({ import: { number, open: true }, setAside: [], changedFirst });
    const goesOn = () => this.#actor.getSnapshot().matches('reading') && this.#kept.import.number === number;
    const receivers = this.#setup.keep ? await receiversHere(this.#setup.root) : [];
    let expected = total;
    let lot = new LotInMaking();
    const keepLot = async ({ read, found, texts, submissions }: LotInMaking) => {
      await this.#keepLot(number, submissions, texts, read);
      if (!goesOn()) return;
      for (const one of read) this.#untold.read.push(one);
      this.#untold.found += found;
      if (this.#untold.read.length >= share * this.#roster.size) this.#tellRead();
      this.#say();
    };
    // One lot is written while the next is read.
    let writing = Promise.resolve();
    const put = async () => {
      if (lot.read.length === 0) return;
      const full = lot;
      lot = new LotInMaking();
      await writing;
      writing = keepLot(full);
    };
    const pause = pauses();
    while (goesOn() && (this.#queue.length > 0 || this.#toCome > 0)) {
      const next = this.#queue.shift();
      if (!next) {
        await rest(5);
        continue;
      }
      // Another drop while this one was being read: it joins.
      if (expected === 0) lot.found += 1;
      else expected -= 1;
      let within = false;
      for await (const piece of piecesOf(next, receivers)) {
        if (!goesOn()) break;
        if (piece.inside) {
          within = true;
          lot.found += 1;
        }
        await this.#take(piece, lot, next.sealed);
        if (lot.isFull()) await put();
        await pause();
      }
      if (within) lot.read.push({ file: next.name, opened: true });
    }
    if (goesOn()) await put();
    await writing;
    if (goesOn()) this.#tellRead();
    await this.#note({ import: { number, open: false } });
    this.#reading = false;
    this.#rowsSoon(0);
    void this.#verify();
    this.#say();
  }

  /** Tells the machine what was read and kept since it was last told. */
  #tellRead() {
    const { read, found } = this.#untold;
    if (read.length === 0) return;
    this.#untold = { read: [], found: 0 };
    this.#actor.send({ type: 'files.read', import: this.#importNow(), read, found });
  }

  async #take(piece: Piece, lot: LotInMaking, cameSealed = false) {
    const { name: file } = piece;
    if ('refused' in piece) {
      lot.read.push({ file, refused: fill(this.#word(`refused-${piece.refused}`), piece.values) });
      return;
    }
    if (this.#lots.size + lot.submissions.length >= mostHandIns) {
      lot.read.push({ file, refused: this.#word('refused-too-many') });
      return;
    }
    const skimmed = skimHandIn(piece.text);
    if (!skimmed.ok) {
      lot.read.push({ file, refused: skimmed.sentence });
      return;
    }
    if (isForAnother(piece, skimmed.handIn)) {
      lot.read.push({ file, refused: this.#word('refused-sealed-mixed') });
      return;
    }
    const sealed = cameSealed || piece.sealedFor !== undefined;
    const submission: Submission = { ...waitingSubmission(skimmed), ...(sealed ? { sealed } : {}) };
    lot.read.push({ file, submission });
    if (this.#lots.has(submission.hash) || lot.hashes.has(submission.hash)) return;
    lot.add(submission, typeof piece.text === 'string' ? piece.text : new TextDecoder().decode(piece.text));
  }

  async #keepLot(
    number: number,
    submissions: readonly Submission[],
    texts: readonly string[],
    read: readonly FileRead[],
  ) {
    const setAside = read.flatMap((one) => ('refused' in one ? [{ file: one.file, why: one.refused }] : []));
    if (setAside.length > 0) this.#kept = { ...this.#kept, setAside: [...this.#kept.setAside, ...setAside] };
    const notes = setAside.length > 0 ? { setAside: this.#kept.setAside } : {};
    if (submissions.length === 0) {
      if (setAside.length > 0) await this.#write((keep) => keep.note(notes, this.#seal));
      return;
    }
    this.#kept = { ...this.#kept, changedSince: true };
    const id = hashOf(submissions.map(({ hash }) => hash).join());
    const lot: Lot = { id, import: number, submissions };
    for (const { hash } of submissions) this.#lots.set(hash, lot);
    const isKept = await this.#write((keep) => keep.add(lot, texts, { ...notes, changedSince: true }, this.#seal));
    if (!isKept) this.#texts.set(id, texts);
  }

  /** Looks into what waits, lot by lot. */
  async #verify() {
    if (this.#verifying) return;
    this.#verifying = true;
    const goesOn = () => this.#actor.getSnapshot().matches('verifying');
    const pause = pauses();
    const done = new Set<string>();
    while (goesOn()) {
      const next = waitingIn(this.#roster).find(({ hash }) => !done.has(this.#lots.get(hash)?.id ?? ''));
      const lot = next && this.#lots.get(next.hash);
      if (!lot) break;
      done.add(lot.id);
      const texts = await this.#textsOf(lot).catch(() => null);
      const submissions: Submission[] = [];
      for (const [at, submission] of lot.submissions.entries()) {
        if (!goesOn()) break;
        submissions.push(submission.state === 'verified' ? submission : await this.#lookInto(submission, texts?.[at]));
        await pause();
      }
      if (submissions.length < lot.submissions.length) break;
      const looked: Lot = { ...lot, submissions };
      for (const { hash } of submissions) if (this.#lots.get(hash) === lot) this.#lots.set(hash, looked);
      await this.#write((keep) => keep.replace(looked, this.#seal));
      this.#actor.send({ type: 'files.verified', import: this.#importNow(), submissions });
      this.#rowsSoon();
      this.#say();
    }
    this.#verifying = false;
    this.#rowsSoon(0);
    this.#say();
    // Files that were brought meanwhile have been read by now.
    if (goesOn() && waitingIn(this.#roster).some(({ hash }) => !done.has(this.#lots.get(hash)?.id ?? '')))
      void this.#verify();
  }

  async #lookInto(waiting: Submission, text: string | undefined): Promise<Submission> {
    if (text === undefined) return waiting;
    const { course, baseline } = this.#setup;
    const reading = await readHandIn(text, this.#check);
    // It was skimmed before, so it can be read.
    if (!reading.ok) return waiting;
    if (waiting.assignment !== null) await this.#reader.learn(waiting.assignment);
    const seen = examine(reading, course, replayer, Date.now());
    const verified = verifiedSubmission(reading, seen, course, replayer, baseline);
    return waiting.sealed ? { ...verified, sealed: true } : verified;
  }

  async #textsOf({ id }: Lot): Promise<readonly string[] | null> {
    return this.#texts.get(id) ?? (await this.#keep?.texts(id, this.#seal)) ?? null;
  }

  /** Computes the rows anew before long: at once where that is quick, seldom where it is not. */
  #rowsSoon(least = 250) {
    if (this.#rowsDue && least > 0) return;
    if (this.#rowsDue) clearTimeout(this.#rowsDue);
    this.#rowsDue = setTimeout(
      () => {
        this.#rowsDue = null;
        this.#makeRows();
      },
      Math.max(least, this.#reading || this.#verifying ? 5 * this.#rowsTook : 0),
    );
  }

  #makeRows() {
    const roster = this.#roster;
    this.#sortAhead();
    if (this.#rowsFor === roster) return;
    const start = performance.now();
    const rules: RowRules = {
      see: (text) => this.#reader.see(text),
      attestations: new Map(this.#kept.attestations.map((one) => [one.file, one])),
      minutes: this.#setup.minutes,
    };
    const rows = rowsOf(roster, rules);
    this.#index = indexRows(rows);
    this.#index.prepare('name');
    this.#people = rows.length;
    this.#rowsFor = roster;
    this.#revision += 1;
    this.#rowsTook = performance.now() - start;
    this.#say();
  }

  /** Once nothing else is to be done, sorts by the columns that nobody asked for yet, one at a time. */
  #sortAhead(from = 0) {
    if (this.#ahead) clearTimeout(this.#ahead);
    const by = columns[from];
    this.#ahead =
      by &&
      setTimeout(() => {
        if (this.#reading || this.#verifying) return;
        this.#index.prepare(by);
        this.#sortAhead(from + 1);
      }, 50);
  }

  async #note(change: Partial<Kept>) {
    this.#kept = { ...this.#kept, ...change };
    await this.#write((keep) => keep.note(change as Notes, this.#seal));
    this.#say();
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
      this.#say();
      return false;
    }
  }

  #importNow(): number {
    return this.#actor.getSnapshot().context.import;
  }

  #word(key: string): string {
    return this.#setup.words[key] ?? key;
  }

  /** Tells where the desk stands, at most twenty times a second. */
  #say() {
    this.#told ??= setTimeout(() => {
      this.#told = null;
      this.#tell(this.#view());
    }, 50);
  }

  #view(): DeskView {
    const { context, value } = this.#actor.getSnapshot();
    const untold = this.#untold;
    if (this.#waitingFor?.roster !== context.roster)
      this.#waitingFor = { roster: context.roster, count: waitingIn(context.roster).length };
    return {
      state: this.#state,
      kept: this.#where,
      trouble: this.#trouble,
      sealed: this.#sealed,
      unreadable: this.#unreadable,
      doing: value,
      files: context.files + untold.found,
      read: context.read + untold.read.length,
      added: context.added.length,
      known: context.known,
      setAside: this.#kept.setAside.slice(0, mostTold),
      setAsideCount: this.#kept.setAside.length,
      handIns: context.roster.size,
      waiting: this.#waitingFor.count,
      people: this.#people,
      revision: this.#revision,
      fresh: this.#rowsFor === context.roster,
      interrupted: this.#interrupted,
      backedUp: this.#kept.backedUp,
      changedSince: this.#kept.changedSince,
      changedFirst: this.#kept.changedFirst,
    };
  }
}

/** The desk as it answers: each question with a promise. */
type AsyncDesk = { [K in keyof Desk]: (...given: Parameters<Desk[K]>) => Promise<ReturnType<Desk[K]>> };

const empty: Kept = {
  attestations: [],
  import: { number: 0, open: false },
  setAside: [],
  backedUp: null,
  changedSince: false,
  changedFirst: null,
};

function startedActor(roster: ReadonlyMap<string, Submission>, last = 0, added: readonly string[] = []) {
  const actor = createActor(gatheringMachine, { input: { roster, import: last, added } });
  actor.start();
  return actor;
}
