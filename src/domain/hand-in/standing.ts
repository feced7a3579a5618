import type { EntryOf } from '../record/entry.ts';
import { inOrder, type Record } from '../record/record.ts';

/** Where handing in stands. */
export type Standing =
  | { readonly state: 'ready' }
  | {
      /** `confirmed` where whoever received the file has said so; until then nobody here can know that it arrived. */
      readonly state: 'handed-in' | 'confirmed';
      readonly last: EntryOf<'handed-in'>;
      /** How many entries were added since. */
      readonly since: number;
    };

/**
 * Where handing in stands, by the last file that was taken.
 * @param confirmed the hashes of files that a receiver has confirmed
 */
export function standingOf(record: Record, confirmed: ReadonlySet<string>): Standing {
  const entries = inOrder(record);
  const at = entries.findLastIndex((entry) => entry.kind === 'handed-in');
  const last = entries[at];
  if (last?.kind !== 'handed-in') return { state: 'ready' };
  return {
    state: confirmed.has(last.file) ? 'confirmed' : 'handed-in',
    last,
    since: entries.length - 1 - at,
  };
}
