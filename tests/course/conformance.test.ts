import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { criteria, tests } from '../../src/course/conformance.ts';
import { titlesIn } from './titles.ts';

describe('the conformance report', () => {
  test('has every criterion of WCAG 2.2 at levels A and AA once, in order', () => {
    const numbers = criteria.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const inOrder = numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(numbers).toEqual(inOrder);
    // WCAG 2.2 has 31 criteria at A and 24 at AA, once 4.1.1 is left out, as it says itself.
    expect(criteria.filter(({ level }) => level === 'A')).toHaveLength(31);
    expect(criteria.filter(({ level }) => level === 'AA')).toHaveLength(24);
  });

  test('says something of each, and names tests only where there is something to test', () => {
    for (const { number, remark, stands, shownBy } of criteria) {
      expect(remark.length, number).toBeGreaterThan(5);
      if (stands === 'not-applicable') expect(shownBy, number).toEqual([]);
    }
  });

  test.each(Object.entries(tests))(
    '“%s” is a test that exists, and some criterion rests on it',
    (key, { file, title }) => {
      expect(existsSync(file), file).toBe(true);
      expect(titlesIn(file).filter((each) => each.includes(title))).not.toEqual([]);
      expect(criteria.some(({ shownBy }) => shownBy.some((by) => by === key))).toBe(true);
    },
  );
});
