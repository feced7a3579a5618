import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, writeCalendar } from '#domain/calendar/write-calendar.ts';

const stamp = '2026-11-21T09:00:00.000Z';
const booster: CalendarEvent = {
  uid: 'smr-7f3a-s1@course.example',
  title: 'Review: 6 questions (about 5 min)',
  url: 'https://course.example/review/',
  day: '2026-11-24',
  time: { at: '12:30', minutes: 10 },
  alarm: 'Course review',
};

/** The events as another people's reader understands them. */
function read(file: string) {
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

describe('a calendar file', () => {
  it('says what the specification’s example says', () => {
    expect(writeCalendar([booster], stamp).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Post Rounds//calendar//EN',
      'BEGIN:VEVENT',
      'UID:smr-7f3a-s1@course.example',
      'SEQUENCE:0',
      'DTSTAMP:20261121T090000Z',
      'DTSTART:20261124T123000',
      'DTEND:20261124T124000',
      'SUMMARY:Review: 6 questions (about 5 min)',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:PT0S',
      'DESCRIPTION:Course review',
      'END:VALARM',
      'URL;VALUE=URI:https://course.example/review/',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is opened by another people’s reader: a time that floats, a reminder, nobody busy', () => {
    const [event] = read(writeCalendar([booster], stamp));
    expect(event?.uid).toBe(booster.uid);
    expect(event?.summary).toBe(booster.title);
    expect(event?.startDate.toString()).toBe('2026-11-24T12:30:00');
    expect(event?.startDate.zone.tzid).toBe('floating');
    expect(event?.duration.toString()).toBe('PT10M');
    expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(event?.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('action')).toBe('DISPLAY');
  });

  it('gives a thing without a time its whole day, and the day after as its end', () => {
    const { time: _, alarm: __, ...wholeDay } = booster;
    const [event] = read(writeCalendar([wholeDay], stamp));
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe('2026-11-24');
    expect(event?.endDate.toString()).toBe('2026-11-25');
    expect(event?.component.getFirstSubcomponent('valarm')).toBeNull();
  });

  it('says the same in every zone that writes it', () => {
    const before = process.env.TZ;
    const files = ['Pacific/Auckland', 'America/Los_Angeles', 'UTC'].map((zone) => {
      process.env.TZ = zone;
      const { time: _, ...wholeDay } = booster;
      return writeCalendar([booster, { ...wholeDay, uid: 'day@course.example' }], stamp);
    });
    process.env.TZ = before;
    expect(new Set(files).size).toBe(1);
  });

  it('brings any words through whole, in lines of at most 75 octets that end in CR LF', () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    const anyText = fc.oneof(
      words,
      fc.constantFrom('a, b; c\\n\\', 'é'.repeat(300), '👩🏽‍⚕️'.repeat(40), 'ZZ\r\nEND:VEVENT\r\n'),
    );
    fc.assert(
      fc.property(anyText, anyText, (title, text) => {
        const file = writeCalendar(
          [
            { ...booster, title, text },
            { ...booster, uid: 'second@course.example' },
          ],
          stamp,
        );
        const lines = file.split('\r\n');
        expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
        expect(lines.join('')).not.toMatch(/[\r\n]/);
        const [event, second] = read(file);
        expect(second?.uid).toBe('second@course.example');
        expect(event?.summary.replace(/\s+/g, '')).toBe(plain(title).replace(/\s+/g, ''));
        expect((event?.description ?? '').replace(/\s+/g, '')).toBe(plain(text).replace(/\s+/g, ''));
      }),
    );
  });
});

/** Words as a calendar may hold them: without the characters that no text line has. */
function plain(text: string): string {
  return [...text].filter((letter) => letter === '\n' || (letter >= ' ' && letter !== '\u007f')).join('');
}
