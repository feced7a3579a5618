import { type Keyed, keyOf } from '../item/keyed.ts';
import type { Manuscript } from '../manuscript.ts';

/** The key of one pool item, and among how many options it stands. */
export interface PoolKey {
  readonly file: string;
  readonly id: string;
  readonly keyed: Keyed;
  readonly of: number;
}

/** The keys of every single best answer in the pools of all modules. */
export function poolKeys({ items }: Manuscript): readonly PoolKey[] {
  return items.flatMap(({ file, value }) =>
    Object.entries(value ?? {}).flatMap(([id, item]) => {
      const keyed = item.use === 'pool' ? keyOf(item) : null;
      return keyed ? [{ file, id, keyed, of: keyed.others.length + 1 }] : [];
    }),
  );
}
