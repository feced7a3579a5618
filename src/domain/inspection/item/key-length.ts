import type { ItemsSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { keysOf } from './keyed.ts';

const most = 1.35;

/** A key that is much longer than the rest is found by its length. */
export const keyLength: Rule<ItemsSheet> = {
  code: 'L05',
  title: 'The best answer is at most 1.35 times as long as the others are on average',
  *inspect({ value: items }) {
    for (const [id, item] of Object.entries(items ?? {})) {
      for (const key of keysOf(item)) {
        if (key.others.length === 0) continue;
        const ratio = key.length / (key.others.reduce((sum, length) => sum + length, 0) / key.others.length);
        if (ratio <= most) continue;
        yield {
          path: [id, ...key.path, key.id, 'text'],
          sentence: `The best answer is ${ratio.toFixed(2)} times as long as the others; 1.35 is the most.`,
          hint: 'Trim it, or give the others as much detail.',
        };
      }
    }
  },
};
