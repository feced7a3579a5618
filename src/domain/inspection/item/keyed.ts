import { questionsOf } from '../../assessment/questions.ts';
import type { Item } from '../../assessment/schema.ts';

/** The keyed option of a question with one best answer, and how it stands among the others. */
export interface Keyed {
  readonly id: string;
  readonly text: string;
  /** Where the options stand in their item: `options`, or `steps`, the step and `options`. */
  readonly path: readonly string[];
  /** Where it stands in the author's order, from 0. */
  readonly at: number;
  /** Its length in characters, and those of the others. */
  readonly length: number;
  readonly others: readonly number[];
  readonly otherTexts: readonly string[];
}

/** The keys of an item: one, or one for each step of a case. Questions that have no key, or more than one, are left out. */
export function keysOf(item: Item): readonly Keyed[] {
  return questionsOf(item).flatMap(({ step, options: offered }) => {
    const options = Object.entries(offered);
    const keyed = options.filter(([, option]) => option.key);
    const [only] = keyed;
    if (!only || keyed.length > 1) return [];
    const otherTexts = options.filter((option) => option !== only).map(([, { text }]) => text);
    return {
      id: only[0],
      text: only[1].text,
      path: optionsAt(step),
      at: options.indexOf(only),
      length: only[1].text.length,
      others: otherTexts.map((text) => text.length),
      otherTexts,
    };
  });
}

/** Where the options of a question stand in its item. */
export function optionsAt(step: string | null): readonly string[] {
  return step === null ? ['options'] : ['steps', step, 'options'];
}
