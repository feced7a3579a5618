import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainties, certaintyFrom, certaintyMark } from '#domain/assessment/certainty.ts';

describe('certainty', () => {
  it('earns +1, +2, +3 when right and 0, −2, −6 when wrong', () => {
    expect(certainties.map((level) => [certaintyMark(level, true), certaintyMark(level, false)])).toEqual([
      [1, 0],
      [2, -2],
      [3, -6],
    ]);
  });

  it('pays best when honest: level 1 below two thirds, level 3 above four fifths, level 2 between', () => {
    const expected = (level: 1 | 2 | 3, chance: number) =>
      chance * certaintyMark(level, true) + (1 - chance) * certaintyMark(level, false);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        fc.pre(Math.abs(chance - 2 / 3) > 1e-9 && Math.abs(chance - 0.8) > 1e-9);
        const honest = chance < 2 / 3 ? 1 : chance < 0.8 ? 2 : 3;
        for (const level of certainties)
          if (level !== honest) expect(expected(honest, chance)).toBeGreaterThan(expected(level, chance));
      }),
    );
  });

  it('is read from what a control or a record holds, and from nothing else', () => {
    expect(['1', '3', 2].map(certaintyFrom)).toEqual([1, 3, 2]);
    expect(['0', '4', '', 'very', undefined, null, 1.5].map(certaintyFrom)).toEqual(Array.from({ length: 7 }));
  });
});
