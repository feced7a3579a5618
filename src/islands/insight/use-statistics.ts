import { useEffect, useState } from 'react';
import type { GroupReport } from '#domain/statistics/group-report.ts';
import type { RosterRead } from '../console/roster-of.ts';
import { useRoster } from '../console/use-roster.ts';
import { behind } from '../console/use-rows.ts';

/** What the group shows, computed on the desk, and anew when rows have changed; null until the first time. Until then the former one stands. */
export function useStatistics(roster: RosterRead, isWanted: boolean): GroupReport | null {
  const { state, revision, doing } = useRoster(roster);
  const [report, setReport] = useState<GroupReport | null>(null);
  const busy = doing !== 'resting';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision is what tells
  useEffect(() => {
    if (state !== 'ready' || !isWanted) return;
    let stale = false;
    const wait = setTimeout(
      async () => {
        const done = await roster.ask('statistics');
        if (done && !stale) setReport(done);
      },
      busy ? behind : 0,
    );
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [roster, state, revision, busy, isWanted]);
  return report;
}
