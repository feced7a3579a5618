import { describe, expect, it } from 'vitest';
import type { Row } from '#domain/roster/row.ts';
import { firstAnswers } from '#domain/statistics/answers.ts';
import { atOnce } from '#domain/statistics/pieces.ts';
import { aRow, aRun } from './a-few-people.ts';

describe('first answers', () => {
  it('are the first that was sealed, and nobody’s where that one does not replay', () => {
    const test = (hlc: string, checked: 'agrees' | 'not-scorable') => ({ test: 'm', hlc, checked, items: [] });
    const row = (...tests: object[]) => ({ ...aRow({}), tests }) as unknown as Row;
    const testsOf = (one: Row) => atOnce(firstAnswers([one])).tests.get('m');
    expect(testsOf(row(test('1', 'agrees'), test('2', 'agrees')))).toHaveLength(1);
    expect(testsOf(row(test('1', 'not-scorable'), test('2', 'agrees')))).toBeUndefined();
    const runs = [aRun('first', 'b1', 'x'), aRun('again', 'b1', 'y')];
    const first = atOnce(firstAnswers([{ ...aRow({}), runs }])).runs.get('ladder');
    expect(first?.map(({ id }) => id)).toEqual(['first']);
  });
});
