import type { Item } from '../../assessment/schema.ts';

/** The keyed option of a single best answer, and how it stands among the others. */
export interface Keyed {
  readonly id: string;
  /** Where it stands in the author's order, from 0. */
  readonly at: number;
  /** Its length in characters, and those of the others. */
  readonly length: number;
  readonly others: readonly number[];
}

/** Null for items that have no key, or more than one. */
export function keyOf(item: Item): Keyed | null {
  if (item.type !== 'sba') return null;
  const options = Object.entries(item.options);
  const keyed = options.filter(([, option]) => option.key);
  const [only] = keyed;
  if (!only || keyed.length > 1) return null;
  return {
    id: only[0],
    at: options.indexOf(only),
    length: only[1].text.length,
    others: options.filter((option) => option !== only).map(([, { text }]) => text.length),
  };
}
