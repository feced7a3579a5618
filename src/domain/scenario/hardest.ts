import { eachRun } from './explore.ts';
import type { Scenario } from './schema.ts';
import { scorer } from './score.ts';

/** Where nothing is scored, nothing can be hard. */
const easiest = 100;

/**
 * How a scenario treats somebody who chooses blindly, 0 to 100: the mean score over all its runs, each counted once, with
 * only what is settled everywhere scored. The lower, the harder; the same for every learner, wherever they practise.
 */
export function meanOverRuns(scenario: Scenario): number {
  const score = scorer(scenario, null);
  let [sum, runs] = [0, 0];
  eachRun(scenario, (steps) => {
    const { points } = score(steps);
    if (points === null) return;
    sum += points;
    runs += 1;
  });
  return runs === 0 ? easiest : sum / runs;
}

/** The id of the hardest of some scenarios: the lowest mean over its runs; of two alike, the one that comes first. */
export function hardestOf(
  scenarios: readonly { readonly id: string; readonly scenario: Scenario }[],
): string | undefined {
  const rated = scenarios.map(({ id, scenario }) => ({ id, mean: meanOverRuns(scenario) }));
  return rated.reduce<(typeof rated)[number] | undefined>(
    (hardest, one) => (hardest && hardest.mean <= one.mean ? hardest : one),
    undefined,
  )?.id;
}
