import type { Place } from '../course/place.ts';
import type { Run, Step } from './run.ts';
import type { Scenario } from './schema.ts';
import { rank, score, type Score } from './score.ts';

/** What a finished run looks like from its end. */
export interface Debrief {
  readonly score: Score;
  readonly steps: readonly Step[];
  /** The shortest run that scores best, for comparison. */
  readonly strongPath: Run;
  /** The index of the step with the largest fall in the best score still reachable; null where nothing fell. */
  readonly turningPoint: number | null;
  /** Outcomes of the scenario, and whether this run reached each. */
  readonly outcomes: readonly { readonly id: string; readonly reached: boolean }[];
}

/** A fall smaller than this is the arithmetic's, not the learner's. */
const smallestFall = 0.5;

/**
 * Looks back over a finished run.
 * @param runs every run of the scenario, as `Explore` finds them.
 * @throws when `runs` is empty: a scenario that cannot end was never compiled by the check.
 */
export function debrief(scenario: Scenario, run: Run, runs: readonly Run[], place: Place | null): Debrief {
  return {
    score: score(scenario, run.steps, place),
    steps: run.steps,
    strongPath: strongPath(scenario, runs, place),
    turningPoint: turningPoint(scenario, run.steps, runs, place),
    outcomes: Object.keys(scenario.outcomes).map((id) => ({ id, reached: id === run.outcome })),
  };
}

/** The shortest run that scores highest; where several tie, the first in the author's order. */
export function strongPath(scenario: Scenario, runs: readonly Run[], place: Place | null): Run {
  const ranked = runs
    .map((run) => ({ run, rank: rank(score(scenario, run.steps, place)) }))
    .sort((a, b) => b.rank - a.rank || a.run.steps.length - b.run.steps.length);
  const best = ranked[0];
  if (!best) throw new Error('A scenario without a single finished run has no strong path.');
  return best.run;
}

/**
 * The step at which the best score still reachable fell furthest, or null where it never fell.
 * Ties go to the earliest: that is where trying again teaches most.
 */
export function turningPoint(
  scenario: Scenario,
  steps: readonly Step[],
  runs: readonly Run[],
  place: Place | null,
): number | null {
  let reachable = runs.map((run) => ({ run, rank: rank(score(scenario, run.steps, place)) }));
  let before = best(reachable);
  let turn: number | null = null;
  let furthest = smallestFall;
  steps.forEach((step, at) => {
    reachable = reachable.filter(({ run }) => run.steps[at]?.choice === step.choice);
    const after = best(reachable);
    if (before - after > furthest) {
      furthest = before - after;
      turn = at;
    }
    before = after;
  });
  return turn;
}

function best(reachable: readonly { rank: number }[]): number {
  return reachable.reduce((most, { rank }) => Math.max(most, rank), Number.NEGATIVE_INFINITY);
}
