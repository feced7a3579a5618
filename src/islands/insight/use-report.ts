import { useEffect, useState } from 'react';
import type { CourseKnown } from '#domain/hand-in/course-known.ts';
import { type GroupReport, groupReport, type Member } from '#domain/statistics/group-report.ts';

/** So long a piece of work may keep the page from answering, in milliseconds. */
const breath = 16;

/** The report of a group, or null until it is computed for the first time; computed anew, in pieces, when the roster changes. Until then the former one stands. */
export function useReport(
  members: readonly Member[],
  course: Pick<CourseKnown, 'scenarios' | 'outline'>,
): GroupReport | null {
  const [report, setReport] = useState<GroupReport | null>(null);
  useEffect(() => {
    let wanted = true;
    void inPieces(groupReport(members, course), () => wanted).then((done) => {
      if (done) setReport(done);
    });
    return () => {
      wanted = false;
    };
  }, [members, course]);
  return report;
}

/** Runs to the end what stops by itself, with a rest whenever a breath is over; null where nobody wants it any more. */
async function inPieces<T>(work: Generator<undefined, T>, isWanted: () => boolean): Promise<T | null> {
  let began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began > breath) {
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      if (!isWanted()) return null;
      began = performance.now();
    }
  }
}
