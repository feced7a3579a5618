import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, daysAfter } from '#domain/calendar/day.ts';
import { gaps, leitner } from '#domain/review/leitner.ts';
import type { Card, Outcome } from '#domain/review/scheduler.ts';
import { sessionDays } from '#domain/review/sessions.ts';

const finished = '2026-11-21';
const on = (days: number): Day => daysAfter(finished, days);
const right: Outcome = { right: true };

/** The card after each session of assessment rule S1, answered alike in all of them. */
function atEverySession(outcome: Outcome): readonly Card[] {
  const cards: Card[] = [];
  let card = leitner.fresh('a');
  for (const days of sessionDays) {
    expect(leitner.due(on(days), [card])).toEqual(leitner.dueOn(card) === null ? [] : [card]);
    card = leitner.grade(card, outcome, on(days));
    cards.push(card);
  }
  return cards;
}

const anyOutcome: fc.Arbitrary<Outcome> = fc.record({
  right: fc.boolean(),
  certainty: fc.constantFrom(1 as const, 2 as const, 3 as const, undefined),
});

describe('the five boxes', () => {
  it('have the gaps of the specification', () => {
    expect(gaps).toEqual([2, 7, 20, 60, 90]);
  });

  it('move a right answer on by one, so that it is due again by the next session, and let it go after the fifth', () => {
    const cards = atEverySession(right);
    expect(cards.map(({ box }) => box)).toEqual([2, 3, 4, 5, 6]);
    expect(leitner.dueOn(cards[4] as Card)).toBeNull();
  });

  it('keep a right answer that was hardly sure where it was', () => {
    expect(atEverySession({ right: true, certainty: 1 }).map(({ box }) => box)).toEqual([1, 1, 1, 1, 1]);
  });

  it('take a wrong answer back to the first, and remember whether the learner was sure', () => {
    const held: Card = { decision: 'a', box: 4, seen: on(30), last: 'right' };
    expect(leitner.grade(held, { right: false }, on(90))).toMatchObject({ box: 1, last: 'missed' });
    expect(leitner.grade(held, { right: false, certainty: 2 }, on(90))).toMatchObject({ box: 1, last: 'missed' });
    expect(leitner.grade(held, { right: false, certainty: 3 }, on(90))).toMatchObject({ box: 1, last: 'confident' });
  });

  it('think no less of a late answer, and nothing of a right one that comes too early', () => {
    const held: Card = { decision: 'a', box: 2, seen: on(3), last: 'right' };
    expect(leitner.grade(held, right, on(400)).box).toBe(3);
    expect(leitner.grade(held, right, on(9))).toEqual(held);
    expect(leitner.grade(held, { right: false }, on(9)).box).toBe(1);
  });

  it('ask again what was answered by a clock that ran ahead', () => {
    expect(leitner.due(on(3), [{ decision: 'a', box: 3, seen: on(4000), last: 'right' }])).toHaveLength(1);
  });

  it('never leave a decision in limbo: after any answers it is asked on its day, and not the day before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyOutcome, fc.nat(200)), { maxLength: 12 }), (answers) => {
        let [card, day] = [leitner.fresh('a'), finished];
        for (const [outcome, days] of answers) {
          day = daysAfter(day, days);
          card = leitner.grade(card, outcome, day);
        }
        expect(card.box).toBeGreaterThanOrEqual(1);
        expect(card.box).toBeLessThanOrEqual(gaps.length + 1);
        const due = leitner.dueOn(card);
        expect(due === null).toBe(card.box > gaps.length);
        if (due === null || card.seen === null) return;
        expect(leitner.due(due, [card])).toEqual([card]);
        expect(leitner.due(daysAfter(due, -1), [card])).toEqual([]);
      }),
    );
  });
});
