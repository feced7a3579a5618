import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { promises } from '../../src/course/promises.ts';

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

/** The titles of the tests in a file; of the rig that kills browsers, the sentences that it holds true. */
function titlesIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.test.ts')
    ? titlesOf(text)
    : [...text.matchAll(/^ {2}I\d: '([^']+)',$/gm)].map(([, title = '']) => title);
}

/** The titles of the tests that a text would run. */
function titlesOf(text: string): readonly string[] {
  const found = text.matchAll(/^ *(?:test|it)(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['`])((?:(?!\1).)+)\1/gm);
  return [...found].map(([, , title = '']) => title);
}
