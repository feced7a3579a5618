import { describe, expect, it } from 'vitest';
import { hardestOf, meanOverRuns } from '#domain/scenario/hardest.ts';
import { aBeat, aLadder, aScenario } from '#tests/builders.ts';

const onlyGood = aScenario({ beats: { first: aBeat({ act: {}, other: { quality: 'acceptable' } }) } });
const onlyUnscored = aScenario({ beats: { first: aBeat({ act: { quality: undefined } }) } });

describe('the hardest scenario', () => {
  it('is the one with the lowest mean score over all its runs', () => {
    expect(meanOverRuns(aLadder(2))).toBeCloseTo(50, 12);
    expect(meanOverRuns(onlyGood)).toBeCloseTo(100 * (5 / 6), 12);
    const cases = [
      { id: 'good', scenario: onlyGood },
      { id: 'ladder', scenario: aLadder(2) },
    ];
    expect(hardestOf(cases)).toBe('ladder');
    expect(hardestOf([...cases].reverse())).toBe('ladder');
  });

  it('is made harder by a critical act, which caps a run', () => {
    const critical = aLadder(2, { choices: { 'harmful-1': { critical: 'impersonation' } } });
    expect(meanOverRuns(critical)).toBeLessThan(meanOverRuns(aLadder(2)));
  });

  it('is never one in which nothing is scored, and of two alike the first', () => {
    expect(meanOverRuns(onlyUnscored)).toBe(100);
    const twins = ['one', 'two'].map((id) => ({ id, scenario: aLadder(1) }));
    expect(hardestOf(twins)).toBe('one');
    expect(hardestOf([])).toBeUndefined();
  });
});
