import type { LessonSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { allParts, attribute } from './lesson-passages.ts';

/** The list under a lesson is made from its front matter; the small numbers in the text count along it. */
export const sourcesListed: Rule<LessonSheet> = {
  code: 'P11',
  title: 'A lesson lists exactly the sources that it cites',
  *inspect({ value: head, body }) {
    if (!head || !body) return;
    const cited = new Set<string>();
    for (const part of allParts(body)) {
      const id = part.name === 'Cite' ? attribute(part, 'id') : null;
      if (id === null || cited.has(id)) continue;
      cited.add(id);
      if (!head.sources.includes(id)) {
        yield {
          path: [],
          offset: part.offset,
          sentence: `“${id}” is cited here but not listed under “sources”.`,
          hint: 'Add it to the front matter, where it is first needed.',
        };
      }
    }
    for (const [at, id] of head.sources.entries()) {
      if (!cited.has(id))
        yield {
          path: ['sources', at],
          sentence: `“${id}” is listed but never cited.`,
          hint: 'Cite it where the lesson leans on it, or take it off the list.',
        };
      else if (head.sources.indexOf(id) !== at)
        yield { path: ['sources', at], sentence: `“${id}” is listed twice.`, hint: 'Remove one of the two.' };
    }
  },
};
