import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, type Table, writeCsv } from '#domain/report/csv.ts';
import { hostileCells } from './hostile-cells.ts';

/** Read by another project's reader. */
function read(csv: string): readonly (readonly string[])[] {
  return parse(csv, { bom: true, relax_column_count: false, record_delimiter: '\r\n' });
}

/** What a spreadsheet would take for a formula, on any line of a cell; said otherwise than in the guard. */
function runs(cell: string): boolean {
  return cell.split(/\r\n|\r|\n/).some((line) => {
    const first = [...line].find((sign) => !/[\s\p{Cf}]/u.test(sign)) ?? '';
    return '=+-@＝＋－＠'.includes(first) && first !== '';
  });
}

describe('a table as CSV (SEC-6, F-62)', () => {
  it.each(hostileCells.map((cell) => [cell.slice(0, 40), cell] as const))('holds %j as a text', (_, cell) => {
    const table: Table = { columns: ['Name', 'Next'], rows: [[cell, 'next']] };
    const [head, line, ...more] = read(writeCsv(table));
    expect([head, line, more]).toEqual([['Name', 'Next'], [guarded(cell), 'next'], []]);
    expect(runs(line?.[0] ?? ''), 'runs').toBe(false);
    expect(line?.[0]).not.toMatch(/^[\t\r\n]|\0/);
  });

  it('comes back whole from an independent reader, whatever the cells', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', "'", 'a', '\0', '\u200B'),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer(), text), { minLength: 1, maxLength: 8 }), (rows) => {
        const back = read(writeCsv({ columns: ['a', 'b', 'c'], rows })).slice(1);
        expect(back).toEqual(rows.map(([a, b, c]) => [guarded(a), String(b), guarded(c)]));
        for (const cell of back.flatMap(([a = '', , c = '']) => [a, c])) {
          expect(runs(cell)).toBe(false);
          expect(cell.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves alone what is harmless, and only ever adds apostrophes', () => {
    for (const cell of ['Anna', '1-2', 'a=b', 'anna@example.org', 'Ó Braonáin-Lee', '', "'=1+1"])
      expect(guarded(cell)).toBe(cell);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
        const without = (text: string) => text.replaceAll("'", '').replaceAll('\0', '\uFFFD');
        expect(without(guarded(cell))).toBe(without(cell));
      }),
    );
  });

  it('guards in time that grows with the length alone', () => {
    const began = process.cpuUsage().user;
    for (const sign of [' ', '\n', '=\n', '\u200B', '\r']) guarded(sign.repeat(200_000));
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(3000);
  });

  it('writes numbers as numbers, negative ones too', () => {
    expect(writeCsv({ columns: ['n'], rows: [[-3], [0.25]] }, { mark: false })).toBe('"n"\r\n"-3"\r\n"0.25"\r\n');
  });

  it('begins with a byte order mark unless that is not wanted', () => {
    expect(writeCsv({ columns: ['n'], rows: [] }).charCodeAt(0)).toBe(0xfeff);
    expect(writeCsv({ columns: ['n'], rows: [] }, { mark: false })).toBe('"n"\r\n');
  });
});
