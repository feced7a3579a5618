import { places } from '../../course/place.ts';
import type { LessonSheet, Manuscript } from '../manuscript.ts';
import { honestMinutes } from '../minutes.ts';
import { exercisePassages } from '../passages.ts';
import { countWords } from '../words.ts';
import { allParts, attribute, lessonPassages } from './lesson-passages.ts';

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

/**
 * How long the exercises of a lesson take, in minutes: reading them at the course's pace, and a few seconds of thought for
 * each card, detail or piece. The pace of thought is our own estimate.
 */
export function exerciseMinutes({ body }: LessonSheet, { exercises }: Manuscript): number {
  const named = [...allParts(body ?? [])].flatMap((part) =>
    part.name === 'Exercise' ? [attribute(part, 'id') ?? ''] : [],
  );
  return named.reduce((minutes, id) => {
    const exercise = exercises.map(({ value }) => value?.[id]).find(Boolean);
    if (!exercise) return minutes;
    const passages = [...exercisePassages(id, exercise)];
    const words = passages.reduce((sum, { text }) => sum + countWords(text), 0);
    const thoughts = passages.filter(({ role }) => role === 'feedback').length;
    return minutes + honestMinutes({ words }) + perThought * Math.max(1, thoughts);
  }, 0);
}

const perThought = 0.1;
