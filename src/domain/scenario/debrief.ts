import type { Place } from '../course/place.ts';
import { eachRun } from './explore.ts';
import type { Run, Step } from './run.ts';
import type { Scenario } from './schema.ts';
import { rank, type Score, scorer } from './score.ts';

/** What a finished run looks like from its end. */
export interface Debrief {
  readonly score: Score;
  readonly steps: readonly Step[];
  /** The shortest run that scores best, for comparison. */
  readonly strongPath: readonly Step[];
  /** The index of the step with the largest fall in the best score still reachable; null where nothing fell. */
  readonly turningPoint: number | null;
  /** Outcomes of the scenario, and whether this run reached each. */
  readonly outcomes: readonly { readonly id: string; readonly reached: boolean }[];
}

/** A fall smaller than this is the arithmetic's, not the learner's. */
const smallestFall = 0.5;

/** Looks back over a finished run, as the learner's place judges it. Walks every run of the scenario once. */
export function debrief(scenario: Scenario, run: Run, place: Place | null): Debrief {
  const judge = scorer(scenario, place);
  const { strongPath, reachable } = survey(scenario, run.steps, judge);
  return {
    score: judge(run.steps),
    steps: run.steps,
    strongPath,
    turningPoint: largestFall(reachable),
    outcomes: Object.keys(scenario.outcomes).map((id) => ({ id, reached: id === run.outcome })),
  };
}

/**
 * The shortest run that scores highest; where several tie, the first in the author's order.
 * @throws when the scenario has no run that ends.
 */
export function strongPath(scenario: Scenario, place: Place | null): readonly Step[] {
  return survey(scenario, [], scorer(scenario, place)).strongPath;
}

/**
 * The step at which the best score still reachable fell furthest, or null where it never fell.
 * Ties go to the earliest: that is where trying again teaches most.
 */
export function turningPoint(scenario: Scenario, steps: readonly Step[], place: Place | null): number | null {
  return largestFall(survey(scenario, steps, scorer(scenario, place)).reachable);
}

/** One walk over every run: the best of all, and for each beginning of `steps` the best rank that it still allows. */
function survey(scenario: Scenario, steps: readonly Step[], judge: (steps: readonly Step[]) => Score) {
  const reachable = Array.from({ length: steps.length + 1 }, () => Number.NEGATIVE_INFINITY);
  let strongest: readonly Step[] = [];
  let best = Number.NEGATIVE_INFINITY;
  eachRun(scenario, (run) => {
    const ranked = rank(judge(run));
    if (ranked > best || (ranked === best && run.length < strongest.length)) {
      best = ranked;
      strongest = [...run];
    }
    for (let shared = 0; shared <= steps.length; shared += 1) {
      if (shared > 0 && run[shared - 1]?.choice !== steps[shared - 1]?.choice) break;
      reachable[shared] = Math.max(reachable[shared] ?? best, ranked);
    }
  });
  if (best === Number.NEGATIVE_INFINITY)
    throw new Error('A scenario without a single finished run has no strong path.');
  return { strongPath: strongest, reachable };
}

function largestFall(reachable: readonly number[]): number | null {
  let turn: number | null = null;
  let furthest = smallestFall;
  reachable.slice(1).forEach((after, at) => {
    const fall = (reachable[at] ?? after) - after;
    if (fall > furthest) {
      furthest = fall;
      turn = at;
    }
  });
  return turn;
}
