import type { Row } from '#domain/roster/row.ts';
import { type GroupReport, groupReport } from '#domain/statistics/group-report.ts';
import type { Setup } from './messages.ts';
import { pauses } from './pauses.ts';

/**
 * What the whole group shows, in slices, so that whoever asks in between is answered.
 * @param isWanted whether anybody still waits for it; null where nobody does any more
 */
export async function groupStatistics(
  rows: readonly Row[],
  { course }: Pick<Setup, 'course'>,
  isWanted = () => true,
): Promise<GroupReport | null> {
  const [work, pause] = [groupReport(rows, course), pauses()];
  while (isWanted()) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
  return null;
}
