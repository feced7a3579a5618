import type { LessonSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { wordsRead } from './lesson-length.ts';

const least = 500;
const most = 800;

/** One idea, one coffee. */
export const bodyLength: Rule<LessonSheet> = {
  code: 'P15',
  title: 'A lesson has 500 to 800 words for any one reader',
  *inspect(lesson) {
    if (!lesson.value || !lesson.body) return;
    const words = wordsRead(lesson);
    if (words >= least && words <= most) return;
    yield {
      path: ['title'],
      sentence: `The lesson has ${words} words for one reader; 500 to 800 read best.`,
      hint: words < least ? 'Is it part of another lesson?' : 'Is it two lessons?',
      severity: 'warning',
    };
  },
};
