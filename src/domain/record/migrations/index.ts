import type { Entry } from '../entry.ts';

/** One step from an older version of the fields to the next. Total: it never throws on an entry that its version allowed. */
export interface Migration {
  /** The version that it reads; it writes the next. */
  readonly from: number;
  readonly migrate: (entry: Entry) => Entry;
}

/**
 * Every migration, oldest first. This list only ever grows at its end. It is empty because version 1 is the first.
 *
 * A migration changes what is *seen*, never what is kept: an entry's id is the hash of the form in which it was written.
 */
export const migrations: readonly Migration[] = [];

/**
 * An entry as the current version would have written it, with its id, and its `v`, as they are kept.
 * @param entry of the current version or an older one
 */
export function asCurrent(entry: Entry, steps = migrations): Entry {
  return steps.reduce((seen, { from, migrate }) => (entry.v <= from ? migrate(seen) : seen), entry);
}
