import type { LessonSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { checksIn, wordsRead } from './lesson-length.ts';

const wordsPerCheck = 400;

/** Reading alone teaches little; committing to an answer and being told why teaches more (assessment finding E1). */
export const checksEnough: Rule<LessonSheet> = {
  code: 'P14',
  title: 'A lesson has a check for every 400 words',
  *inspect(lesson) {
    if (!lesson.value || !lesson.body) return;
    const [words, checks] = [wordsRead(lesson), checksIn(lesson)];
    const needed = Math.max(1, Math.floor(words / wordsPerCheck));
    if (checks >= needed) return;
    yield {
      path: ['title'],
      sentence: `${words} words have ${checks} check${checks === 1 ? '' : 's'}; they need ${needed}.`,
      hint: 'Add <Check id="…"/> where the reader should commit to an answer.',
    };
  },
};
