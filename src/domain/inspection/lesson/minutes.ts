import type { LessonSheet } from '../manuscript.ts';
import { honestMinutes, unlessHonest } from '../minutes.ts';
import type { Rule } from '../rule.ts';
import { checksIn, exercisesIn, wordsRead } from './lesson-length.ts';

/** A learner between two patients plans by this number. */
export const lessonMinutes: Rule<LessonSheet> = {
  code: 'L20',
  title: 'Declared minutes are within a quarter of reading and deciding time',
  *inspect(lesson) {
    if (!lesson.value || !lesson.body) return;
    const [words, items] = [wordsRead(lesson), checksIn(lesson) + exercisesIn(lesson)];
    yield* unlessHonest(
      lesson.value.minutes,
      honestMinutes({ words, items }),
      `${words} words and ${items} checks or exercises`,
    );
  },
};
