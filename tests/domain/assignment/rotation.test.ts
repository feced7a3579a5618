import ICAL from 'ical.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, rotationEvents } from '#domain/assignment/rotation.ts';
import { daysBetween } from '#domain/calendar/day.ts';
import { writeCalendar } from '#domain/calendar/write-calendar.ts';
import { words } from './words.ts';

const address = { page: 'https://course.example/assign/', host: 'course.example' };
const year = { starts: '2027-07-01', weeks: 4, blocks: 13, daysToSpare: 2 };

describe('a rotation', () => {
  test('gives each block its days', () => {
    expect(blocksOf(year)[0]).toEqual({
      number: 1,
      starts: '2027-07-01',
      ends: '2027-07-28',
      reminder: '2027-07-19',
      due: '2027-07-26',
    });
    expect(blocksOf(year).at(-1)).toMatchObject({ number: 13, starts: '2028-06-01', ends: '2028-06-28' });
  });

  test('leaves no gap, and asks for nothing outside a block, however it is cut', () => {
    const cut = fc.record({
      starts: fc.constantFrom('2027-07-01', '2028-02-29', '2027-12-31'),
      weeks: fc.oneof(fc.integer({ min: -3, max: 60 }), fc.constant(Number.NaN)),
      blocks: fc.integer({ min: -3, max: 60 }),
      daysToSpare: fc.oneof(fc.integer({ min: -10, max: 400 }), fc.double()),
    });
    fc.assert(
      fc.property(cut, (rotation) => {
        const blocks = blocksOf(rotation);
        expect(blocks.length).toBeGreaterThan(0);
        for (const [at, { starts, ends, reminder, due }] of blocks.entries()) {
          expect([starts, reminder, due, ends].join()).toBe([starts, reminder, due, ends].sort().join());
          const next = blocks[at + 1];
          if (next) expect(daysBetween(ends, next.starts)).toBe(1);
        }
      }),
    );
  });

  test('is a calendar with three days a block, each named for ever', () => {
    const events = rotationEvents(year, 'q7Zk2mXa', address, words);
    expect(events).toHaveLength(39);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(39);
    expect(rotationEvents(year, 'q7Zk2mXa', address, words)).toEqual(events);
    const file = writeCalendar(events, '2027-06-01T09:00:00.000Z');
    const read = new ICAL.Component(ICAL.parse(file))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));
    expect(read.slice(0, 3).map(({ startDate, summary }) => `${startDate} ${summary}`)).toEqual([
      '2027-07-01 Course, block 1: send the link',
      '2027-07-19 Course, block 1: remind those who have not handed in',
      '2027-07-27 Course, block 1: gather what was handed in',
    ]);
  });
});
