import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Passage, Prose } from '../passages.ts';
import type { Remark, Rule } from '../rule.ts';
import { countWords, sentencesOf, wordsOf } from '../words.ts';

const ceiling = { prose: 12, law: 13 };
const meanSentence = 18;
const longestSentence = 35;
/** Below this many words the formula says little. */
const enough = 100;

/**
 * Prose for tired people: Flesch–Kincaid grade (1975) at most 12 over the whole of a lesson or scenario, 13 over its notes
 * for single places; sentences of 18 words on average and none over 35. Evidence, drafts and headings are left out.
 */
export const readable: Rule<Prose> = {
  code: 'L21',
  title: 'Reading grade at most 12 (notes of law 13); sentences of 18 words on average, none over 35',
  *inspect({ kind, passages }) {
    if (kind === 'items') return;
    const told = passages.filter(({ role, speech }) => !speech && role !== 'heading');
    yield* tooHard(
      told.filter(({ place }) => place === null),
      ceiling.prose,
      'The prose',
    );
    yield* tooHard(
      told.filter(({ place }) => place !== null),
      ceiling.law,
      'The law of single places',
    );
    const lengths = told.flatMap(({ text }) => sentencesOf(text).map(countWords));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    if (mean > meanSentence)
      yield {
        path: ['title'],
        sentence: `Sentences have ${mean.toFixed(1)} words on average; 18 are the most.`,
        hint: 'Split the longest.',
      };
    for (const { path, offset, text } of told) {
      const long = sentencesOf(text).find((sentence) => countWords(sentence) > longestSentence);
      if (long)
        yield {
          path,
          offset,
          sentence: `A sentence has ${countWords(long)} words: “${opening(long)} …”.`,
          hint: 'Split it; 35 words are the most.',
        };
    }
  },
};

function* tooHard(passages: readonly Passage[], most: number, what: string): Iterable<Remark> {
  const texts = passages.map(({ text }) => text);
  if (countWords(texts.join('\n\n')) < enough) return;
  const grade = gradeOf(texts);
  if (grade <= most) return;
  yield {
    path: ['title'],
    sentence: `${what} reads at grade ${grade.toFixed(1)}; ${most} is the most.`,
    hint: 'Prefer shorter sentences and plainer words.',
  };
}

/** The Flesch–Kincaid grade of texts taken together. */
export function gradeOf(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  return fleschKincaid({
    sentence: texts.flatMap(sentencesOf).length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  });
}

function opening(sentence: string): string {
  return sentence.split(/\s+/).slice(0, 6).join(' ');
}
