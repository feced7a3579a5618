import { questionsOf } from '../../assessment/questions.ts';
import type { ItemsSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { wordsOf } from '../words.ts';
import { keysOf, optionsAt } from './keyed.ts';

const determiners = 'a an the this that these those your their his her its my our some any no';
const pronouns = 'i you he she it we they';
const prepositions = 'in on at by for with without after before when if until because to from about through under';
const rareFrom = 8;

/** Options that differ in grammar, or a key that echoes the stem, can be told apart without knowing anything. */
export const parallelOptions: Rule<ItemsSheet> = {
  code: 'L08',
  title: 'Options begin with words of one kind, and the key alone does not echo a rare word of the stem',
  *inspect({ value: items }) {
    for (const [id, item] of Object.entries(items ?? {})) {
      for (const { step, options } of questionsOf(item)) {
        const openings = new Set(Object.values(options).map(({ text }) => opening(text)));
        if (openings.size <= 1) continue;
        yield {
          path: [id, ...optionsAt(step)],
          sentence: `The options begin in different ways (${[...openings].join(', ')}).`,
          hint: 'Begin them all with the same kind of word, such as a verb.',
          severity: 'warning',
        };
      }
      for (const key of keysOf(item)) {
        const others = key.otherTexts.flatMap((text) => [...rare(text)]);
        const echo = [...rare(key.text)].find((word) => rare(item.stem).has(word) && !others.includes(word));
        if (!echo) continue;
        yield {
          path: [id, ...key.path, key.id, 'text'],
          sentence: `Only the key repeats the stem’s word “${echo}”.`,
          hint: 'Use another word in one of the two, or let other options share it.',
          severity: 'warning',
        };
      }
    }
  },
};

/** What kind of word an option begins with, as far as its spelling tells. */
function opening(text: string): string {
  const first = (wordsOf(text)[0] ?? '').toLowerCase();
  if (determiners.split(' ').includes(first)) return 'an article';
  if (pronouns.split(' ').includes(first)) return 'a pronoun';
  if (prepositions.split(' ').includes(first)) return 'a preposition';
  if (/^\d/.test(first)) return 'a number';
  return /\w{2,}ing$/.test(first) ? 'a verb in -ing' : 'a verb or noun';
}

function rare(text: string): Set<string> {
  return new Set(wordsOf(text.toLowerCase()).filter((word) => word.length >= rareFrom));
}
