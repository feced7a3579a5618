import { coverage, holes } from '#domain/inspection/coverage.ts';
import { isHole, pointCoverage } from '#domain/inspection/point-coverage.ts';
import { people } from '#domain/inspection/people.ts';
import { checkContent, readManuscript } from './check-content.ts';
import { coverageTable, pointTable, summary, toLine } from './tell.ts';
import { peopleTable } from './tell-people.ts';

// npm run check                everything that is wrong with the content, line by line
// npm run check -- release     what has merely grown old counts as well
// npm run check -- coverage    which objective is taught, practised, tested and boosted where, and which teaching point is taught
// npm run check -- people      who is in the scenarios, with work, rank and part, and where one profession has most of a part

const folder = 'content';
const today = new Date().toISOString().slice(0, 10);
const asked = process.argv.slice(2);

if (asked.includes('coverage')) {
  const manuscript = readManuscript(folder, today);
  const rows = coverage(manuscript);
  const points = pointCoverage(manuscript);
  console.log(`${coverageTable(rows)}\n\n${pointTable(points)}`);
  if (rows.length === 0 || rows.some((row) => holes(row).length > 0) || points.some(isHole)) process.exitCode = 1;
} else if (asked.includes('people')) {
  console.log(peopleTable(people(readManuscript(folder, today))));
} else {
  const problems = checkContent(folder, { today, release: asked.includes('release') });
  for (const problem of problems) console.log(toLine(folder, problem));
  console.log(summary(problems));
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}
