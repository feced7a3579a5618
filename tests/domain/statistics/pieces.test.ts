import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce, sorted } from '#domain/statistics/pieces.ts';

describe('sorting in pieces', () => {
  it('gives what sorting at once gives, equal ones in their order', () => {
    const of = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer()), { maxLength: 3000 });
    fc.assert(
      fc.property(of, (many) => {
        const compare = (a: readonly number[], b: readonly number[]) => (a[0] ?? 0) - (b[0] ?? 0);
        expect(atOnce(sorted(many, compare))).toEqual([...many].sort(compare));
      }),
      { numRuns: 40 },
    );
  });
});
