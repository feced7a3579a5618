import { allows, type Condition, withFacts } from './facts.ts';
import type { Run, Step } from './run.ts';

/** What decides where a scenario can lead: its ids and its logic, none of its words. */
export interface ScenarioMap {
  readonly start: string;
  readonly beats: Readonly<
    Record<
      string,
      {
        readonly continue?: string | undefined;
        readonly choices?:
          | Readonly<Record<string, Condition & { readonly to: string; readonly sets?: readonly string[] | undefined }>>
          | undefined;
      }
    >
  >;
  readonly outcomes: Readonly<Record<string, unknown>>;
}

/** What a visitor is shown at the end of a run. `steps` is reused from run to run: copy what is kept. */
export type RunVisitor = (
  steps: readonly Step[],
  outcome: string,
  facts: readonly string[],
  passed: readonly string[],
) => void;

/**
 * Walks every run of a scenario that reaches an outcome, depth first, in the author's order. It reads the map itself and
 * runs no machine, since a scenario may have some ten thousand runs and the debrief walks them on a phone; a test holds it
 * equal to what the machine does.
 * @throws when a run never ends: the check reports cycles before a learner can meet one.
 */
export function eachRun(map: ScenarioMap, visit: RunVisitor): void {
  const longest = Object.keys(map.beats).length;
  const steps: Step[] = [];
  const walk = (at: string, facts: readonly string[], passed: readonly string[]) => {
    if (Object.hasOwn(map.outcomes, at)) {
      visit(steps, at, facts, passed);
      return;
    }
    const beat = map.beats[at];
    if (!beat) throw new Error(`Nothing in the scenario is called “${at}”.`);
    if (steps.length + passed.length > longest) throw new Error('The scenario has a run that never ends.');
    if (beat.continue) walk(beat.continue, facts, [...passed, at]);
    for (const [choice, { to, sets, when, unless }] of Object.entries(beat.choices ?? {})) {
      if (!allows({ when, unless }, facts)) continue;
      steps.push({ beat: at, choice });
      walk(to, withFacts(facts, sets), []);
      steps.pop();
    }
  };
  walk(map.start, [], []);
}

/** Every run, each as `Replay` would tell it. */
export function allRuns(map: ScenarioMap): readonly Run[] {
  const runs: Run[] = [];
  eachRun(map, (steps, outcome, facts, passed) => {
    runs.push({ steps: [...steps], facts, passed, outcome, beat: null, offered: [], complete: true });
  });
  return runs;
}
