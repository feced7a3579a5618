import { describe, expect, it } from 'vitest';
import { allRuns } from '#domain/scenario/explore.ts';
import { aBeat, aLadder, aScenario } from '#tests/builders.ts';

describe('the walk over every run', () => {
  it('meets each run once, in the author’s order', () => {
    const scenario = aScenario({
      facts: { told: 'Somebody knows.' },
      beats: {
        first: aBeat({ tell: { to: 'second', sets: ['told'] }, keep: { to: 'second' } }),
        second: aBeat({ lean: { when: ['told'] }, confess: { unless: ['told'] }, leave: {} }),
      },
    });
    expect(allRuns(scenario).map(({ steps }) => steps.map(({ choice }) => choice))).toEqual([
      ['tell', 'lean'],
      ['tell', 'leave'],
      ['keep', 'confess'],
      ['keep', 'leave'],
    ]);
    expect(allRuns(aLadder(4))).toHaveLength(4 ** 4);
  });

  it('forgets a fact that only another run made true', () => {
    const scenario = aScenario({ beats: { first: aBeat({ tell: { sets: ['told'] }, keep: {} }) } });
    expect(allRuns(scenario).map(({ facts }) => facts)).toEqual([['told'], []]);
  });

  it('says which beats without a decision it passed last', () => {
    const scenario = aScenario({
      beats: { first: aBeat({ go: { to: 'rest' } }), rest: { heading: 'Rest', say: 'Rest.', continue: 'end' } },
    });
    expect(allRuns(scenario)[0]?.passed).toEqual(['rest']);
  });

  it('refuses a scenario that has a run without an end, or a way to nowhere', () => {
    expect(() => allRuns(aScenario({ beats: { first: aBeat({ round: { to: 'first' }, out: {} }) } }))).toThrow(
      'never ends',
    );
    expect(() => allRuns(aScenario({ beats: { first: aBeat({ away: { to: 'nowhere' } }) } }))).toThrow('nowhere');
  });
});
