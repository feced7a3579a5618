import { describe, expect, it } from 'vitest';
import type { Row } from '#domain/roster/row.ts';
import { gainNumbers, gainPairs } from '#domain/statistics/group.ts';
import { atOnce } from '#domain/statistics/pieces.ts';

describe('gain', () => {
  it('of a class, before 50 60 40 70 and after 80 75 70 85, is a share of .50, a difference of 22.5 and a d of 2.32', () => {
    const after = [80, 75, 70, 85];
    const found = gainNumbers([50, 60, 40, 70].map((before, at) => ({ before, after: after[at] ?? 0 })));
    expect(found).toMatchObject({ share: 0.5, difference: 22.5 });
    expect(found.dAv?.toFixed(2)).toBe('2.32');
  });

  it('takes each person’s mean over their modules, and nobody whose file is broken or who has no pair', () => {
    const row = (verdict: string, ...gain: readonly (readonly [number, number])[]) =>
      ({
        current: { verdict, gain: gain.map(([before, after]) => ({ module: 'm', before, after })) },
      }) as unknown as Row;
    const rows = [row('sound', [0, 0.8], [1, 0.6]), row('doubt', [1, 1]), row('broken', [0, 1]), row('sound')];
    expect(atOnce(gainPairs(rows))).toEqual([
      { before: 50, after: 70 },
      { before: 100, after: 100 },
    ]);
  });

  it('has no share where everybody knew everything before, and no d where nothing varies', () => {
    const found = gainNumbers([
      { before: 100, after: 100 },
      { before: 100, after: 100 },
    ]);
    expect([found.share, found.dAv]).toEqual([null, null]);
  });
});
