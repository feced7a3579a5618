import { coverage, holes } from '../coverage.ts';
import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';

const missing = {
  taught: { sentence: 'is taught by no lesson', hint: 'Name it under “objectives” in a lesson that teaches it.' },
  practised: { sentence: 'is practised in no scenario', hint: 'Name it in a scenario, at the beat that practises it.' },
  tested: { sentence: 'is tested by no item', hint: 'Write an item with “use: pool” for it.' },
  boosted: { sentence: 'is brought back by no item', hint: 'Write an item with “use: core” for it.' },
} as const;

/** An objective is a promise to the learner; each of the four ways in which it is met keeps a part of it. */
export const objectivesMet: Rule<Manuscript, CourseRemark> = {
  code: 'L19',
  title: 'Every objective is taught, practised, tested and boosted',
  *inspect(manuscript) {
    const readable = readableWays(manuscript);
    for (const row of coverage(manuscript)) {
      for (const way of holes(row)) {
        const file = manuscript.modules.find(({ id }) => id === row.module)?.file;
        if (!file || !readable[way]) continue;
        const { sentence, hint } = missing[way];
        yield { file, path: ['objectives', row.objective], sentence: `${row.objective} ${sentence}.`, hint };
      }
    }
  },
};

/** A file that cannot be read may hold what seems to be missing, and is told of its own slip first. */
function readableWays({ lessons, scenarios, items }: Manuscript) {
  const itemsRead = items.every(({ value, issues }) => value !== null && issues.length === 0);
  return {
    taught: lessons.every(({ value }) => value !== null),
    practised: scenarios.every(({ value }) => value !== null),
    tested: itemsRead,
    boosted: itemsRead,
  };
}
