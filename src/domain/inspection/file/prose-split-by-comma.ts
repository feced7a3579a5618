import type { Sheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** Inside { } a comma ends a field, so a sentence with a comma becomes a sentence and a stray field. */
export const proseSplitByComma: Rule<Sheet> = {
  code: 'P04',
  title: 'No prose inside { } is split by a comma',
  *inspect({ faults }) {
    for (const { kind, path, detail } of faults) {
      if (kind !== 'split-by-comma') continue;
      yield {
        path,
        sentence: `“${detail}” is read as a field of its own, because a comma inside { } ends the one before it.`,
        hint: 'Write the fields on lines of their own instead of inside { }.',
      };
    }
  },
};
