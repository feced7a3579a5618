import { describe, expect, it } from 'vitest';
import { discriminationOf, itemStatistics, reliabilityOf, sampledReliability } from '#domain/statistics/items.ts';
import { correlation, mean } from '#domain/statistics/numbers.ts';
import { atOnce } from '#domain/statistics/pieces.ts';
import { people, vector } from './a-few-people.ts';

describe('the vector of ten learners and five questions', () => {
  const columns = [0, 1, 2, 3, 4].map((at) => vector.map((line) => line[at] ?? 0));

  it('gives the facilities .7 .7 .5 .4 .3', () => {
    expect(atOnce(itemStatistics(people(10))).map(({ facility }) => facility)).toEqual([0.7, 0.7, 0.5, 0.4, 0.3]);
  });

  it('gives the discriminations .67 .67 1 .67 .33, three people at each end, ties by id', () => {
    const total = vector.map((line) => mean(line));
    const order = vector.map((_, at) => at).sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
    const found = columns.map((column) => discriminationOf(order.map((at) => column[at] ?? 0)));
    expect(found.map((d) => d?.toFixed(2))).toEqual(['0.67', '0.67', '1.00', '0.67', '0.33']);
  });

  it('gives the item–rest correlations .304 .304 .440 .385 .189', () => {
    const found = columns.map((column, at) =>
      correlation(
        column,
        vector.map((line) => mean(line.filter((_, other) => other !== at))),
      ),
    );
    expect(found.map((r) => r?.toFixed(3))).toEqual(['0.304', '0.304', '0.440', '0.385', '0.189']);
  });

  it('gives alpha .564 and a standard error of .994', () => {
    const found = reliabilityOf(vector);
    expect([found?.alpha.toFixed(3), found?.sem.toFixed(3)]).toEqual(['0.564', '0.994']);
  });
});

describe('a test that asks each person something else', () => {
  it('is not estimable where no two questions were answered together by thirty', () => {
    expect(atOnce(sampledReliability(people(29), 5))).toBeNull();
  });

  it('has the alpha of its mean correlation', () => {
    const found = atOnce(sampledReliability(people(30), 5));
    expect(found?.pairs).toBe(10);
    const r = found?.meanR ?? 0;
    expect(found?.alpha).toBeCloseTo((5 * r) / (1 + 4 * r), 12);
    expect(found?.alpha).toBeCloseTo(0.56, 1);
  });

  it('where nothing varies has none', () => {
    expect(
      reliabilityOf([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(reliabilityOf([[1], [0]])).toBeNull();
  });
});
