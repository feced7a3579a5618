import { type Outline, type Progress, progressOf } from '../record/progress.ts';
import type { Record } from '../record/record.ts';
import { acceptedIn } from './accepted.ts';
import { wholeCourse } from './assignment.ts';

/** The modules that may be tested out of, because an assignment that the learner accepted says so. */
export function testOutAllowed(record: Record, { modules }: Pick<Outline, 'modules'>): ReadonlySet<string> {
  const asked = acceptedIn(record).flatMap(({ assignment }) => (assignment.testOut ? assignment.modules : []));
  return new Set(asked.includes(wholeCourse) ? modules.map(({ id }) => id) : asked);
}

/**
 * Progress by the course's own rules and by what the accepted assignments allow beyond them: what every screen shows, and
 * what a hand-in, a certificate and whoever checks either compute anew from the same entries.
 */
export function progressAllowed(record: Record, outline: Outline): Progress {
  return progressOf(record, outline, { testOut: testOutAllowed(record, outline) });
}
