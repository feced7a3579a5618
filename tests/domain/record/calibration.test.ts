import { describe, expect, test } from 'vitest';
import type { Payload } from '#domain/record/entry.ts';
import { calibrationOf, fewestOfALevel, fewestRated } from '#domain/record/calibration.ts';
import { emptyRecord, recordOf } from '#domain/record/record.ts';
import { writer } from './learning.ts';

const check = (n: number | string, right: boolean, certainty?: number): Payload => ({
  kind: 'check-answered',
  item: `item-${n}`,
  option: 'a',
  right,
  ...(certainty === undefined ? {} : { certainty }),
});

function of(payloads: readonly Payload[]) {
  const write = writer();
  return calibrationOf(recordOf(payloads.map((payload) => write(payload))));
}

/** So many answers at one level, of which so many are right. */
const at = (level: number, right: number, answers: number) =>
  Array.from({ length: answers }, (_, n) => check(`${level}-${n}`, n < right, level));

describe('calibration', () => {
  test('counts answers and right ones by level, and their certainty marks', () => {
    const { answers, levels, mark } = of([...at(1, 2, 3), ...at(2, 3, 4), ...at(3, 5, 6)]);
    expect(answers).toBe(13);
    expect(levels.map((level) => [level.answers, level.right])).toEqual([
      [3, 2],
      [4, 3],
      [6, 5],
    ]);
    expect(mark).toBe(2 * 1 + 0 + (3 * 2 - 2) + (5 * 3 - 6));
  });

  test('shows nothing below ten rated answers, and nothing of a level below five', () => {
    expect([fewestRated, fewestOfALevel]).toEqual([10, 5]);
    expect(of(at(3, 9, 9)).shown).toBe(false);
    expect(of(at(3, 9, 10)).shown).toBe(true);
    expect(of([...at(1, 0, 4), ...at(3, 6, 6)]).levels.map(({ fits }) => fits)).toEqual([null, null, 'well']);
    expect(calibrationOf(emptyRecord)).toMatchObject({ answers: 0, shown: false, mark: 0 });
  });

  test('calls level 3 too sure below four fifths right, level 1 too unsure above two thirds, and judges level 2 between', () => {
    const fits = (level: 1 | 2 | 3, right: number, answers: number) =>
      of(at(level, right, answers)).levels[level - 1]?.fits;
    expect([fits(3, 7, 10), fits(3, 8, 10), fits(3, 10, 10)]).toEqual(['over', 'well', 'well']);
    expect([fits(1, 0, 10), fits(1, 6, 9), fits(1, 7, 10)]).toEqual(['well', 'well', 'under']);
    expect([fits(2, 6, 10), fits(2, 7, 10), fits(2, 8, 10), fits(2, 9, 10)]).toEqual(['over', 'well', 'well', 'under']);
  });

  test('takes the first answer to an item alone: later ones come after its reasons', () => {
    expect(of([check(1, false, 3), check(1, true, 3)]).levels[2]).toMatchObject({ answers: 1, right: 0 });
    expect(of([check(1, false), check(1, true, 3)]).answers).toBe(0);
  });

  test('takes in boosters, right only when they are wholly right', () => {
    const booster = { kind: 'review-answered', decision: 'd', answer: 'a' } as const;
    const { levels } = of([
      { ...booster, item: 'a', score: 1, certainty: 2 },
      { ...booster, item: 'b', score: 0.5, certainty: 2 },
      { ...booster, item: 'c', score: 1 },
    ]);
    expect(levels[1]).toMatchObject({ answers: 2, right: 1 });
  });

  test('is not touched by starting over, nor by a form', () => {
    const form = { kind: 'item-answered', form: 'AAAAAAAAAAAAAAAAAAAAAA', item: 'item-2', answer: 'a' } as const;
    expect(of([check(1, true, 3), form, { kind: 'reset', scope: 'everything' }]).answers).toBe(1);
  });
});
