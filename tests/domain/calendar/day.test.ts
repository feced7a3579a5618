import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter, daysBetween, isDay } from '#domain/calendar/day.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  it('counts over months, leap days and the days on which clocks change', () => {
    expect(daysAfter('2026-11-22', 30)).toBe('2026-12-22');
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysAfter('2027-03-27', 3)).toBe('2027-03-30');
  });

  it('is as many days away as were counted', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, daysAfter(day, count))).toBe(count);
      }),
    );
  });

  it('is told from what only looks like one', () => {
    expect(['2026-11-22', '2028-02-29', '2026-02-29', '2026-13-01', '22.11.2026', ''].map(isDay)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
