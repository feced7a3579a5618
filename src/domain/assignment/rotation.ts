import { type Day, daysAfter } from '../calendar/day.ts';
import type { CalendarEvent } from '../calendar/write-calendar.ts';
import { fill } from '../course/fill.ts';
import type { Address, Words } from './say-assignment.ts';

/** One block of a residency year: the same assignment, given to the next group. */
export interface Block {
  /** From 1. */
  readonly number: number;
  readonly starts: Day;
  /** Its last day. */
  readonly ends: Day;
  /** When its group is reminded, and when its hand-ins are due. */
  readonly reminder: Day;
  readonly due: Day;
}

/** How a year is cut. */
export interface Rotation {
  readonly starts: Day;
  /** The length of a block, 1 to 52 weeks. */
  readonly weeks: number;
  /** How many blocks, 1 to 52. */
  readonly blocks: number;
  /** How many days before a block ends its hand-ins are due; never before its first day. */
  readonly daysToSpare: number;
}

/** The blocks of a year, one after the other without a gap. The reminder comes a week before the due day, or on the first day. */
export function blocksOf({ starts, weeks, blocks, daysToSpare }: Rotation): readonly Block[] {
  const length = 7 * within(weeks, 1, 52);
  return Array.from({ length: within(blocks, 1, 52) }, (_, at) => {
    const first = daysAfter(starts, at * length);
    const due = daysAfter(first, length - 1 - within(daysToSpare, 0, length - 1));
    const early = daysAfter(due, -7);
    return {
      number: at + 1,
      starts: first,
      ends: daysAfter(first, length - 1),
      reminder: early > first ? early : first,
      due,
    };
  });
}

/**
 * A year's calendar for the coordinator: for each block the day to send the link, the day to remind, and the day to look at what
 * came. Equal rotations give equal events, so that a calendar updates what it has.
 * @param id names the rotation: letters that may stand in a `uid`
 */
export function rotationEvents(
  rotation: Rotation,
  id: string,
  { page, host }: Address,
  words: Words,
): readonly CalendarEvent[] {
  return blocksOf(rotation).flatMap(({ number, starts, reminder, due }) =>
    (
      [
        ['send', starts],
        ['remind', reminder],
        ['gather', daysAfter(due, 1)],
      ] as const
    ).map(([what, day]) => ({
      uid: `rotation-${id}-${number}-${what}@${host}`,
      day,
      title: fill(words[`rotation-${what}`], { n: number }),
      url: page,
    })),
  );
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.trunc(value) || least));
}
