import { describe, expect, it } from 'vitest';
import { bind } from '#domain/inspection/manuscript.ts';
import { fairScore } from '#domain/inspection/scenario/fair-score.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { aLadder } from '#tests/builders.ts';

function said(scenario: Scenario): string[] {
  const file = { file: 'modules/m/case.scenario.yaml', raw: scenario, faults: [] };
  const manuscript = bind([file], '2026-02-01');
  const [sheet] = manuscript.scenarios;
  if (!sheet?.value) throw new Error('The scenario of this test does not fit the schema.');
  return [...fairScore.inspect(sheet, manuscript)].map(({ sentence }) => sentence);
}

describe('fair scores', () => {
  it('finds a ladder that offers every quality fair', () => {
    expect(said(aLadder(3))).toEqual([]);
  });

  it('finds it unfair when a country’s law makes the strong choice poor and no other strong', () => {
    const scenario = aLadder(2, {
      choices: { 'strong-1': { agreement: 'varies-by-jurisdiction', in: { us: { quality: 'poor' } } } },
    });
    expect(said(scenario)).toContainEqual(expect.stringContaining('scores 83 in “us”'));
  });

  it('finds it unfair when nothing is ever done badly', () => {
    const gentle = { poor: 'acceptable', harmful: 'acceptable' } as const;
    const choices = Object.fromEntries(
      [1, 2].flatMap((rung) =>
        Object.entries(gentle).map(([quality, better]) => [`${quality}-${rung}`, { quality: better }]),
      ),
    );
    expect(said(aLadder(2, { choices }))).toContainEqual(expect.stringContaining('The worst run scores 67'));
  });

  it('asks about places together where their law judges alike', () => {
    const scenario = aLadder(2, {
      choices: { 'strong-1': { in: { us: { quality: 'poor' }, ca: { quality: 'poor' } } } },
    });
    expect(said(scenario)).toEqual(['The best run scores 83 in “us” and “ca”; some run must score 100.']);
  });

  it('finds it unfair when the better choice leads past the strong ones', () => {
    const scenario = aLadder(3, {
      choices: { 'strong-1': { to: 'beat-3' }, 'strong-2': { to: 'end' }, 'acceptable-2': { to: 'end' } },
    });
    keepOnly(scenario, 'beat-2', ['strong-2', 'acceptable-2']);
    keepOnly(scenario, 'beat-3', ['poor-3', 'harmful-3']);
    expect(said(scenario)).toContainEqual(expect.stringContaining('“strong-1” is better than “acceptable-1”'));
  });

  it('compares two choices only where both were offered, so that a rescue for those who slipped is not held against it', () => {
    const scenario = aLadder(2, {
      choices: {
        'harmful-1': { sets: ['slipped'] },
        'strong-2': { when: ['slipped'] },
        'poor-2': { unless: ['slipped'] },
        'harmful-2': { when: ['slipped'] },
      },
    });
    expect(
      said({ ...scenario, facts: { slipped: 'It slipped.' } }).filter((sentence) =>
        sentence.includes('is better than'),
      ),
    ).toEqual([]);
  });
});

function keepOnly(scenario: Scenario, beat: string, choices: readonly string[]): void {
  const here = scenario.beats[beat];
  if (here)
    here.choices = Object.fromEntries(Object.entries(here.choices ?? {}).filter(([id]) => choices.includes(id)));
}
