import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDuration, scorm12Time } from '../../src/carriers/session-time.ts';
import { marksOf, scorm12Status, scorm2004Status, standingOf } from '../../src/carriers/standing.ts';
import { progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { course } from './carried-course.ts';

const module = (entries: ReturnType<typeof finishedRecord>, id = 'cover') => {
  const found = progressOf(recordOf(entries), course.outline).modules.find((each) => each.id === id);
  if (!found) throw new Error(`No module “${id}”.`);
  return found;
};
const all = finishedRecord(course, { modules: ['cover'] });

describe('what a module is for an LMS', () => {
  it('is begun, without a score, while anything in it is undone, even where its test is passed', () => {
    expect(standingOf(module([]), null)).toEqual({ stage: 'begun', progress: 0, score: null, short: null });
    const unread = all.filter(({ kind }) => kind !== 'lesson-finished');
    const standing = standingOf(module(unread), null);
    expect(standing).toMatchObject({ stage: 'begun', score: null });
    expect(standing.progress).toBeGreaterThan(0);
    expect(standing.progress).toBeLessThan(1);
  });

  it('is passed, with the best score, when all is done', () => {
    expect(standingOf(module(all), null)).toEqual({ stage: 'passed', progress: 1, score: 1, short: null });
  });

  it('is finished where there is no test to pass', () => {
    expect(standingOf({ ...module(all), test: null }, null)).toMatchObject({ stage: 'finished', score: null });
  });

  it('is begun and says by what it falls short where the LMS asks for more than the course', () => {
    const passed = module(all);
    const best = passed.test?.best;
    if (!passed.test || !best) throw new Error('The test is passed.');
    const barely = { ...passed, test: { ...passed.test, best: { ...best, score: 0.75 } } };
    expect(standingOf(barely, 0.8)).toEqual({ stage: 'begun', progress: 1, score: null, short: 0.8 });
    expect(standingOf(barely, 0.75)).toMatchObject({ stage: 'passed', score: 0.75 });
    expect(standingOf(barely, 0.5)).toMatchObject({ stage: 'passed' });
  });

  it('has words in each standard', () => {
    expect(scorm12Status).toEqual({ begun: 'incomplete', finished: 'completed', passed: 'passed', failed: 'failed' });
    expect(scorm2004Status).toEqual({
      begun: ['incomplete', 'unknown'],
      finished: ['completed', 'unknown'],
      passed: ['completed', 'passed'],
      failed: ['completed', 'failed'],
    });
  });
});

describe('numbers that real systems take', () => {
  it('are scores between their bounds, of two decimals and four', () => {
    expect(marksOf(5 / 6)).toEqual({ scaled: 0.8333, raw: 83.33, min: 0, max: 100 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (score) => {
        const { raw, scaled } = marksOf(score);
        expect(String(raw)).toMatch(/^\d{1,3}(?:\.\d{1,2})?$/);
        expect(raw).toBeLessThanOrEqual(100);
        expect(String(scaled)).toMatch(/^[01](?:\.\d{1,4})?$/);
      }),
    );
  });

  it('are times of two decimals at most, whatever the clock says', () => {
    expect(scorm12Time(0)).toBe('0000:00:00.00');
    expect(scorm12Time(600_255)).toBe('0000:10:00.26');
    expect(scorm12Time(1e15)).toBe('9999:59:59.99');
    expect(isoDuration(0)).toBe('PT0S');
    expect(isoDuration(605_250)).toBe('PT10M5.25S');
    expect(isoDuration(3_600_000)).toBe('PT1H');
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, -5]) {
      expect(scorm12Time(odd)).toBe('0000:00:00.00');
      expect(isoDuration(odd)).toBe('PT0S');
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (time) => {
        expect(scorm12Time(time)).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/);
        expect(isoDuration(time)).toMatch(/^PT(?=\d)(?:\d+H)?(?:[1-5]?\dM)?(?:[1-5]?\d(?:\.\d{1,2})?S)?$/);
      }),
    );
  });
});
