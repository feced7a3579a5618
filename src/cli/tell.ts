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
  const parts = [count(of('error'), 'error'), count(of('warning'), 'warning'), count(of('aged'), 'aged entry', 'aged entries')];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
}
