import { type Day, daysAfter, daysBetween } from '../calendar/day.ts';

/** The days after a module is finished on which a booster is due (assessment rule S1). */
export const sessionDays: readonly number[] = [3, 10, 30, 90, 180];

/** Modules that are finished within so many days of each other share their days. */
const together = 7;

/** A module, and the day on which it was finished. */
export interface FinishedModule {
  readonly module: string;
  readonly day: Day;
}

/** A day on which a booster is due. */
export interface Session {
  readonly day: Day;
  /** The how-manieth of its modules' five, from 1. */
  readonly number: number;
  /** The modules whose first finishing day it counts from. */
  readonly modules: readonly string[];
}

/**
 * The days of all boosters, the earliest first. Modules that are finished within a week count from the first of them, so that
 * days which are already in somebody's calendar stay where they are.
 */
export function sessionsOf(finished: readonly FinishedModule[]): readonly Session[] {
  const groups: { readonly day: Day; readonly modules: string[] }[] = [];
  for (const { module, day } of [...finished].sort(byDay)) {
    const group = groups.at(-1);
    if (group && daysBetween(group.day, day) <= together) group.modules.push(module);
    else groups.push({ day, modules: [module] });
  }
  return groups
    .flatMap(({ day, modules }) =>
      sessionDays.map((days, index) => ({ day: daysAfter(day, days), number: index + 1, modules })),
    )
    .sort(byDay);
}

function byDay(one: { readonly day: Day }, other: { readonly day: Day }) {
  return one.day < other.day ? -1 : one.day > other.day ? 1 : 0;
}
