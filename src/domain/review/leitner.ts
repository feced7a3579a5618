import { daysAfter } from '../calendar/day.ts';
import type { Card, Scheduler } from './scheduler.ts';

/** The days that must pass after an answer, box by box. */
export const gaps: readonly number[] = [2, 7, 20, 60, 90];

const never = '0000-00-00';

/**
 * Five boxes, after Leitner. Right: one box on; right but hardly sure: the same box; wrong: back to the first, and where
 * the learner was very sure, asked first next time. Right in the last box: not asked again. A right answer before its time
 * says little and changes nothing; a late one is as good as any (assessment rules S2 and S3).
 */
export const leitner: Scheduler = {
  fresh: (decision) => ({ decision, box: 1, seen: null, last: null }),
  // A card that was seen after today comes from a clock that ran ahead: it is asked, not waited for.
  due: (today, cards) =>
    cards.filter((card) => {
      const day = leitner.dueOn(card);
      return day !== null && (day <= today || (card.seen !== null && card.seen > today));
    }),
  grade: (card, { right, certainty }, today) => {
    if (!right) return { ...card, box: 1, seen: today, last: certainty === 3 ? 'confident' : 'missed' };
    if (leitner.due(today, [card]).length === 0) return card;
    return { ...card, box: certainty === 1 ? card.box : card.box + 1, seen: today, last: 'right' };
  },
  dueOn: ({ box, seen }: Card) => {
    const gap = gaps[box - 1];
    return gap === undefined ? null : seen === null ? never : daysAfter(seen, gap);
  },
};
