import type { CourseKnown } from '../hand-in/course-known.ts';
import type { Row } from '../roster/row.ts';
import type { Submission } from '../roster/submission.ts';
import { firstAnswers } from './answers.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import { fewestForAll } from './gate.ts';
import { type GroupGain, type GroupSureness, gainOfGroup, gainPairs, surenessOf } from './group.ts';
import { type ItemStatistics, itemStatistics, type SampledReliability, sampledReliability } from './items.ts';
import { each, type Pieces } from './pieces.ts';

/** What statistics read of a row; no name is among it. */
export type Member = Pick<Row, 'id' | 'runs' | 'tests'> & {
  readonly current: Pick<Submission, 'state' | 'verdict' | 'gain' | 'sureness'>;
};

/** Everything that may be shown of a group. */
export interface GroupReport {
  /** How many people were looked into, and how many still wait. */
  readonly people: number;
  readonly waiting: number;
  /** Each case that anybody finished, in the order of the course. */
  readonly cases: readonly CaseReport[];
  readonly tests: readonly TestReport[];
  readonly gain: GroupGain;
  readonly sureness: readonly GroupSureness[];
}

export interface CaseReport {
  readonly scenario: string;
  /** How many first runs could be replayed. */
  readonly people: number;
  readonly decisions: readonly Decision[];
}

export interface TestReport {
  /** A module's id, or `course`. */
  readonly test: string;
  readonly people: number;
  readonly items: readonly ItemStatistics[];
  /** How many questions a form asks, and what its answers say of its consistency; null where it cannot be estimated. */
  readonly asked: number;
  readonly reliability: SampledReliability | null;
}

/**
 * Computes a report in pieces: it stops every few hundred people, so that whoever runs it on the thread that draws can let the
 * page breathe in between, however many there are. What it returns at the end is the whole.
 */
export function* groupReport(
  members: readonly Member[],
  { scenarios, outline }: Pick<CourseKnown, 'scenarios' | 'outline'>,
): Pieces<GroupReport> {
  const seen: Member[] = [];
  yield* each(members, (member) => {
    if (member.current.state === 'verified') seen.push(member);
  });
  const first = yield* firstAnswers(seen);
  const order = outline.modules.flatMap(({ steps }) => steps.map(({ id }) => id));
  const cases: CaseReport[] = [];
  for (const scenario of order) {
    const map = scenarios[scenario];
    const runs = first.runs.get(scenario);
    if (map && runs) cases.push({ scenario, people: runs.length, decisions: yield* decisionsOf(scenario, map, runs) });
    yield;
  }
  const tests: TestReport[] = [];
  for (const test of [...outline.modules.map(({ id }) => id), 'course']) {
    const those = first.tests.get(test);
    if (!those) continue;
    let asked = 0;
    yield* each(those, ({ items }) => {
      asked = Math.max(asked, items.length);
    });
    const items = yield* itemStatistics(those);
    const reliability = those.length < fewestForAll ? null : yield* sampledReliability(those, asked);
    tests.push({ test, people: those.length, items, asked, reliability });
  }
  const pairs = yield* gainPairs(seen);
  const gain = gainOfGroup(pairs);
  yield;
  const sureness = yield* surenessOf(seen);
  return { people: seen.length, waiting: members.length - seen.length, cases, tests, gain, sureness };
}
