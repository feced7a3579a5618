import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';
import { type PoolKey, poolKeys } from './pool-keys.ts';

const tolerance = 0.15;

/**
 * On paper options are not shuffled, so over the pool the key stands in each position about equally often: within 15
 * points of uniform, or as near as so few items can come. Items are compared with those of as many options.
 */
export const keyPosition: Rule<Manuscript, CourseRemark> = {
  code: 'L07',
  title: 'Across the pool, the key stands in every position about equally often',
  *inspect(manuscript) {
    for (const [of, keys] of bySize(poolKeys(manuscript))) {
      if (keys.length < of) continue;
      const unavoidable = Math.max(
        Math.ceil(keys.length / of) / keys.length - 1 / of,
        1 / of - Math.floor(keys.length / of) / keys.length,
      );
      for (let at = 0; at < of; at += 1) {
        const here = keys.filter(({ keyed }) => keyed.at === at);
        const share = here.length / keys.length;
        if (Math.abs(share - 1 / of) <= Math.max(tolerance, unavoidable) + 1e-9) continue;
        yield {
          file: (here[0] ?? (keys[0] as PoolKey)).file,
          path: [],
          sentence: `The key stands in position ${at + 1} of ${of} in ${here.length} of ${keys.length} pool items.`,
          hint:
            here.length > 0
              ? `Change the order of options in ${here.map(({ id }) => id).join(', ')}.`
              : 'Move some keys there.',
        };
      }
    }
  },
};

function bySize(keys: readonly PoolKey[]): Map<number, PoolKey[]> {
  const sizes = new Map<number, PoolKey[]>();
  for (const key of keys) sizes.set(key.of, [...(sizes.get(key.of) ?? []), key]);
  return sizes;
}
