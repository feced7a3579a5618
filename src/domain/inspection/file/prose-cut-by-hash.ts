import type { Sheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** In YAML a space and # begin a comment, even in the middle of a sentence; the rest of the line is lost without a word. */
export const proseCutByHash: Rule<Sheet> = {
  code: 'P03',
  title: 'No prose is cut short by a #',
  *inspect({ faults }) {
    for (const { kind, path, detail } of faults) {
      if (kind !== 'cut-by-hash') continue;
      yield {
        path,
        sentence: `Everything from “#${detail}” on is lost: YAML reads it as a comment.`,
        hint: 'Put the prose in quotation marks, or in a block that begins with > or |.',
      };
    }
  },
};
