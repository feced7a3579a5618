import type { Row } from '../roster/row.ts';
import type { RunSeen, TestSeen } from '../roster/submission.ts';
import { each, type Pieces } from './pieces.ts';

/** One person's first test of one kind, as statistics read it: no name, and the row's id only to break ties. */
export interface FirstTest {
  readonly person: string;
  readonly items: TestSeen['items'];
}

/** What a group did first: its first runs by case, and its first tests by test. */
export interface FirstAnswers {
  readonly runs: ReadonlyMap<string, readonly RunSeen[]>;
  readonly tests: ReadonlyMap<string, readonly FirstTest[]>;
}

/**
 * The first run of each person through each case where it replays, and their first test of each kind where it could be scored
 * again. Retries come after the answers were shown.
 */
export function* firstAnswers(rows: readonly Pick<Row, 'id' | 'runs' | 'tests'>[]): Pieces<FirstAnswers> {
  const [byCase, byTest] = [new Map<string, RunSeen[]>(), new Map<string, FirstTest[]>()];
  yield* each(rows, ({ id, runs, tests }) => {
    const [passed, sat] = [new Set<string>(), new Set<string>()];
    for (const run of runs) {
      if (!passed.has(run.scenario) && run.checked === 'agrees') put(byCase, run.scenario, run);
      passed.add(run.scenario);
    }
    for (const { test, checked, items } of tests) {
      if (!sat.has(test) && checked === 'agrees') put(byTest, test, { person: id, items });
      sat.add(test);
    }
  });
  return { runs: byCase, tests: byTest };
}

function put<T>(into: Map<string, T[]>, key: string, one: T): void {
  const there = into.get(key);
  if (there) there.push(one);
  else into.set(key, [one]);
}
