import type { Prose } from '../passages.ts';
import type { Rule } from '../rule.ts';
import { legalWord } from './legal-words.ts';

/** What a law or a regulator says is never taken on the course's word. Headings and what characters say make no claim. */
export const lawIsCited: Rule<Prose> = {
  code: 'L09',
  title: 'A block that speaks of law or a regulator cites a source',
  *inspect({ passages }) {
    const told = new Set<string>();
    for (const { block, citable, cites, path, offset, role, speech, text } of passages) {
      if (speech || role === 'heading' || cites.length > 0 || told.has(block)) continue;
      const word = legalWord(text);
      if (!word || (!citable && role !== 'debrief')) continue;
      told.add(block);
      yield citable
        ? {
            path,
            offset,
            sentence: `“${word}” is a matter of law, and nothing is cited here.`,
            hint: 'Cite the source in the same block, or say it without the law.',
          }
        : {
            path,
            offset,
            sentence: `“${word}” is a matter of law, and a debrief cannot cite.`,
            hint: 'Move the law to the choice that it bears on.',
            severity: 'warning',
          };
    }
  },
};
