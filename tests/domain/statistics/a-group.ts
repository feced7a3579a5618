import type { RunSeen, TestSeen } from '#domain/roster/submission.ts';
import { type GroupReport, groupReport, type Member } from '#domain/statistics/group-report.ts';
import { aScenario } from '#tests/builders.ts';

export const scenario = aScenario();
export const [choice = ''] = Object.keys(scenario.beats[scenario.start]?.choices ?? {});

/** A course of two cases and one test. */
export const course = {
  scenarios: { case: scenario, other: scenario },
  outline: {
    modules: [
      {
        id: 'm',
        steps: [
          { id: 'case', kind: 'scenario' as const },
          { id: 'other', kind: 'scenario' as const },
        ],
        test: true,
      },
    ],
    test: true,
  },
};

/** Somebody who took the first choice; every second one had the first of two questions right. */
export function member(at: number, changes: Partial<Member['current']> = {}): Member {
  const run = { id: `r${at}`, scenario: 'case', checked: 'agrees', steps: [{ beat: scenario.start, choice }] };
  const items = [
    { id: 'q1', score: at % 2, answer: at % 2 ? 'a' : 'b' },
    { id: 'q2', score: 1, answer: 'a' },
  ];
  return {
    id: String(at).padStart(4, '0'),
    runs: [run as unknown as RunSeen],
    tests: [{ id: `t${at}`, test: 'm', checked: 'agrees', items } as unknown as TestSeen],
    current: { state: 'verified', verdict: 'sound', gain: [], sureness: [], ...changes },
  };
}

/** So many of them, each with something before and after, and sure of seven answers in ten. */
export function groupOf(people: number): readonly Member[] {
  const gain = [{ module: 'm', before: 0.5, after: 0.8 }] as unknown as Member['current']['gain'];
  const sureness = [{ certainty: 3, answers: 10, right: 7 }] as Member['current']['sureness'];
  return Array.from({ length: people }, (_, at) => member(at, { gain, sureness }));
}

/** The report, and in how many pieces it came. */
export function whole(members: readonly Member[]): readonly [GroupReport, number] {
  const work = groupReport(members, course);
  for (let pieces = 0; ; pieces += 1) {
    const { done, value } = work.next();
    if (done) return [value, pieces];
  }
}

export function reportOf(members: readonly Member[]): GroupReport {
  return whole(members)[0];
}
