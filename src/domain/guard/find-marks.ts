import { ages, dates, whens } from './dates.ts';
import { details, workplaces } from './details.ts';
import { type Mark, markKinds } from './kinds.ts';
import { names } from './names.ts';
import { numbers } from './numbers.ts';
import { online } from './online.ts';
import type { Finder } from './pattern.ts';
import { places } from './places.ts';

/** Finders in the order in which they are believed: where two want the same words, the earlier has them. */
const always: readonly Finder[] = [...online, ...ages, ...dates, ...numbers, ...places, ...names, ...details];
/** What matters only where the words will be published under a name and a date. */
const inPosts: readonly Finder[] = [...workplaces, ...whens];

/**
 * The words of a text that may tell who somebody is, in order, none over another. It knows patterns, and no people: it misses
 * things, and finding nothing means nothing. The time that it takes grows with the length of the text, whatever stands in it.
 *
 * @param purpose `post` also marks days that a post dates by itself, and the writer's own workplace
 */
export function findMarks(text: string, purpose: 'journal' | 'post' = 'journal'): readonly Mark[] {
  const taken = new Uint8Array(text.length);
  const marks: Mark[] = [];
  for (const find of purpose === 'post' ? [...always, ...inPosts] : always) {
    for (const { from, to, kind } of find(text)) {
      if (from >= to || taken.subarray(from, to).includes(1)) continue;
      taken.fill(1, from, to);
      marks.push({ from, to, kind, why: markKinds[kind].why });
    }
  }
  return marks.sort((a, b) => a.from - b.from);
}
