import type { LessonSheet } from '../manuscript.ts';
import { honestMinutes, unlessHonest } from '../minutes.ts';
import type { Rule } from '../rule.ts';
import { checksIn, exerciseMinutes, wordsRead } from './lesson-length.ts';

/** A learner between two patients plans by this number. */
export const lessonMinutes: Rule<LessonSheet> = {
  code: 'L20',
  title: 'Declared minutes are within a quarter of reading and deciding time',
  *inspect(lesson, manuscript) {
    if (!lesson.value || !lesson.body) return;
    const [words, items, doing] = [wordsRead(lesson), checksIn(lesson), exerciseMinutes(lesson, manuscript)];
    yield* unlessHonest(
      lesson.value.minutes,
      honestMinutes({ words, items }) + doing,
      `${words} words, ${items} checks and ${doing.toFixed(1)} minutes of exercises`,
    );
  },
};
