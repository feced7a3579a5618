import { places } from '../../course/place.ts';
import type { LessonSheet } from '../manuscript.ts';
import { countWords } from '../words.ts';
import { allParts, lessonPassages } from './lesson-passages.ts';

/**
 * The words that one learner reads: all that stands for everybody, and the longest of the places' own blocks. Every place's
 * law is in the page, but each learner is shown one.
 */
export function wordsRead({ body }: LessonSheet): number {
  const passages = lessonPassages(body ?? []);
  const of = (place: string | null) =>
    passages.filter((passage) => passage.place === place).reduce((sum, { text }) => sum + countWords(text), 0);
  return of(null) + Math.max(...places.map(of));
}

/** How many checks stand in a lesson. */
export function checksIn({ body }: LessonSheet): number {
  return [...allParts(body ?? [])].filter(({ name }) => name === 'Check').length;
}

/** How many exercises a lesson holds; each takes about as long as a check. */
export function exercisesIn({ body }: LessonSheet): number {
  return [...allParts(body ?? [])].filter(({ name }) => name === 'Exercise').length;
}
