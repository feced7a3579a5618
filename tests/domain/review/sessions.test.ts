import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '#domain/calendar/day.ts';
import { sessionDays, sessionsOf } from '#domain/review/sessions.ts';

describe('the days of boosters', () => {
  it('are 3, 10, 30, 90 and 180 days after a module was finished', () => {
    expect(sessionsOf([{ module: 'a', day: '2026-11-21' }]).map(({ day }) => day)).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-21',
      '2027-02-19',
      '2027-05-20',
    ]);
  });

  it('are shared by modules that were finished within a week', () => {
    const sessions = sessionsOf([
      { module: 'c', day: '2026-11-29' },
      { module: 'b', day: '2026-11-28' },
      { module: 'a', day: '2026-11-21' },
    ]);
    expect(sessions).toHaveLength(10);
    expect(sessions[0]).toEqual({ day: '2026-11-24', number: 1, modules: ['a', 'b'] });
    expect(sessions.find(({ modules }) => modules[0] === 'c')?.day).toBe('2026-12-02');
  });

  it('do not move when a later module is finished: what is in a calendar stays true', () => {
    const days = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.nat(60), (offsets, later) => {
        const finished = offsets.map((days, index) => ({ module: `m${index}`, day: daysAfter('2026-01-01', days) }));
        const before = sessionsOf(finished).map(({ day }) => day);
        const last = Math.max(...offsets);
        const after = sessionsOf([...finished, { module: 'new', day: daysAfter('2026-01-01', last + later) }]);
        expect(after.map(({ day }) => day)).toEqual(expect.arrayContaining(before));
        expect([before.length, before.length + sessionDays.length]).toContain(after.length);
      }),
    );
  });
});
