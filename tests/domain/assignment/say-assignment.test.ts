import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { dueEvents, letterFor, mailTo, minutesOf } from '#domain/assignment/say-assignment.ts';
import { writeCalendar } from '#domain/calendar/write-calendar.ts';
import { full, least } from './assigning.ts';
import { told, words } from './words.ts';

const link = 'https://course.example/a/#eyJx.y.z';
const address = { page: 'https://course.example/', host: 'course.example' };

describe('the text that goes with a link', () => {
  test.each(['mail', 'reminder', 'lms'] as const)('as %s says what, by when, how long, and where to', (occasion) => {
    const { subject, body } = letterFor(occasion, full, link, words, told);
    expect(subject).toContain('Before your first on-call');
    for (const part of [
      link,
      '- Boundaries',
      '- Reviews',
      '55 minutes',
      'day 2027-06-30',
      '80 per cent',
      full.returnTo,
    ])
      expect(body).toContain(part);
    expect(body.split('\n')).toContain(link);
    expect(body).not.toMatch(/undefined|\{|\}/);
  });

  test('says no more than the assignment does', () => {
    const { subject, body } = letterFor('mail', least, link, words, told);
    expect(subject).toContain('Post Rounds');
    expect(body).not.toMatch(/per cent|hand it in by|hardest case|Send it to|undefined/);
  });

  test('of the whole course names the course and all its minutes', () => {
    const course: Assignment = { ...least, modules: ['course'] };
    expect(letterFor('mail', course, link, words, told).body).toContain('- All of Post Rounds');
    expect(minutesOf(course, told.minutes)).toBe(55);
  });

  test('counts no minutes of what the course does not have', () => {
    expect(minutesOf({ ...least, modules: ['reviews', 'gone', 'constructor'] }, told.minutes)).toBe(15);
  });

  test('opens in a mail program as it stands, and can add nobody to the letter', () => {
    const body = 'Two lines\nA&B=C?bcc=x@evil.example #1 “ü” 100%';
    const mail = new URL(mailTo({ subject: 'One & two', body }));
    expect(mail.protocol).toBe('mailto:');
    expect(mail.pathname).toBe('');
    expect([...mail.searchParams]).toEqual([
      ['subject', 'One & two'],
      ['body', body.replace('\n', '\r\n')],
    ]);
  });
});

describe('the due day in a calendar', () => {
  test('stands there with a word three days before, under neutral titles', () => {
    const events = dueEvents(full, '2027-06-01', address, words);
    expect(events.map(({ day }) => day)).toEqual(['2027-06-27', '2027-06-30']);
    const file = writeCalendar(events, '2027-06-01T09:00:00.000Z');
    const read = new ICAL.Component(ICAL.parse(file))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));
    expect(read.map(({ startDate }) => startDate.toString())).toEqual(['2027-06-27', '2027-06-30']);
    expect(new Set(read.map(({ uid }) => uid)).size).toBe(2);
    for (const { summary } of read) expect(summary).not.toMatch(/Boundaries|Reviews|Before your first/);
  });

  test('is alone where three days before is over, and absent where there is none', () => {
    expect(dueEvents(full, '2027-06-27', address, words).map(({ day }) => day)).toEqual(['2027-06-30']);
    expect(dueEvents(least, '2027-06-27', address, words)).toEqual([]);
  });
});
