import { certainties, type Certainty } from '../assessment/certainty.ts';
import type { Submission } from '../roster/submission.ts';
import { gateFor } from './gate.ts';
import { type Interval, mean, variance, wilson } from './numbers.ts';
import { each, type Pieces } from './pieces.ts';

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
export function* gainPairs(
  rows: readonly { readonly current: Pick<Submission, 'verdict' | 'gain'> }[],
): Pieces<readonly { readonly before: number; readonly after: number }[]> {
  const pairs: { readonly before: number; readonly after: number }[] = [];
  yield* each(rows, ({ current: { verdict, gain } }) => {
    if (verdict === 'broken' || gain.length === 0) return;
    pairs.push({
      before: 100 * mean(gain.map(({ before }) => before)),
      after: 100 * mean(gain.map(({ after }) => after)),
    });
  });
  return pairs;
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

export function* surenessOf(
  rows: readonly { readonly current: Pick<Submission, 'verdict' | 'sureness'> }[],
): Pieces<readonly GroupSureness[]> {
  const counts = new Map(certainties.map((certainty) => [certainty, { people: 0, answers: 0, right: 0 }]));
  yield* each(rows, ({ current: { verdict, sureness } }) => {
    if (verdict === 'broken') return;
    for (const { certainty, answers, right } of sureness) {
      const those = counts.get(certainty);
      if (!those || answers === 0) continue;
      those.people += 1;
      those.answers += answers;
      those.right += right;
    }
  });
  return certainties.map((certainty) => {
    const { people, answers, right: count } = counts.get(certainty) ?? { people: 0, answers: 0, right: 0 };
    const right = gateFor(people) === 'all' ? wilson(count, answers) : null;
    return {
      certainty,
      people,
      answers,
      right,
      overConfident: right && certainty === 3 ? right.share < sureRight : null,
    };
  });
}
