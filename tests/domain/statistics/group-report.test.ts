import { describe, expect, it } from 'vitest';
import { choice, groupOf, member, scenario, whole } from './a-group.ts';

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

  it('comes in pieces of few people each, however many there are, so that a page can breathe in between', () => {
    const [, few] = whole(groupOf(2000));
    const [report, many] = whole(groupOf(4000));
    expect(many - few, 'twice as many people, twice as many pieces').toBeGreaterThanOrEqual(0.9 * (few - 20));
    expect(few).toBeGreaterThan(40);
    expect(report.cases[0]?.people).toBe(4000);
    expect(whole([])[0]).toMatchObject({ people: 0, cases: [], tests: [] });
  });
});
