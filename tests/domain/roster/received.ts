import { examine } from '#domain/hand-in/examine.ts';
import type { HandInOptions } from '#domain/hand-in/hand-in.ts';
import { readHandIn, writeHandIn } from '#domain/hand-in/hand-in-file.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import type { AnyEntry } from '#domain/record/entry.ts';
import { type Submission, verifiedSubmission, waitingSubmission } from '#domain/roster/submission.ts';
import { gather, emptyRoster } from '#domain/roster/roster.ts';
import { type Row, type RowRules, rowsOf } from '#domain/roster/row.ts';
import { replayer } from '#machines/scenario.ts';
import { check, course, handInOf, now } from '#tests/domain/hand-in/handing-in.ts';

/** A coordinator who made one assignment, `a1`, for two invited learners, and wrote 90 minutes for its module. */
export const rules: RowRules = {
  see: (text) => {
    const [id = '', token = null] = text.split('/');
    return id === 'a1'
      ? { id, token, invited: token === null ? null : ['anna', 'ben'].includes(token), due: '2026-11-30' }
      : null;
  },
  attestations: new Map(),
  minutes: { reviews: 90 },
};

/** What the console keeps of a file that this learner sent. */
export async function receive(
  entries: readonly AnyEntry[],
  more: Partial<HandInOptions> = {},
  key: Signer | null = null,
  assignment?: string,
): Promise<{ readonly file: string; readonly waiting: Submission; readonly verified: Submission }> {
  const file = await writeHandIn({ ...handInOf(entries, more), ...(assignment ? { assignment } : {}) }, key);
  const reading = await readHandIn(file, check);
  if (!reading.ok) throw new Error(reading.sentence);
  const seen = examine(reading, course, replayer, now);
  return {
    file,
    waiting: waitingSubmission(reading),
    verified: verifiedSubmission(reading, seen, course, replayer),
  };
}

export function rowsFrom(submissions: readonly Submission[], more: Partial<RowRules> = {}): readonly Row[] {
  return rowsOf(gather(emptyRoster, submissions).roster, { ...rules, ...more });
}

export function flagsOf({ flags }: Row): readonly string[] {
  return flags.map(({ id }) => id);
}
