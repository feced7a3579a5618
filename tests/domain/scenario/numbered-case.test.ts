import { describe, expect, it } from 'vitest';
import { numberedCase } from '#domain/scenario/numbered-case.ts';
import { paragraphs } from '#domain/scenario/paragraphs.ts';
import { aBeat, aLadder, aScenario } from '#tests/builders.ts';

describe('the case as numbered paragraphs', () => {
  it('opens with the first beat and gives every beat and outcome one number', () => {
    const told = numberedCase(aLadder(3));
    expect(told.map(({ number, id }) => [number, id])).toEqual([
      [1, 'beat-1'],
      [2, 'beat-2'],
      [3, 'beat-3'],
      [4, 'end'],
    ]);
  });

  it('says for each choice where to turn, and which facts it needs, as sentences', () => {
    const scenario = aScenario({
      facts: { told: 'Somebody knows.' },
      beats: { first: aBeat({ act: { when: ['told'] }, wait: {} }) },
    });
    expect(numberedCase(scenario)[0]?.turns[0]).toEqual({
      choice: 'act',
      number: 2,
      when: ['Somebody knows.'],
      unless: [],
      sets: [],
    });
  });

  it('says where a beat without a decision goes on', () => {
    const scenario = aScenario({ beats: { first: { heading: 'On', say: 'On.', continue: 'end' } } });
    expect(numberedCase(scenario)[0]).toMatchObject({ turns: [], onTo: 2 });
  });
});

it('prose is split at its empty lines, and joined across its other line breaks', () => {
  expect(paragraphs('  One\ntwo.\n\n \nThree.\n')).toEqual(['One two.', 'Three.']);
});
