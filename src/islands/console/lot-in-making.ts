import type { Submission } from '#domain/roster/submission.ts';
import type { FileRead } from '#machines/gathering.ts';

/** A lot holds at most so many hand-ins, and so many letters. */
const lotSize = 1000;
const lotLetters = 1_000_000;

/** Files that were read and are to be written down together. */
export class LotInMaking {
  readonly read: FileRead[] = [];
  readonly submissions: Submission[] = [];
  readonly texts: string[] = [];
  readonly hashes = new Set<string>();
  found = 0;
  #letters = 0;

  add(submission: Submission, text: string) {
    this.submissions.push(submission);
    this.texts.push(text);
    this.hashes.add(submission.hash);
    this.#letters += text.length;
  }

  isFull() {
    return this.read.length >= lotSize || this.#letters >= lotLetters;
  }
}
