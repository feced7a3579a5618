import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation, variance, wilson } from '#domain/statistics/numbers.ts';

describe('Wilson’s interval', () => {
  it.each([
    // Newcombe, Statistics in Medicine 1998; 17: 857–872, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is published', (count, n, low, high) => {
    const found = wilson(count, n);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('holds the share, stays between 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, some) => {
        const count = Math.min(some, n);
        const [one, other] = [wilson(count, n), wilson(n - count, n)];
        if (!one || !other) throw new Error('There is no interval.');
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(one.share + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low + other.high).toBeCloseTo(1, 10);
      }),
    );
  });

  it('does not exist for nobody', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('a correlation', () => {
  it('is between −1 and 1, and the same both ways round', () => {
    const list = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(list, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const r = correlation(x, y);
        if (r === null) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(correlation(y, x)).toBeCloseTo(r, 9);
      }),
    );
  });

  it('of what does not vary is none', () => {
    expect(correlation([1, 1, 1], [0, 1, 2])).toBeNull();
    expect(correlation([0.1 + 0.2, 0.3, 0.3], [0, 1, 2])).toBeNull();
  });

  it('uses sample variances', () => {
    expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 12);
  });
});
