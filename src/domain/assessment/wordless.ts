import { canonicalText, shortHash } from '../record/identify.ts';
import type { Question } from './questions.ts';
import type { Item } from './schema.ts';
import type { Pool } from './sample-form.ts';

/** Items without their words: all that sampling and scoring need. */
export function wordlessPool(pool: Pool): Pool {
  return Object.fromEntries(Object.entries(pool).map(([id, item]) => [id, wordlessItem(item)]));
}

/**
 * The fingerprint of a module's items: which there are, what each is for, and its key. As long as it is the same, answers
 * score the same; words may be mended.
 */
export function bankHash(pool: Pool): string {
  return shortHash(canonicalText(wordlessPool(pool)));
}

function wordlessItem(item: Item): Item {
  const { cites: _, in: __, 'negative-ok': ___, ...rest } = item;
  if (item.type !== 'kf') return { ...rest, stem: '', options: wordlessOptions(item.options) } as Item;
  const steps = Object.fromEntries(
    Object.entries(item.steps).map(([id, { options }]) => [id, { ask: '', options: wordlessOptions(options) }]),
  );
  return { ...rest, stem: '', steps } as Item;
}

function wordlessOptions(options: Question['options']): Question['options'] {
  return Object.fromEntries(Object.entries(options).map(([id, option]) => [id, { ...option, text: '', feedback: '' }]));
}
