import type { Day } from '#domain/calendar/day.ts';

/** The day of a moment where the learner is. Without a moment: today. */
export function dayOf(at: string | number = Date.now()): Day {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day in words: “Tuesday 24 November 2026”. */
export function dayInWords(day: Day): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
