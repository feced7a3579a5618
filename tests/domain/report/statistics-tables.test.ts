import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '#domain/report/csv.ts';
import { statisticsTables } from '#domain/report/statistics-tables.ts';
import { groupOf, reportOf } from '#tests/domain/statistics/a-group.ts';

/** A table as somebody else’s reader has it, a record for each line. */
function linesOf(people: number, name: string): readonly Readonly<Record<string, string>>[] {
  const table = statisticsTables(reportOf(groupOf(people)))[name];
  if (!table) throw new Error(`There is no table ${name}.`);
  return parse(writeCsv(table), { bom: true, columns: true }) as Record<string, string>[];
}

describe('the statistics of an audit bundle', () => {
  it('show nine people nothing but how many they are, and say from how many on more is shown (A17)', () => {
    for (const line of linesOf(9, 'decisions'))
      expect(line).toMatchObject({ Choice: '', Count: '', Share: '', 'Held back': 'shown from 10 people' });
    for (const line of linesOf(9, 'items'))
      expect(line).toMatchObject({
        People: '9',
        Facility: '',
        Discrimination: '',
        'Held back': 'shown from 10 people',
      });
    expect(linesOf(9, 'options')).toEqual([]);
    expect(linesOf(9, 'gain')).toMatchObject([
      { People: '9', Before: '', After: '', 'Held back': 'shown from 30 people' },
    ]);
  });

  it('show ten people counts, shares and facility, and hold back what compares people', () => {
    const [first] = linesOf(10, 'decisions');
    expect(first).toMatchObject({ Case: 'case', People: '10', Count: '10', Share: '1', High: '1', 'Held back': '' });
    expect(Number(first?.['Low'])).toBeCloseTo(0.7225, 4);
    expect(linesOf(10, 'items')[0]).toMatchObject({
      Item: 'q1',
      Facility: '0.5',
      Discrimination: '',
      'Item-rest': '',
      'Held back': 'shown from 30 people',
    });
    expect(linesOf(10, 'options').map((line) => line['Option-rest'])).toEqual(['', '', '']);
    expect(linesOf(10, 'tests')).toMatchObject([{ Alpha: '', 'Held back': 'shown from 30 people' }]);
    for (const line of linesOf(10, 'sureness'))
      expect(line).toMatchObject({ Right: '', 'Held back': 'shown from 30 people' });
  });

  it('show thirty people all of it, called unstable below fifty', () => {
    expect(linesOf(30, 'items')[0]).toMatchObject({ Discrimination: '1', Unstable: 'yes', 'Held back': '' });
    expect(linesOf(30, 'tests')).toMatchObject([{ Alpha: '', 'Held back': 'not estimable' }]);
    expect(linesOf(30, 'gain')).toMatchObject([
      { People: '30', Before: '50', After: '80', Difference: '30', 'Held back': '' },
    ]);
    expect(linesOf(30, 'sureness').at(-1)).toMatchObject({
      People: '30',
      Answers: '300',
      Right: '0.7',
      'Held back': '',
    });
    expect(linesOf(50, 'items')[0]).toMatchObject({ Unstable: '' });
  });

  it('are guarded cell by cell, so that a spreadsheet runs nothing, and numbers stay numbers', () => {
    const report = reportOf(groupOf(30));
    const [first] = report.tests;
    if (!first) throw new Error('There is no test.');
    const hostile = { ...report, tests: [{ ...first, test: '=HYPERLINK("x")' }] };
    const lines = parse(writeCsv(statisticsTables(hostile)['items'] ?? { columns: [], rows: [] }), {
      bom: true,
    }) as string[][];
    expect(lines[1]?.[0]).toBe(`'=HYPERLINK("x")`);
  });
});
