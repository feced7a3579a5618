import { type Coverage, holes, ways } from '#domain/inspection/coverage.ts';
import { isHole, type PointCoverage } from '#domain/inspection/point-coverage.ts';
import { listed } from '#domain/inspection/words.ts';
import type { Problem } from '#domain/problem.ts';
import { aligned } from './aligned.ts';

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
  const table = aligned([
    ['objective', ...ways],
    ...rows.map((row) => [row.objective, ...ways.map((way) => counted(row[way]))]),
  ]);
  const told = rows.flatMap((row) => holes(row).map((way) => `${row.objective} is not ${way}.`));
  return [table, '', told.length > 0 ? told.join('\n') : `Every objective is ${listed(ways)}.`].join('\n');
}

/** A table of teaching points: the lessons that teach each, by module; then what is missing, and what waits for its module. */
export function pointTable(rows: readonly PointCoverage[]): string {
  const table = aligned([
    ['teaching point', 'module', 'taught'],
    ...rows.flatMap(({ point, module, taught }) => (taught ? [[point, module, taught.join(', ') || '–']] : [])),
  ]);
  const missing = rows.filter(isHole).map(({ point, module }) => `${point} is not taught in ${module}.`);
  const waiting = rows.filter(({ taught }) => taught === null).map(({ point, module }) => `${point} (${module})`);
  return [
    table,
    '',
    missing.length > 0 ? missing.join('\n') : 'Every teaching point of the modules in the course is taught.',
    ...(waiting.length > 0 ? [`Waiting for modules that are not in the course yet: ${waiting.join(', ')}.`] : []),
  ].join('\n');
}
