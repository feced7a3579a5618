import { describe, expect, it } from 'vitest';
import { bind } from '#domain/inspection/manuscript.ts';
import { castNamed } from '#domain/inspection/scenario/cast.ts';
import type { Evidence, Scenario } from '#domain/scenario/schema.ts';
import { aBeat, aScenario } from '#tests/builders.ts';

const cast: Scenario['cast'] = {
  neil: { name: 'Neil Garside', is: 'patient', parts: ['harmed'] },
  moe: { name: 'Dr Ingrid Moe', is: 'doctor, senior', parts: ['helper'] },
};

function strangers(from: string): string[] {
  const evidence: Evidence[] = [{ kind: 'chat', from, text: 'Hello.' }];
  const say = 'A producer rings from the quay about the night.';
  const raw = aScenario({ cast, beats: { first: aBeat({ act: {} }, { evidence, say }) } });
  const manuscript = bind([{ file: 'modules/m/case.scenario.yaml', raw, faults: [] }], '2026-02-01');
  const [sheet] = manuscript.scenarios;
  if (!sheet?.value) throw new Error('The scenario of this test does not fit the schema.');
  return [...castNamed.inspect(sheet, manuscript)].map(({ sentence }) => sentence);
}

describe('who writes in a scenario', () => {
  it.each(['Neil Garside', 'N. Garside', 'Neil, at midnight', 'Dr Moe', 'Neil and Dr Ingrid Moe', 'Ingrid (draft)'])(
    'is known as “%s”',
    (from) => {
      expect(strangers(from)).toEqual([]);
    },
  );

  it.each([
    ['Jenny Garside', 'Jenny Garside'],
    ['Dr T. Brandt', 'Dr T. Brandt'],
    ['Neil and Tamsin', 'Tamsin'],
    ['Gilly, a neighbour', 'Gilly'],
  ])('is a stranger as “%s”', (from, stranger) => {
    expect(strangers(from)).toEqual([`“${stranger}” is nobody in the cast.`]);
  });

  it.each(['You (draft)', 'A colleague', 'Your sister', 'Producer, Coast Radio', 'Night list', 'Corrick, all staff'])(
    'need not be in the cast as a role, a thing or a place: “%s”',
    (from) => {
      expect(strangers(from)).toEqual([]);
    },
  );
});
