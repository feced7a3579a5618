import type { Row } from '../roster/row.ts';
import type { RunSeen, TestSeen } from '../roster/submission.ts';

/** One person's first test of one kind, as statistics read it: no name, and the row's id only to break ties. */
export interface FirstTest {
  readonly person: string;
  readonly items: TestSeen['items'];
}

/** The first test of each person that could be scored again. Retries come after the answers were shown. */
export function firstTests(rows: readonly Pick<Row, 'id' | 'tests'>[], test: string): readonly FirstTest[] {
  return rows.flatMap(({ id, tests }) => {
    const first = tests.find((one) => one.test === test);
    return first && first.checked === 'agrees' ? [{ person: id, items: first.items }] : [];
  });
}

/** The first run of each person through one case, where it replays. */
export function firstRuns(rows: readonly Pick<Row, 'runs'>[], scenario: string): readonly RunSeen[] {
  return rows.flatMap(({ runs }) => {
    const first = runs.find((one) => one.scenario === scenario);
    return first && first.checked === 'agrees' ? [first] : [];
  });
}
