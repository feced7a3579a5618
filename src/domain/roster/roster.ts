import type { Submission } from './submission.ts';

/** All hand-ins that were dropped here, by the hash of their text. Rows, statistics and reports are computed from it. */
export type Roster = ReadonlyMap<string, Submission>;

export const emptyRoster: Roster = new Map();

/** What became of files that were brought in. */
export interface Gathered {
  readonly roster: Roster;
  /** Files that were not there before. */
  readonly added: number;
  /** Files that were there and are verified now. */
  readonly verified: number;
  /** Files that were there already, under whatever name: nothing changed. */
  readonly known: number;
}

/**
 * Adds hand-ins. The same file twice, whatever it is called, is one; a verified one is never taken back to waiting, so
 * bringing in anything again changes nothing. The order in which files come does not matter.
 */
export function gather(roster: Roster, submissions: Iterable<Submission>): Gathered {
  const all = new Map(roster);
  let [added, verified, known] = [0, 0, 0];
  for (const submission of submissions) {
    const there = all.get(submission.hash);
    if (!there) added += 1;
    else if (there.state === 'waiting' && submission.state === 'verified') verified += 1;
    else {
      known += 1;
      continue;
    }
    all.set(submission.hash, submission);
  }
  return added + verified > 0 ? { roster: all, added, verified, known } : { roster, added, verified, known };
}

/** Takes one import back: the roster without the files that it added. */
export function withdraw(roster: Roster, hashes: Iterable<string>): Roster {
  const left = new Map(roster);
  for (const hash of hashes) left.delete(hash);
  return left;
}
