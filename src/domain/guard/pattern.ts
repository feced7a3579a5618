import type { MarkKind } from './kinds.ts';

/** What one pattern says of a piece of text. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly kind: MarkKind;
}

/** A way of finding one kind of thing. */
export type Finder = (text: string) => Iterable<Finding>;

/**
 * Finds what a pattern finds. If it has a group called `it`, the group is marked, else everything.
 *
 * Patterns must be global, have the flag `d` where they have that group, and **no quantifier without an upper bound**: each
 * place in a text is then looked at a bounded number of times, whatever somebody pastes.
 */
export function finder(
  kind: MarkKind,
  pattern: RegExp,
  holds: (found: string, text: string) => boolean = () => true,
): Finder {
  return function* find(text) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
      if (holds(text.slice(from, to), text)) yield { from, to, kind };
    }
  };
}

/** Neither a letter nor a digit before, or after: `\b` knows only the letters of English. */
export const before = '(?<![\\p{L}\\p{N}_])';
export const after = '(?![\\p{L}\\p{N}_])';

/** Words one of which may stand here. Longer ones first, since the first that fits is taken. */
export function oneOf(words: string): string {
  const list = words.trim().split(/\s*[|\n]\s*/);
  return `(?:${list.sort((a, b) => b.length - a.length).join('|')})`;
}
