/** How something stands that somebody else would miss: when it was backed up, and what happened since. */
export interface BackupStanding {
  /** ISO 8601, in UTC; null where it never was. */
  readonly backedUp: string | null;
  /** Whether anything changed since then. */
  readonly changed: boolean;
  /** When there first was something to lose, ISO 8601; null where there is nothing. */
  readonly first: string | null;
}

/** So many days may pass with changes and without a backup (requirement COO-3). */
const mostDays = 7;

/** Whether to remind of a backup: more than a week after the last one, or without any after the first change. */
export function isBackupDue({ backedUp, changed, first }: BackupStanding, now: number): boolean {
  const since = backedUp ?? first;
  return changed && since !== null && now - Date.parse(since) > mostDays * 86_400_000;
}
