import { expect, test } from 'vitest';
import { fateOf, tally } from '#domain/course/marking.ts';

test('a piece that gives somebody away is found or missed; another is marked in vain or left', () => {
  expect(fateOf({ givesAway: true, marked: true })).toBe('found');
  expect(fateOf({ givesAway: true, marked: false })).toBe('missed');
  expect(fateOf({ givesAway: false, marked: true })).toBe('marked-in-vain');
  expect(fateOf({ givesAway: false, marked: false })).toBe('left');
});

test('the tally counts what was found of what there was, and what was marked in vain', () => {
  expect(
    tally([
      { givesAway: true, marked: true },
      { givesAway: true, marked: false },
      { givesAway: true, marked: true },
      { givesAway: false, marked: true },
      { givesAway: false, marked: false },
    ]),
  ).toEqual({ found: 2, of: 3, vain: 1 });
  expect(tally([])).toEqual({ found: 0, of: 0, vain: 0 });
});
