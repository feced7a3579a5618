import { describe, expect, it } from 'vitest';
import { choice, member, scenario, whole } from './a-group.ts';

describe('a group’s report', () => {
  it('counts those who were looked into, each case that anybody finished, and each test', () => {
    const members = Array.from({ length: 12 }, (_, at) => member(at));
    const [report] = whole([...members, member(99, { state: 'waiting', verdict: null })]);
    expect([report.people, report.waiting]).toEqual([12, 1]);
    expect(report.cases.map((one) => [one.scenario, one.people])).toEqual([['case', 12]]);
    const first = report.cases[0]?.decisions.find(({ beat }) => beat === scenario.start);
    expect(first).toMatchObject({ people: 12, gate: 'counts' });
    expect(first?.choices.find((one) => one.choice === choice)?.count).toBe(12);
    expect(report.tests.map(({ test, people, asked, reliability }) => [test, people, asked, reliability])).toEqual([
      ['m', 12, 2, null],
    ]);
    expect(report.tests[0]?.items.map(({ facility }) => facility)).toEqual([0.5, 1]);
  });

  it('holds back what too few people bear out (A17)', () => {
    const [report] = whole(Array.from({ length: 9 }, (_, at) => member(at)));
    expect(report.cases[0]?.decisions.every(({ choices }) => choices.length === 0)).toBe(true);
    expect(report.tests[0]?.items.every(({ facility, options }) => facility === null && options.length === 0)).toBe(
      true,
    );
    expect(report.gain.means).toBeNull();
  });

  it('comes in pieces, so that a page can breathe in between', () => {
    const [, pieces] = whole([member(1)]);
    expect(pieces).toBeGreaterThanOrEqual(5);
    expect(whole([])[0]).toMatchObject({ people: 0, cases: [], tests: [] });
  });
});
