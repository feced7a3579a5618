import { describe, expect, it } from 'vitest';
import { type Decision, decisionsOf, division, isNoDilemma } from '#domain/statistics/decisions.ts';
import { atOnce } from '#domain/statistics/pieces.ts';
import { aLadder } from '#tests/builders.ts';
import { aRun } from './a-few-people.ts';

describe('how a group divides', () => {
  const map = aLadder(2);
  const [beat = ''] = Object.keys(map.beats);
  const [one = '', other = ''] = Object.keys(map.beats[beat]?.choices ?? {});
  const runs = (a: number, b: number) => [
    ...Array.from({ length: a }, (_, at) => aRun(`a${at}`, beat, one)),
    ...Array.from({ length: b }, (_, at) => aRun(`b${at}`, beat, other)),
  ];
  const split = (a: number, b: number) => atOnce(decisionsOf('ladder', map, runs(a, b)))[0] as Decision;

  it('is counted per beat, with the choices that nobody took', () => {
    const { people: n, choices } = split(12, 0);
    expect(n).toBe(12);
    expect(choices.map(({ count }) => count)).toEqual([12, ...choices.slice(1).map(() => 0)]);
    expect(choices[1]?.taken).toMatchObject({ share: 0, low: 0 });
  });

  it('is hidden where fewer than ten stood', () => {
    expect(split(5, 4)).toMatchObject({ people: 9, gate: 'none', choices: [] });
    expect(split(5, 5)).toMatchObject({ people: 10, gate: 'counts' });
  });

  it('counts a beat that is passed twice once, as it was answered first', () => {
    const twice = runs(10, 0).map((run) => ({ ...run, steps: [...run.steps, { beat, choice: other }] }));
    expect(atOnce(decisionsOf('ladder', map, twice))[0]).toMatchObject({
      people: 10,
      choices: [{ count: 10 }, { count: 0 }, {}, {}],
    });
  });

  it('is 0 where all agree and the most where all choices are taken alike', () => {
    expect(division(split(20, 0))).toBe(0);
    const share = (value: number) => ({
      choice: '',
      quality: null,
      count: 1,
      taken: { share: value, low: 0, high: 1 },
    });
    expect(division({ choices: [share(0.5), share(0.5)] })).toBe(1);
    expect(division({ choices: [share(1 / 3), share(1 / 3), share(1 / 3)] })).toBeCloseTo(1, 12);
    expect(division({ choices: [] })).toBe(0);
  });

  it('says where there was no dilemma', () => {
    const strong = Object.entries(map.beats[beat]?.choices ?? {}).find(([, { quality }]) => quality === 'strong')?.[0];
    const all = (n: number) => Array.from({ length: n }, (_, at) => aRun(`${at}`, beat, strong ?? ''));
    expect(isNoDilemma(atOnce(decisionsOf('ladder', map, all(20)))[0] as Decision)).toBe(true);
    expect(
      isNoDilemma(atOnce(decisionsOf('ladder', map, [...all(19), aRun('x', beat, 'nothing')]))[0] as Decision),
    ).toBe(false);
  });
});
