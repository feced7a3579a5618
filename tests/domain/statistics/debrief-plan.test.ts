import { describe, expect, it } from 'vitest';
import { debriefPlan, leastDivision } from '#domain/statistics/debrief-plan.ts';
import { type Decision, division } from '#domain/statistics/decisions.ts';

describe('a plan for a teaching hour', () => {
  const decision = (scenario: string, beat: string, shares: readonly number[], gate: Decision['gate'] = 'counts') => ({
    scenario,
    beat,
    people: 20,
    gate,
    choices: shares.map((share, at) => ({
      choice: `c${at}`,
      quality: null,
      count: 20 * share,
      taken: { share, low: 0, high: 1 },
    })),
  });

  it('takes the decisions that divided the group most, one of each case first', () => {
    const plan = debriefPlan([
      decision('a', 'calm', [0.98, 0.02]),
      decision('a', 'split', [0.5, 0.5]),
      decision('a', 'also', [0.55, 0.45]),
      decision('b', 'less', [0.7, 0.3]),
    ]);
    expect(plan?.parts.map(({ kind, decision: one }) => one?.beat ?? kind)).toEqual([
      'opening',
      'split',
      'less',
      'also',
      'plans',
    ]);
    expect(plan?.minutes).toBe(60);
  });

  it('fits into the time there is', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((scenario) => decision(scenario, 'x', [0.5, 0.5]));
    for (const minutes of [30, 45, 60, 90]) expect(debriefPlan(many, minutes)?.minutes).toBeLessThanOrEqual(minutes);
    expect(debriefPlan(many, 20)).toBeNull();
  });

  it('is none where nobody differed, or where too few may be shown', () => {
    expect(debriefPlan([decision('a', 'calm', [0.95, 0.05])])).toBeNull();
    expect(division(decision('a', 'calm', [0.95, 0.05]))).toBeLessThan(leastDivision);
    expect(debriefPlan([decision('a', 'few', [0.5, 0.5], 'none')])).toBeNull();
  });
});
