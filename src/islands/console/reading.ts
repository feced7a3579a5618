import { fill } from '#domain/course/fill.ts';
import { hashOf, skimHandIn } from '#domain/hand-in/hand-in-file.ts';
import type { Receiver } from '#domain/hand-in/receiving.ts';
import { type Submission, waitingSubmission } from '#domain/roster/submission.ts';
import type { FileRead } from '#machines/gathering.ts';
import type { Gathering } from './gathering.ts';
import { type Brought, mostHandIns, type Piece, piecesOf } from './intake.ts';
import { LotInMaking } from './lot-in-making.ts';
import { pauses, rest } from './pauses.ts';
import { isForAnother } from './unseal.ts';
import type { Written } from './written.ts';

/** Lots are told to the machine once they make up this share of the roster, since that makes the whole roster anew. */
const share = 1 / 4;

/** What reading needs, and whom it tells. */
export interface ReadingFor {
  readonly gathering: Gathering;
  readonly written: Written;
  /** The keys that open what was sealed to this office. */
  receivers(): Promise<readonly Receiver[]>;
  /** Puts the reason why something was not read into words. */
  word(key: string): string;
  /** Something of how it stands has changed. */
  changed(): void;
}

/** Reads what was brought, file by file: each is skimmed and written down; looking into them comes after. */
export class Reading {
  readonly #for: ReadingFor;
  readonly #queue: Brought[] = [];
  /** How many files of this import the page has still to send. */
  #toCome = 0;
  #isWanted = false;
  #going: Promise<void> | null = null;
  /** Files that were read and kept, and are still to be told to the machine; how many of them lay inside another one. */
  #untold: { read: FileRead[]; found: number } = { read: [], found: 0 };

  constructor(of: ReadingFor) {
    this.#for = of;
  }

  get isGoing(): boolean {
    return this.#going !== null;
  }

  get untold(): { readonly read: number; readonly found: number } {
    return { read: this.#untold.read.length, found: this.#untold.found };
  }

  /** Takes files in, of so many in all. Resolves once all of them were read; null where others were being read already: these join them. */
  bring(files: readonly Brought[], total: number): Promise<void> | null {
    for (const one of files) this.#queue.push(one);
    this.#toCome = this.#going ? Math.max(0, this.#toCome - files.length) : total - files.length;
    if (this.#going) return null;
    this.#isWanted = true;
    this.#going = this.#read(total).finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  /** Stops after what is in hand. What was read by then is written down and on the roster once this resolves. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#queue.length = 0;
    this.#toCome = 0;
    await this.#going;
  }

  async #read(total: number) {
    const { gathering, written, changed } = this.#for;
    const number = written.notes.import.number + 1;
    gathering.tell({ type: 'files.bring', files: total });
    const changedFirst = written.notes.changedFirst ?? new Date().toISOString();
    await written.note({ import: { number, open: true }, setAside: [], changedFirst });
    const receivers = await this.#for.receivers();
    let expected = total;
    let lot = new LotInMaking();
    const keepLot = async ({ read, found, texts, submissions }: LotInMaking) => {
      const aside = read.flatMap((one) => ('refused' in one ? [{ file: one.file, why: one.refused }] : []));
      const id = hashOf(submissions.map(({ hash }) => hash).join());
      await written.add({ id, import: number, submissions }, texts, aside);
      for (const one of read) this.#untold.read.push(one);
      this.#untold.found += found;
      if (this.#untold.read.length >= share * gathering.roster.size) this.#tell();
      changed();
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
    while (this.#isWanted && (this.#queue.length > 0 || this.#toCome > 0)) {
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
        if (!this.#isWanted) break;
        if (piece.inside) {
          within = true;
          lot.found += 1;
        }
        this.#take(piece, lot, next.sealed);
        if (lot.isFull()) await put();
        await pause();
      }
      if (within) lot.read.push({ file: next.name, opened: true });
    }
    await put();
    await writing;
    this.#tell();
    await written.note({ import: { number, open: false } });
  }

  /** Tells the machine what was read and kept since it was last told. */
  #tell() {
    const { gathering } = this.#for;
    const { read, found } = this.#untold;
    if (read.length === 0) return;
    this.#untold = { read: [], found: 0 };
    gathering.tell({ type: 'files.read', import: gathering.now.import, read, found });
  }

  #take(piece: Piece, lot: LotInMaking, cameSealed = false) {
    const { written, word } = this.#for;
    const { name: file } = piece;
    if ('refused' in piece) {
      lot.read.push({ file, refused: fill(word(`refused-${piece.refused}`), piece.values) });
      return;
    }
    if (written.size + lot.submissions.length >= mostHandIns) {
      lot.read.push({ file, refused: word('refused-too-many') });
      return;
    }
    const skimmed = skimHandIn(piece.text);
    if (!skimmed.ok) {
      lot.read.push({ file, refused: skimmed.sentence });
      return;
    }
    if (isForAnother(piece, skimmed.handIn)) {
      lot.read.push({ file, refused: word('refused-sealed-mixed') });
      return;
    }
    const sealed = cameSealed || piece.sealedFor !== undefined;
    const submission: Submission = { ...waitingSubmission(skimmed), ...(sealed ? { sealed } : {}) };
    lot.read.push({ file, submission });
    if (written.has(submission.hash) || lot.hashes.has(submission.hash)) return;
    lot.add(submission, typeof piece.text === 'string' ? piece.text : new TextDecoder().decode(piece.text));
  }
}
