import { type Keyed, keysOf } from '../item/keyed.ts';
import type { Manuscript } from '../manuscript.ts';

/** The key of one pool item, and among how many options it stands. */
export interface PoolKey {
  readonly file: string;
  readonly id: string;
  readonly keyed: Keyed;
  readonly of: number;
}

/** The keys in the pools of all modules: of every single best answer, and of every step of a case. */
export function poolKeys({ items }: Manuscript): readonly PoolKey[] {
  return items.flatMap(({ file, value }) =>
    Object.entries(value ?? {}).flatMap(([id, item]) =>
      item.use === 'pool' ? keysOf(item).map((keyed) => ({ file, id, keyed, of: keyed.others.length + 1 })) : [],
    ),
  );
}
