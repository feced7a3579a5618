import { expect, it } from 'vitest';
import { checkContent, readManuscript } from '#cli/check-content.ts';
import { toLine } from '#cli/tell.ts';
import { coverage, holes } from '#domain/inspection/coverage.ts';
import { isHole, pointCoverage } from '#domain/inspection/point-coverage.ts';

it('the course holds nothing that the check forbids', { timeout: 60_000 }, () => {
  const errors = checkContent('content', { today: new Date().toISOString().slice(0, 10) }).filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors.map((problem) => toLine('content', problem))).toEqual([]);
});

const today = new Date().toISOString().slice(0, 10);

it('every objective is taught, practised, tested and boosted, and every promised point is taught', () => {
  const manuscript = readManuscript('content', today);
  const rows = coverage(manuscript);
  const points = pointCoverage(manuscript);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.flatMap((row) => holes(row).map((way) => `${row.objective} is not ${way}`))).toEqual([]);
  expect(points.length).toBeGreaterThan(0);
  expect(points.filter(isHole).map(({ point, module }) => `${point} is not taught in ${module}`)).toEqual([]);
});
