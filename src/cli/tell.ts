import { type Coverage, holes, ways } from '#domain/inspection/coverage.ts';
import { listed } from '#domain/inspection/words.ts';
import type { Problem } from '#domain/problem.ts';

/** One line for one problem: `file:line:column CODE sentence (hint)`, so that terminals and editors can jump to it. */
export function toLine(folder: string, { file, line, column, code, sentence, hint, severity }: Problem): string {
  const mark = severity === 'error' ? '' : `${severity}: `;
  return `${folder}/${file}:${line}:${column} ${code} ${mark}${sentence} (${hint})`;
}

/** The closing line: how many of each kind. */
export function summary(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'Nothing to mend.';
  const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
  const parts = [
    count(of('error'), 'error'),
    count(of('warning'), 'warning'),
    count(of('aged'), 'aged entry', 'aged entries'),
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
}

/** A table of objectives: where each is taught, practised and so on, a dash where it is not; then the holes. */
export function coverageTable(rows: readonly Coverage[]): string {
  const counted = (ids: readonly string[]) => (ids.length > 3 ? `${ids.length} items` : ids.join(', ')) || '–';
  const lines = [
    ['objective', ...ways],
    ...rows.map((row) => [row.objective, ...ways.map((way) => counted(row[way]))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length))) ?? [];
  const table = lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const told = rows.flatMap((row) => holes(row).map((way) => `${row.objective} is not ${way}.`));
  return [...table, '', told.length > 0 ? told.join('\n') : `Every objective is ${listed(ways)}.`].join('\n');
}
