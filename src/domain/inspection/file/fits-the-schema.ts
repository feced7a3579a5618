import { schemas } from '../fit.ts';
import type { Sheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { sayIssue } from '../say-issue.ts';

/** One remark for each complaint, so that an author mends a file in one sitting. */
export const fitsTheSchema: Rule<Sheet> = {
  code: 'P02',
  title: 'Every field is known, present where needed, and of its kind',
  *inspect({ kind, issues, raw, faults }) {
    const schema = schemas[kind as keyof typeof schemas];
    const told = faults.filter((fault) => fault.kind === 'split-by-comma').map(({ path }) => JSON.stringify(path));
    for (const issue of issues) {
      if (kind === 'scenario' && issue.path.join() === 'fictional') continue;
      for (const remark of sayIssue(issue, raw, schema)) {
        if (!told.includes(JSON.stringify(remark.path))) yield remark;
      }
    }
  },
};
