import { describe, expect, it } from 'vitest';
import { everyRunEnds, walkMap } from '#domain/inspection/walk-map.ts';
import { aBeat, aLadder, anOutcome, aScenario } from '#tests/builders.ts';

describe('a walk over the map', () => {
  it('meets a beat once for each set of facts that can be true there', () => {
    const scenario = aScenario({
      facts: { told: 'Somebody knows.' },
      beats: {
        first: aBeat({ tell: { to: 'second', sets: ['told'] }, keep: { to: 'second' } }),
        second: aBeat({ go: {} }),
      },
    });
    expect(walkMap(scenario).moments.map(({ beat, facts }) => [beat, facts])).toEqual([
      ['first', []],
      ['second', []],
      ['second', ['told']],
    ]);
  });

  it('takes facts set in another order for the same moment', () => {
    const scenario = aScenario({
      beats: {
        first: aBeat({ a: { to: 'second-a', sets: ['x'] }, b: { to: 'second-b', sets: ['y'] } }),
        'second-a': aBeat({ c: { to: 'third', sets: ['y'] } }),
        'second-b': aBeat({ d: { to: 'third', sets: ['x'] } }),
        third: aBeat({ go: {} }),
      },
    });
    expect(walkMap(scenario).moments.filter(({ beat }) => beat === 'third')).toHaveLength(1);
  });

  it('finds a circle through beats that only continue', () => {
    const on = (to: string) => ({ heading: 'On', say: 'On.', continue: to });
    const scenario = aScenario({ beats: { first: on('second'), second: on('first') } });
    expect(walkMap(scenario).returnsTo).not.toBeNull();
  });

  it('finds a beat that is met again with other facts', () => {
    const scenario = aScenario({
      beats: {
        first: aBeat({ round: { to: 'second', sets: ['seen'] }, out: { to: 'end' } }),
        second: aBeat({ back: { to: 'first' }, out: { to: 'end' } }),
      },
    });
    expect(walkMap(scenario).returnsTo).toBe('first');
  });

  it('knows a moment at which nothing is offered', () => {
    const scenario = aScenario({
      beats: {
        first: aBeat({ tell: { to: 'second', sets: ['told'] }, keep: { to: 'second' } }),
        second: aBeat({ go: { unless: ['told'] } }),
      },
    });
    expect(walkMap(scenario).deadEnds).toEqual([{ beat: 'second', facts: ['told'], offered: [] }]);
  });

  it('counts the runs without walking them', () => {
    expect(walkMap(aLadder(4)).runs).toBe(256);
    expect(walkMap(aLadder(30)).runs).toBe(4 ** 30);
    expect(walkMap(aScenario({ beats: { first: aBeat({ round: { to: 'first' } }) } })).runs).toBe(0);
  });

  it('lets the runs be listed only where every run ends', () => {
    expect(everyRunEnds(walkMap(aLadder(3)))).toBe(true);
    expect(everyRunEnds(walkMap(aScenario({ start: 'nowhere' })))).toBe(false);
    expect(everyRunEnds(walkMap(aScenario({ outcomes: { end: anOutcome(), first: anOutcome() } })))).toBe(false);
  });
});
