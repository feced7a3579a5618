import type { Answered } from '#domain/assignment/invitees.ts';
import { type Attestation, attest } from '#domain/roster/attestation.ts';
import type { Order, Wanted } from '#domain/roster/look-up.ts';
import { waitingIn } from '#machines/gathering.ts';
import { signatureCheck } from '#storage/device-key.ts';
import { forgetLongFiles } from '#storage/long-file.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { answersTo } from './answers-to.ts';
import { type AssignmentReader, readerOf } from './assignment-reader.ts';
import { Gathering } from './gathering.ts';
import { groupStatistics } from './group-statistics.ts';
import { backUp, openBackUp } from './hand-over.ts';
import type { Brought } from './intake.ts';
import { makeReport } from './make-report.ts';
import type { BackedUp, Desk, DeskView, OpenedBackup, Report, Reported, Setup } from './messages.ts';
import { Reading } from './reading.ts';
import { Rows } from './rows.ts';
import { Verifying } from './verifying.ts';
import { Written } from './written.ts';

/** So many of what was set aside travel with the view; all of them are in the list. */
const mostTold = 200;

/**
 * The coordinator's desk, wherever it runs: in a worker, or in a page that may have none. All of the roster is here; the page
 * holds what it shows and no more.
 * @param tell hears where the desk stands, whenever that changes
 */
export function createDesk(tell: (view: DeskView) => void): DeskHere {
  return new DeskHere(tell);
}

/** Where the parts of the desk meet: what is written down, reading, verifying, rows. */
class DeskHere implements AsyncDesk {
  readonly #tell: (view: DeskView) => void;
  readonly #check = signatureCheck();
  #setup!: Setup;
  #reader!: AssignmentReader;
  #state: DeskView['state'] = 'opening';
  #interrupted = false;
  /** How often statistics were asked for. */
  #asked = 0;
  #waitingFor: { readonly roster: unknown; readonly count: number } | null = null;
  #told: ReturnType<typeof setTimeout> | null = null;

  readonly #gathering = new Gathering();
  readonly #written = new Written(() => this.#say());
  readonly #reading = new Reading({
    gathering: this.#gathering,
    written: this.#written,
    receivers: async () => (this.#setup.keep ? receiversHere(this.#setup.root) : []),
    word: (key) => this.#setup.words[key] ?? key,
    changed: () => this.#say(),
  });
  readonly #verifying = new Verifying({
    gathering: this.#gathering,
    written: this.#written,
    setup: () => this.#setup,
    reader: () => this.#reader,
    changed: () => {
      this.#rows.soon();
      this.#say();
    },
  });
  readonly #rows = new Rows({
    gathering: this.#gathering,
    written: this.#written,
    setup: () => this.#setup,
    reader: () => this.#reader,
    isBusy: () => this.#reading.isGoing || this.#verifying.isGoing,
    changed: () => this.#say(),
  });

  constructor(tell: (view: DeskView) => void) {
    this.#tell = tell;
  }

  async open(setup: Setup) {
    this.#setup = setup;
    this.#reader = readerOf(setup, this.#check);
    if ((await this.#written.open(setup)) === 'locked') this.#state = 'locked';
    else await this.#begin();
    this.#say();
  }

  async unlock(passphrase: string) {
    if (!(await this.#written.unlock(passphrase))) return false;
    await this.#begin();
    this.#say();
    return true;
  }

  async seal(passphrase: string | null) {
    const answer = await this.#written.seal(passphrase);
    this.#say();
    return answer;
  }

  async assigned(assigned: Setup['assigned']) {
    this.#setup = { ...this.#setup, assigned };
    this.#reader = readerOf(this.#setup, this.#check);
    await this.#learn();
    this.#rows.again();
  }

  async bring(files: readonly Brought[], total: number) {
    if (this.#state !== 'ready') return;
    this.#interrupted = false;
    void this.#reading.bring(files, total)?.then(() => {
      this.#rows.soon(0);
      void this.#verify();
    });
  }

  async cancel() {
    await this.#reading.stop();
    this.#gathering.tell({ type: 'import.cancel' });
    await this.#written.note({ import: { ...this.#written.notes.import, open: false } });
    this.#rows.soon();
  }

  async undo() {
    await this.#reading.stop();
    this.#gathering.tell({ type: 'import.undo' });
    this.#interrupted = false;
    await this.#written.undo(this.#written.notes.import.number);
    this.#rows.soon();
  }

  async resume() {
    this.#interrupted = false;
    await this.#written.note({ import: { ...this.#written.notes.import, open: false } });
    this.#gathering.tell({ type: 'import.resume' });
    void this.#verify();
  }

  async lookUp(wanted: Wanted, order: Order, from: number, most: number) {
    return this.#rows.lines(wanted, order, from, most);
  }

  async row(id: string) {
    return this.#rows.row(id) ?? null;
  }

  async rows(wanted: Wanted, from: number, most: number) {
    return this.#rows.lookUp(wanted, { by: 'name', down: false }).slice(from, from + most);
  }

  async attestations() {
    return this.#written.notes.attestations;
  }

  async attest(id: string, ground: Attestation['ground'], reason: string) {
    const [answer] = await this.attestAll([id], ground, reason);
    return answer ?? { ok: false as const, why: 'gone' as const };
  }

  async attestAll(ids: readonly string[], ground: Attestation['ground'], reason: string) {
    const at = new Date().toISOString();
    const said = ids.map((id) => {
      const row = this.#rows.row(id);
      return row ? attest(row, { at, ground, reason }) : { ok: false as const, why: 'gone' as const };
    });
    const fresh = new Map(said.flatMap((one) => (one.ok ? [[one.attestation.file, one.attestation] as const] : [])));
    if (fresh.size > 0) {
      const others = this.#written.notes.attestations.filter(({ file }) => !fresh.has(file));
      await this.#written.note({ attestations: [...others, ...fresh.values()], changedSince: true });
      this.#rows.again();
    }
    return said.map((one) => (one.ok ? { ok: true as const } : one));
  }

  async withdrawAttestation(file: string) {
    const attestations = this.#written.notes.attestations.filter((one) => one.file !== file);
    await this.#written.note({ attestations, changedSince: true });
    this.#rows.again();
  }

  async text(hash: string) {
    return this.#written.textOf(hash);
  }

  async setAside() {
    return this.#written.notes.setAside;
  }

  async statistics() {
    this.#asked += 1;
    const asked = this.#asked;
    return groupStatistics(await this.rows({}, 0, Infinity), this.#setup, () => asked === this.#asked);
  }

  async report(report: Report, wanted: Wanted, order: Order): Promise<Reported> {
    return makeReport(report, {
      rows: this.#rows.lookUp(wanted, order),
      setup: this.#setup,
      attestations: this.#written.notes.attestations,
      textOf: (hash) => this.text(hash),
    });
  }

  async answered(assignment: string): Promise<readonly Answered[]> {
    return answersTo(assignment, this.#gathering.roster, this.#reader);
  }

  async backup(passphrase: string, assigned: readonly unknown[]): Promise<BackedUp> {
    return backUp(this.#written, passphrase, assigned);
  }

  async openBackup(file: Blob, passphrase: string): Promise<OpenedBackup> {
    const opened = await openBackUp(file, passphrase);
    if (!opened.ok) return opened;
    const { made, handIns, assigned, attestations, files } = opened;
    const own = this.#written.notes.attestations;
    const known = new Set(own.map((one) => one.file));
    await this.#written.note({ attestations: [...own, ...attestations.filter((one) => !known.has(one.file))] });
    this.#rows.again();
    // Nothing in it is believed: every file is read and replayed, as if its learner had sent it.
    await this.bring(files, files.length);
    return { ok: true, made, handIns, assigned };
  }

  async erase(): Promise<boolean> {
    await this.#reading.stop();
    this.#gathering.tell({ type: 'import.cancel' });
    const isGone = await this.#written.erase();
    await forgetLongFiles();
    this.#gathering.begin();
    this.#interrupted = false;
    this.#rows.again();
    this.#say();
    return isGone;
  }

  /** Begins with what is written down, and goes on looking into what waits, unless the import was interrupted. */
  async #begin() {
    const lots = [...this.#written.lots];
    const roster = new Map(lots.flatMap(({ submissions }) => submissions.map((one) => [one.hash, one] as const)));
    const { number, open } = this.#written.notes.import;
    const added = lots.filter((lot) => lot.import === number).flatMap((lot) => lot.submissions.map(({ hash }) => hash));
    this.#gathering.begin(roster, number, added);
    this.#interrupted = open;
    await this.#learn();
    this.#rows.make();
    this.#state = 'ready';
    if (open || waitingIn(roster).length === 0) return;
    this.#gathering.tell({ type: 'import.resume' });
    void this.#verify();
  }

  async #learn() {
    for (const { assignment } of this.#gathering.roster.values())
      if (assignment !== null) await this.#reader.learn(assignment);
  }

  async #verify() {
    await this.#verifying.goOn();
    this.#rows.soon(0);
    this.#say();
  }

  /** Tells where the desk stands, at most twenty times a second. */
  #say() {
    this.#told ??= setTimeout(() => {
      this.#told = null;
      this.#tell(this.#view());
    }, 50);
  }

  #view(): DeskView {
    const { roster, files, read, added, known } = this.#gathering.now;
    const { setAside, backedUp, changedSince, changedFirst } = this.#written.notes;
    const { untold } = this.#reading;
    if (this.#waitingFor?.roster !== roster) this.#waitingFor = { roster, count: waitingIn(roster).length };
    return {
      state: this.#state,
      ...this.#written.standing,
      doing: this.#gathering.doing,
      files: files + untold.found,
      read: read + untold.read,
      added: added.length,
      known,
      setAside: setAside.slice(0, mostTold),
      setAsideCount: setAside.length,
      handIns: roster.size,
      waiting: this.#waitingFor.count,
      people: this.#rows.people,
      revision: this.#rows.revision,
      fresh: this.#rows.isFresh,
      interrupted: this.#interrupted,
      backedUp,
      changedSince,
      changedFirst,
    };
  }
}

/** The desk as it answers: each question with a promise. */
type AsyncDesk = { [K in keyof Desk]: (...given: Parameters<Desk[K]>) => Promise<ReturnType<Desk[K]>> };
