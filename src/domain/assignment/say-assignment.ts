import type { CalendarEvent } from '../calendar/write-calendar.ts';
import { type Day, daysAfter } from '../calendar/day.ts';
import { fill } from '../course/fill.ts';
import { type Assignment, wholeCourse } from './assignment.ts';

/** The sentences of the group `assign` in content/interface/en.yaml. */
export type Words = Readonly<Record<string, string>>;

/** What the texts need to know of the course. */
export interface Told {
  /** The course's own title. */
  readonly course: string;
  /** The titles of its modules, and their minutes. */
  readonly titles: Readonly<Record<string, string>>;
  readonly minutes: Readonly<Record<string, number>>;
  /** A day as people read it. */
  readonly sayDay: (day: string) => string;
}

/** Minutes that an assignment is written for: those of its modules that the course has. */
export function minutesOf({ modules }: Assignment, minutes: Told['minutes']): number {
  const asked = modules.includes(wholeCourse) ? Object.keys(minutes) : modules;
  return asked.reduce((sum, module) => sum + (Object.hasOwn(minutes, module) ? (minutes[module] ?? 0) : 0), 0);
}

/** A letter with a subject. */
export interface Letter {
  readonly subject: string;
  /** Plain text with `\n` between lines. */
  readonly body: string;
}

/** Where the course lies: a page of it, and the host, which stands in the names of events. */
export interface Address {
  readonly page: string;
  readonly host: string;
}

/** What may be sent: the first mail, a reminder, or the text beside a link in a learning management system. */
export type Occasion = 'mail' | 'reminder' | 'lms';

/** The text to go with a link. It names nobody. */
export function letterFor(occasion: Occasion, assignment: Assignment, link: string, words: Words, told: Told): Letter {
  const { due, title, issuer, pass, testOut, returnTo } = assignment;
  const lines = [
    fill(words[`${occasion}-opening`], { course: told.course }),
    '',
    ...modulesOf(assignment, words, told).map((name) => `- ${name}`),
    '',
    fill(words['text-minutes'], { n: minutesOf(assignment, told.minutes) }),
    ...(due ? [fill(words['text-due'], { day: told.sayDay(due) })] : []),
    ...(pass === undefined ? [] : [fill(words['text-pass'], { pass })]),
    ...(testOut ? [fill(words['text-test-out'])] : []),
    '',
    fill(words[occasion === 'lms' ? 'text-link-lms' : 'text-link']),
    link,
    '',
    fill(words['text-sent']),
    ...(returnTo ? [fill(words['text-return'], { address: returnTo })] : []),
    ...(issuer ? ['', issuer] : []),
  ];
  return {
    subject: fill(words[`${occasion}-subject`], { title: title ?? told.course }),
    body: lines.join('\n'),
  };
}

/** A `mailto:` address (RFC 6068) that opens a letter in the coordinator's own mail program, addressed to nobody yet. */
export function mailTo({ subject, body }: Letter, address = ''): string {
  const sayable = (text: string) => encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
  return `mailto:${address}?subject=${sayable(subject)}&body=${sayable(body)}`;
}

/**
 * The due day for the learner's calendar, with a word three days before where `today` leaves so many. Titles are neutral, since
 * calendars are shared. Empty where there is no due day.
 */
export function dueEvents(
  assignment: Assignment,
  today: Day,
  { page, host }: Address,
  words: Words,
): readonly CalendarEvent[] {
  const { id, due } = assignment;
  if (!due) return [];
  const early = daysAfter(due, -daysBefore);
  return [
    ...(early > today
      ? [
          {
            uid: `assignment-${id}-soon@${host}`,
            day: early,
            title: fill(words['event-soon'], { n: daysBefore }),
            url: page,
          },
        ]
      : []),
    { uid: `assignment-${id}-due@${host}`, day: due, title: fill(words['event-due']), url: page },
  ];
}

const daysBefore = 3;

function modulesOf({ modules }: Assignment, words: Words, { course, titles }: Told): readonly string[] {
  return modules.map((module) =>
    module === wholeCourse
      ? fill(words['text-whole-course'], { course })
      : Object.hasOwn(titles, module)
        ? (titles[module] ?? module)
        : module,
  );
}
