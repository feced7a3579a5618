import { describe, expect, it } from 'vitest';
import { replayer } from '#machines/scenario.ts';
import { debrief, strongPath, turningPoint } from '#domain/scenario/debrief.ts';
import type { Quality } from '#domain/scenario/schema.ts';
import { aBeat, aLadder, anOutcome, aScenario, climb } from '#tests/builders.ts';

const trail = (...walked: readonly Quality[]) => climb(...walked).map(({ choice }) => choice);

describe('the strong path', () => {
  it('is the shortest of the runs that score best', () => {
    const scenario = aLadder(3, { choices: { 'strong-1': { to: 'beat-3' } } });
    expect(strongPath(scenario, null).map(({ choice }) => choice)).toEqual(['strong-1', 'strong-3']);
  });

  it('is the author’s first where several are equally short and good', () => {
    const scenario = aScenario({ beats: { first: aBeat({ one: {}, other: {} }) } });
    expect(strongPath(scenario, null)[0]?.choice).toBe('one');
  });

  it('differs where a place’s law changes a quality', () => {
    const scenario = aScenario({ beats: { first: aBeat({ one: { in: { us: { quality: 'harmful' } } }, other: {} }) } });
    expect(strongPath(scenario, 'us')[0]?.choice).toBe('other');
  });

  it('does not exist without a run', () => {
    expect(() => strongPath(aScenario({ beats: { first: aBeat({}) } }), null)).toThrow('no strong path');
  });
});

describe('the turning point', () => {
  it('is the choice after which the best score still within reach fell most', () => {
    const scenario = aLadder(4);
    expect(turningPoint(scenario, climb('strong', 'acceptable', 'harmful', 'poor'), null)).toBe(2);
  });

  it('is the earlier of two equal falls', () => {
    const scenario = aLadder(4);
    expect(turningPoint(scenario, climb('strong', 'poor', 'poor', 'strong'), null)).toBe(1);
  });

  it('is the choice that closed a road, even if it was not bad in itself', () => {
    const scenario = aScenario({
      beats: {
        first: aBeat({ open: { to: 'second' }, close: { to: 'third' } }),
        second: aBeat({ well: {}, badly: { quality: 'harmful' } }),
        third: aBeat({ poorly: { quality: 'poor' } }),
      },
    });
    expect(
      turningPoint(
        scenario,
        [
          { beat: 'first', choice: 'close' },
          { beat: 'third', choice: 'poorly' },
        ],
        null,
      ),
    ).toBe(0);
  });

  it('is nowhere on a run that never fell', () => {
    const scenario = aLadder(3);
    expect(turningPoint(scenario, climb('strong', 'strong', 'strong'), null)).toBeNull();
  });
});

it('a debrief says which outcome was reached of all there are', () => {
  const scenario = aScenario({
    beats: { first: aBeat({ act: {}, flee: { to: 'loss', quality: 'poor' } }) },
    outcomes: { end: anOutcome(), loss: anOutcome({ verdict: 'breach' }) },
  });
  const run = replayer('case', scenario)(['flee']);
  const looked = debrief(scenario, run, null);
  expect(looked.outcomes).toEqual([
    { id: 'end', reached: false },
    { id: 'loss', reached: true },
  ]);
  expect(looked.turningPoint).toBe(0);
  expect(looked.strongPath).toEqual([{ beat: 'first', choice: 'act' }]);
});

it('a trail up a ladder replays to its steps', () => {
  expect(replayer('case', aLadder(2))(trail('poor', 'strong')).steps).toEqual(climb('poor', 'strong'));
});
