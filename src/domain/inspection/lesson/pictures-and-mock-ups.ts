import type { LessonSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { allParts, textOf } from './lesson-passages.ts';

/** A picture must be readable without eyes, and a mock-up must hold words rather than a picture of words. */
export const picturesAndMockUps: Rule<LessonSheet> = {
  code: 'L24',
  title: 'Pictures have words for those who cannot see them; mock-ups hold their words as text',
  *inspect({ body }) {
    for (const part of allParts(body ?? [])) {
      const at = { path: [], offset: part.offset };
      if (part.type === 'image' && !part.alt?.trim()) {
        yield {
          ...at,
          sentence: 'The picture has no words for those who cannot see it.',
          hint: 'Write what it shows: ![words](address).',
        };
      }
      if (part.name !== 'Evidence' && part.name !== 'Draft') continue;
      if (textOf(part).trim() === '')
        yield {
          ...at,
          sentence: `<${part.name}> holds no words.`,
          hint: 'Put the words of the post or message between its tags.',
        };
      if ([...allParts(part.children ?? [])].some(({ type }) => type === 'image')) {
        yield { ...at, sentence: `<${part.name}> holds a picture.`, hint: 'Write a mock-up as text.' };
      }
    }
  },
};
