/** A day of the calendar, `YYYY-MM-DD`, without a time or a zone: days compare as texts. */
export type Day = string;

/** The day so many days later (or earlier, where the count is negative). */
export function daysAfter(day: Day, days: number): Day {
  return new Date(midnight(day) + days * milliseconds).toISOString().slice(0, 10);
}

/** How many days lie between two days: positive where `later` is later. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((midnight(later) - midnight(earlier)) / milliseconds);
}

/** Whether a text is a day that exists, from the year 1000 on. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && new Date(midnight(text) || 0).toISOString().startsWith(text);
}

const milliseconds = 24 * 60 * 60 * 1000;

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
