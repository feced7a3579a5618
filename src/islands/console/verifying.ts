import { examine } from '#domain/hand-in/examine.ts';
import { readHandIn } from '#domain/hand-in/hand-in-file.ts';
import { type Submission, verifiedSubmission } from '#domain/roster/submission.ts';
import { waitingIn } from '#machines/gathering.ts';
import { replayer } from '#machines/scenario.ts';
import { signatureCheck } from '#storage/device-key.ts';
import type { Lot } from '#storage/roster-keep.ts';
import type { AssignmentReader } from './assignment-reader.ts';
import type { Gathering } from './gathering.ts';
import type { Setup } from './messages.ts';
import { pauses } from './pauses.ts';
import type { Written } from './written.ts';

/** What verifying needs, and whom it tells. */
export interface VerifyingFor {
  readonly gathering: Gathering;
  readonly written: Written;
  setup(): Pick<Setup, 'course' | 'baseline'>;
  reader(): AssignmentReader;
  /** A lot was looked into; some rows have changed. */
  changed(): void;
}

/** Looks into what was read, lot by lot: signatures are checked, and every result is replayed. */
export class Verifying {
  readonly #for: VerifyingFor;
  readonly #check = signatureCheck();
  #isGoing = false;

  constructor(of: VerifyingFor) {
    this.#for = of;
  }

  get isGoing(): boolean {
    return this.#isGoing;
  }

  /** Resolves once nothing waits any more, or somebody stopped it; at once where it is going on already. */
  async goOn(): Promise<void> {
    if (this.#isGoing) return;
    const { gathering, written, changed } = this.#for;
    this.#isGoing = true;
    const isWanted = () => gathering.doing === 'verifying';
    const done = new Set<string>();
    const next = () => {
      const waiting = waitingIn(gathering.roster).find(({ hash }) => !done.has(written.lotOf(hash)?.id ?? ''));
      return waiting && written.lotOf(waiting.hash);
    };
    for (let lot = next(); lot && isWanted(); lot = next()) {
      done.add(lot.id);
      const looked = await this.#lookInto(lot, isWanted);
      if (!looked) break;
      await written.replace(lot, looked);
      gathering.tell({
        type: 'files.verified',
        import: gathering.now.import,
        submissions: looked.submissions,
      });
      changed();
    }
    this.#isGoing = false;
    // Files that were brought meanwhile have been read by now.
    if (isWanted() && next()) return this.goOn();
    // What is left cannot be looked into, since its text is gone: it stays as it is, and nobody waits for it.
    if (isWanted()) gathering.tell({ type: 'import.cancel' });
  }

  /** The lot with what came of looking into it; null where somebody stopped it in between. */
  async #lookInto(lot: Lot, isWanted: () => boolean): Promise<Lot | null> {
    const pause = pauses();
    const texts = await this.#for.written.textsOf(lot).catch(() => null);
    const submissions: Submission[] = [];
    for (const [at, submission] of lot.submissions.entries()) {
      if (!isWanted()) return null;
      submissions.push(submission.state === 'verified' ? submission : await this.#verified(submission, texts?.[at]));
      await pause();
    }
    return { ...lot, submissions };
  }

  async #verified(waiting: Submission, text: string | undefined): Promise<Submission> {
    if (text === undefined) return waiting;
    const { course, baseline } = this.#for.setup();
    const reading = await readHandIn(text, this.#check);
    // It was skimmed before, so it can be read.
    if (!reading.ok) return waiting;
    if (waiting.assignment !== null) await this.#for.reader().learn(waiting.assignment);
    const seen = examine(reading, course, replayer, Date.now());
    const verified = verifiedSubmission(reading, seen, course, replayer, baseline);
    return waiting.sealed ? { ...verified, sealed: true } : verified;
  }
}
