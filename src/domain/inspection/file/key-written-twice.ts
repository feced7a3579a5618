import type { Sheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** Of two fields or ids with one name, YAML keeps the second and drops the first. */
export const keyWrittenTwice: Rule<Sheet> = {
  code: 'P05',
  title: 'No field or id is written twice in one group',
  *inspect({ faults }) {
    for (const { kind, path, offset, detail } of faults) {
      if (kind !== 'duplicate-key') continue;
      yield {
        path,
        offset,
        sentence: `“${detail}” stands here a second time; only one of the two would count.`,
        hint: 'Remove or rename one of them.',
      };
    }
  },
};
