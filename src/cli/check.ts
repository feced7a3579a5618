import { coverage, holes } from '#domain/inspection/coverage.ts';
import { checkContent, readManuscript } from './check-content.ts';
import { coverageTable, summary, toLine } from './tell.ts';

// npm run check                everything that is wrong with the content, line by line
// npm run check -- release     what has merely grown old counts as well
// npm run check -- coverage    which objective is taught, practised, tested and boosted where

const folder = 'content';
const today = new Date().toISOString().slice(0, 10);
const asked = process.argv.slice(2);

if (asked.includes('coverage')) {
  const rows = coverage(readManuscript(folder, today));
  console.log(coverageTable(rows));
  if (rows.length === 0 || rows.some((row) => holes(row).length > 0)) process.exitCode = 1;
} else {
  const problems = checkContent(folder, { today, release: asked.includes('release') });
  for (const problem of problems) console.log(toLine(folder, problem));
  console.log(summary(problems));
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}
