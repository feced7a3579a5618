import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { promises } from '../../src/course/promises.ts';
import { titlesIn, titlesOf } from './titles.ts';

const shown = promises.flatMap(({ id, shownBy }) => shownBy.map((by) => ({ id, ...by })));

describe('the promises', () => {
  test('are six, each with its edge and with tests of its own', () => {
    expect(promises.map(({ id }) => id)).toEqual(['saved', 'tabs', 'updates', 'private', 'export', 'set-aside']);
    for (const { edge, how, shownBy } of promises) {
      expect(how.length).toBeGreaterThan(60);
      expect(edge.length).toBeGreaterThan(60);
      expect(shownBy.length).toBeGreaterThan(1);
    }
  });

  test.each(shown)('“$id” rests on a test that exists: $title', ({ file, title }) => {
    expect(existsSync(file), file).toBe(true);
    expect(titlesIn(file).filter((each) => each.endsWith(title))).not.toEqual([]);
  });

  test('would notice a test that was renamed or skipped', () => {
    expect(titlesOf("test('does it', () => {})")).toEqual(['does it']);
    expect(titlesOf("test.each(names)('(%s) does it', () => {})")).toEqual(['(%s) does it']);
    expect(titlesOf("test.skip('does it', () => {})")).toEqual([]);
    expect(titlesOf("// test('does it')")).toEqual([]);
  });
});
