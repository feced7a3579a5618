import type { Sheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** A file that cannot be read at all hides every other mistake in it, so this one is told first. */
export const parses: Rule<Sheet> = {
  code: 'P01',
  title: 'The file can be read as YAML',
  *inspect({ faults }) {
    for (const { kind, path, offset, detail } of faults) {
      if (kind !== 'unreadable') continue;
      yield { path, offset, sentence: `This cannot be read as YAML: ${detail}`, hint: hintFor(detail) };
    }
  },
};

function hintFor(detail: string): string {
  if (/compact mappings|implicit key/i.test(detail))
    return 'Prose with “: ” in it needs quotation marks, or a block that begins with > or |.';
  if (/indent/i.test(detail)) return 'Line the fields up with spaces; those of one group begin in the same column.';
  return 'Look at this line and at the one before it.';
}
