import { describe, expect, it } from 'vitest';
import { gateFor } from '#domain/statistics/gate.ts';
import { gainOfGroup, surenessOf } from '#domain/statistics/group.ts';
import { itemStatistics } from '#domain/statistics/items.ts';
import { atOnce } from '#domain/statistics/pieces.ts';
import { aRow, people } from './a-few-people.ts';

describe('the gates (A17)', () => {
  const shown = (n: number) => atOnce(itemStatistics(people(n)))[0];

  it('show nothing of 9 people but their number', () => {
    expect(shown(9)).toEqual({
      id: 'q0',
      people: 9,
      gate: 'none',
      facility: null,
      discrimination: null,
      itemRest: null,
      unstable: true,
      options: [],
    });
  });

  it.each([10, 29])('show counts and facility of %i people', (n) => {
    const item = shown(n);
    expect(item?.facility).toBeGreaterThan(0);
    expect(item?.options.map(({ count, rest }) => [count > 0, rest])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect([item?.discrimination, item?.itemRest]).toEqual([null, null]);
  });

  it('show everything of 30 people, and call it unstable', () => {
    const item = shown(30);
    expect(item).toMatchObject({ gate: 'all', unstable: true });
    // Eight at each end: all of the best had it right, three of the last.
    expect(item?.discrimination).toBe(1 - 3 / 8);
    expect(item?.itemRest).toBeCloseTo(0.304, 3);
    expect(item?.options.map(({ option, share }) => [option, share])).toEqual([
      ['right', 0.7],
      ['wrong', 0.3],
    ]);
    expect(item?.options[0]?.rest).toBeCloseTo(0.304, 3);
  });

  it('call it stable from 50', () => {
    expect([shown(49)?.unstable, shown(50)?.unstable]).toEqual([true, false]);
  });

  it('hold at every number of people', () => {
    expect([0, 9, 10, 29, 30, 1000].map(gateFor)).toEqual(['none', 'none', 'counts', 'counts', 'all', 'all']);
  });

  it('hold for gain and for sureness', () => {
    const pairs = (n: number) => Array.from({ length: n }, (_, at) => ({ before: 40 + (at % 3), after: 80 }));
    expect(gainOfGroup(pairs(29))).toEqual({ people: 29, means: null, share: null, dAv: null });
    expect(gainOfGroup(pairs(30)).means?.after).toBe(80);
    const rows = (n: number) => Array.from({ length: n }, () => aRow({ sureness: [[3, 10, 7]] }));
    expect(atOnce(surenessOf(rows(29)))[2]).toMatchObject({ people: 29, right: null, overConfident: null });
    expect(atOnce(surenessOf(rows(30)))[2]).toMatchObject({ people: 30, answers: 300, overConfident: true });
    expect(atOnce(surenessOf(rows(30)))[2]?.right?.share).toBeCloseTo(0.7, 12);
  });
});
