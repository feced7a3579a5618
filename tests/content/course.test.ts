import { expect, it } from 'vitest';
import { checkContent } from '#cli/check-content.ts';
import { toLine } from '#cli/tell.ts';

it('the course holds nothing that the check forbids', { timeout: 60_000 }, () => {
  const errors = checkContent('content', { today: new Date().toISOString().slice(0, 10) }).filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors.map((problem) => toLine('content', problem))).toEqual([]);
});
