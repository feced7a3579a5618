import { describe, expect, it } from 'vitest';
import { peopleTable } from '#cli/tell-people.ts';
import { bind } from '#domain/inspection/manuscript.ts';
import { lopsided, people, shares } from '#domain/inspection/people.ts';
import type { CastPart, Scenario } from '#domain/scenario/schema.ts';
import { aScenario } from '#tests/builders.ts';

type Told = readonly [name: string, is: string, ...parts: CastPart[]];

function everybody(...told: readonly Told[]) {
  const cast: Scenario['cast'] = Object.fromEntries(
    told.map(([name, is, ...parts]) => [name.toLowerCase(), { name, is, parts }]),
  );
  const raw = aScenario({ cast });
  return people(bind([{ file: 'modules/m/case.scenario.yaml', raw, faults: [] }], '2026-02-01'));
}

const three: readonly Told[] = [
  ['Asa', 'nurse, senior', 'at-fault'],
  ['Bo', 'nurse, student', 'at-fault', 'helper'],
  ['Cy', 'doctor', 'at-fault'],
];

describe('the people of the course', () => {
  it('have a work, a rank if one is told, and their parts', () => {
    expect(everybody(...three).slice(1)).toEqual([
      { name: 'Bo', work: 'nurse', rank: 'student', parts: ['at-fault', 'helper'], scenario: 'case' },
      { name: 'Cy', work: 'doctor', rank: '', parts: ['at-fault'], scenario: 'case' },
    ]);
  });

  it('are counted in each of their parts, by profession and by rank', () => {
    expect(shares(everybody(...three), 'work')).toEqual([
      { part: 'at-fault', who: 'nurse', count: 2, of: 3 },
      { part: 'at-fault', who: 'doctor', count: 1, of: 3 },
      { part: 'helper', who: 'nurse', count: 1, of: 1 },
    ]);
    expect(shares(everybody(...three), 'rank').map(({ who }) => who)).toEqual([
      'doctor',
      'nurse, senior',
      'nurse, student',
      'nurse, student',
    ]);
  });

  it('say nothing of a profession while fewer than four have the part, or where it has just half of it', () => {
    expect(lopsided(everybody(...three))).toEqual([]);
    expect(lopsided(everybody(...three, ['Di', 'porter', 'at-fault']))).toEqual([]);
    expect(peopleTable(everybody(...three))).toContain('No profession has more than half');
  });

  it('show the profession that has more than half of a part', () => {
    const many = everybody(...three, ['Di', 'nurse', 'at-fault']);
    expect(lopsided(many)).toEqual([{ part: 'at-fault', who: 'nurse', count: 3, of: 4 }]);
    const table = peopleTable(many);
    expect(table.split('\n')[2]).toMatch(/^Bo +nurse +student +at-fault, helper +case$/);
    expect(table.split('\n').at(-1)).toBe(
      'One profession has more than half of a part: “nurse” in “at-fault” (3 of 4).',
    );
  });
});
