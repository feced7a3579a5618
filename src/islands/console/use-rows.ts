import { useEffect, useState } from 'react';
import type { Wanted } from '#domain/roster/look-up.ts';
import type { Row } from '#domain/roster/row.ts';
import type { RosterRead } from './roster-of.ts';
import { useRoster } from './use-roster.ts';

/** While hand-ins come in, what is computed from all of them follows at this distance, in milliseconds. */
export const behind = 1500;
const everybody: Wanted = {};

/**
 * What an island needs of every row, fetched in lots and fetched anew when rows have changed; null until the first time. The list is
 * another one only when something changed.
 * @param take picks what is needed, so that the page does not hold the whole roster; always the same function
 * @param wanted whose rows, or null as long as nobody's are; always the same object
 */
export function useRows<T>(
  roster: RosterRead,
  take: (row: Row) => T,
  wanted: Wanted | null = everybody,
): readonly T[] | null {
  const { state, revision, doing } = useRoster(roster);
  const [rows, setRows] = useState<readonly T[] | null>(null);
  const busy = doing !== 'resting';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is what tells
  useEffect(() => {
    if (state !== 'ready' || !wanted) return;
    let stale = false;
    const wait = setTimeout(
      async () => {
        const all: T[] = [];
        for await (const lot of roster.rows(wanted)) {
          if (stale) return;
          for (const row of lot) all.push(take(row));
        }
        if (!stale) setRows(all);
      },
      busy ? behind : 0,
    );
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [roster, state, revision, busy, take, wanted]);
  return rows;
}
