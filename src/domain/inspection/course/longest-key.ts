import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';
import { poolKeys } from './pool-keys.ts';

/** How surely a share may exceed chance before it counts as a cue: one-sided 5 %. */
const z = 1.645;

/**
 * Over the whole pool, “pick the longest” must not beat chance: the share of items whose key is uniquely the longest stays
 * at or below 1/k + 1.645·√((1/k)(1−1/k)/n), with k options an item (their mean where they differ) and n items.
 */
export const longestKey: Rule<Manuscript, CourseRemark> = {
  code: 'L06',
  title: 'Across the pool, the key is the longest option no more often than chance allows',
  *inspect(manuscript) {
    const keys = poolKeys(manuscript);
    const first = keys[0];
    if (!first) return;
    const chance = keys.reduce((sum, { of }) => sum + 1 / of, 0) / keys.length;
    const allowed = chance + z * Math.sqrt((chance * (1 - chance)) / keys.length);
    const longest = keys.filter(({ keyed }) => keyed.others.every((length) => length < keyed.length));
    if (longest.length / keys.length <= allowed) return;
    const percent = (share: number) => `${Math.round(100 * share)} %`;
    yield {
      file: (longest[0] ?? first).file,
      path: [],
      sentence: `In ${longest.length} of ${keys.length} pool items the key is the longest option (${percent(longest.length / keys.length)}; at most ${percent(allowed)}).`,
      hint: `Trim keys or lengthen others in ${longest.map(({ id }) => id).join(', ')}.`,
    };
  },
};
