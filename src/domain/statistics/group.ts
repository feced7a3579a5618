import { certainties, type Certainty } from '../assessment/certainty.ts';
import type { Submission } from '../roster/submission.ts';
import { gateFor } from './gate.ts';
import { type Interval, mean, variance, wilson } from './numbers.ts';

/** What a group knew before and after, over people who have both. Compared, never claimed as the course's doing. */
export interface GroupGain {
  readonly people: number;
  /** Means over people, 0 to 100; null below thirty of them. */
  readonly means: { readonly before: number; readonly after: number; readonly difference: number } | null;
  /** (after − before) ÷ (100 − before) of the means; null where nothing could be gained. */
  readonly share: number | null;
  /** The difference over the mean of both standard deviations; null below thirty people or where nothing varies. */
  readonly dAv: number | null;
}

/** @param pairs each person's score before and after, 0 to 100 */
export function gainOfGroup(pairs: readonly { readonly before: number; readonly after: number }[]): GroupGain {
  const people = pairs.length;
  if (gateFor(people) !== 'all') return { people, means: null, share: null, dAv: null };
  const { before, after, difference, share, dAv } = gainNumbers(pairs);
  return { people, means: { before, after, difference }, share, dAv };
}

/** The formulas of assessment §2.5 as they stand, before any gate; for two people at least. */
export function gainNumbers(pairs: readonly { readonly before: number; readonly after: number }[]) {
  const [pre, post] = [pairs.map(({ before }) => before), pairs.map(({ after }) => after)];
  const [before, after] = [mean(pre), mean(post)];
  const difference = mean(pairs.map((pair) => pair.after - pair.before));
  const spread = (Math.sqrt(variance(pre)) + Math.sqrt(variance(post))) / 2;
  return {
    before,
    after,
    difference,
    share: before < 100 ? (after - before) / (100 - before) : null,
    dAv: spread > 0 ? difference / spread : null,
  };
}

/** Each person with something before and after, as the mean over their modules, 0 to 100. */
export function gainPairs(
  rows: readonly { readonly current: Pick<Submission, 'verdict' | 'gain'> }[],
): readonly { readonly before: number; readonly after: number }[] {
  return rows.flatMap(({ current }) =>
    current.verdict === 'broken' || current.gain.length === 0
      ? []
      : [
          {
            before: 100 * mean(current.gain.map(({ before }) => before)),
            after: 100 * mean(current.gain.map(({ after }) => after)),
          },
        ],
  );
}

/** How often a level of sureness was right in a group. */
export interface GroupSureness {
  readonly certainty: Certainty;
  readonly people: number;
  readonly answers: number;
  /** Null below thirty people. The interval is over answers, and people who answer much weigh more. */
  readonly right: Interval | null;
  /** Whether those who were very sure were right in less than four fifths; null where it is not known. */
  readonly overConfident: boolean | null;
}

/** Very sure, and right less often than this: over-confident. */
export const sureRight = 0.8;

export function surenessOf(
  rows: readonly { readonly current: Pick<Submission, 'verdict' | 'sureness'> }[],
): readonly GroupSureness[] {
  const levels = rows.flatMap(({ current }) => (current.verdict === 'broken' ? [] : [current.sureness]));
  return certainties.map((certainty) => {
    const those = levels
      .flatMap((person) => person.filter((level) => level.certainty === certainty))
      .filter(({ answers }) => answers > 0);
    const answers = those.reduce((sum, level) => sum + level.answers, 0);
    const count = those.reduce((sum, level) => sum + level.right, 0);
    const right = gateFor(those.length) === 'all' ? wilson(count, answers) : null;
    return {
      certainty,
      people: those.length,
      answers,
      right,
      overConfident: right && certainty === 3 ? right.share < sureRight : null,
    };
  });
}
