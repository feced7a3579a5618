import type { Explore, Run } from '#domain/scenario/run.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { initialTransition, transition } from 'xstate';
import { choose, compileScenario, type Map, runAt, type ScenarioSnapshot } from './scenario.ts';

/** More runs than this mean that a scenario has grown past what anybody can review. */
const mostRuns = 20_000;

/**
 * Finds every run of a scenario that reaches an outcome, depth first, in the author's order.
 * @throws when a run never ends (a cycle) or there are more than 20,000 runs; the check reports both before a learner can meet them.
 */
export function explorer(id: string, map: Map & Pick<Scenario, 'renamed'>): Explore {
  return () => {
    const machine = compileScenario(id, map);
    const runs: Run[] = [];
    const walk = (snapshot: ScenarioSnapshot): void => {
      const run = runAt(snapshot, map);
      if (run.steps.length > Object.keys(map.beats).length) throw new Error(`“${id}” has a run that never ends.`);
      if (runs.length >= mostRuns) throw new Error(`“${id}” has more than ${mostRuns} runs.`);
      if (run.outcome) runs.push(run);
      for (const choice of run.offered) walk(transition(machine, snapshot, choose(choice))[0]);
    };
    walk(initialTransition(machine)[0]);
    return runs;
  };
}
