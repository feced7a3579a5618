import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import type { Day } from './day.ts';

/** One thing to put into somebody's calendar. Its words may be seen by everybody who shares that calendar. */
export interface CalendarEvent {
  /** The same for the same thing each time a file is written, so that a calendar updates it: `booster-1@course.example`. */
  readonly uid: string;
  readonly title: string;
  readonly text?: string;
  readonly url?: string;
  readonly day: Day;
  /**
   * When on that day, `HH:MM` by whatever clock the reader goes by (RFC 5545 §3.3.5, form 1), and how long. Left out, the
   * event takes the whole day.
   */
  readonly time?: { readonly at: string; readonly minutes: number };
  /** What a reminder says when the event begins. Left out, there is none. */
  readonly alarm?: string;
  /** How often what the event says has changed since it was first given out, from 0. */
  readonly sequence?: number;
}

/**
 * An iCalendar file (RFC 5545): CRLF, lines folded at 75 octets, texts escaped, times floating, nobody shown as busy. Equal
 * events and stamps give equal bytes.
 * @param events at least one, or the file would be refused by calendars
 * @param stamp when the file was written, ISO 8601 in UTC
 */
export function writeCalendar(events: readonly CalendarEvent[], stamp: string): string {
  const calendar = ical({ prodId: '//Post Rounds//calendar//EN' });
  for (const { uid, title, text, url, day, time, alarm, sequence = 0 } of events) {
    // A floating time and a day are written as UTC reads them: the zone of whoever writes the file plays no part.
    const start = new Date(`${day}T${time?.at ?? '00:00'}:00Z`);
    const event = calendar.createEvent({
      id: uid,
      start,
      stamp: new Date(stamp),
      sequence,
      summary: inOneLine(title),
      description: text ? sayable(text) : null,
      url: url ?? null,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(time
        ? { floating: true, end: new Date(start.getTime() + time.minutes * 60_000) }
        : { allDay: true, end: new Date(start.getTime() + 24 * 60 * 60_000) }),
    });
    if (alarm) event.createAlarm({ type: ICalAlarmType.display, trigger: 0, description: inOneLine(alarm) });
  }
  return `${calendar.toString()}\r\n`;
}

/** Titles are one line; and control characters are no TEXT (RFC 5545 §3.3.11), whoever wrote them. */
function inOneLine(text: string): string {
  return sayable(text).replace(/\s+/g, ' ').trim();
}

function sayable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}
