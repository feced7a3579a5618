import type { Record } from '../domain/record/record.ts';
import type { SuspendedReading } from './suspend-data.ts';

/**
 * Whether what a browser kept of a learner's work belongs to the attempt that the LMS has open. The LMS is the truth: where it
 * began the learner anew, as it does before every yearly round, an older attempt must not come back as if it were done
 * today. What the LMS never had is new to it and belongs, and so does whatever it has a part of.
 * @param confirmed whether the LMS was ever heard to have something of the copy
 */
export function belongs(copy: Record, confirmed: boolean, theirs: SuspendedReading): boolean {
  if (copy.size === 0 || !confirmed) return true;
  // A text that cannot be read says nothing against what this browser knows.
  if (!theirs.ok) return theirs.why !== 'empty';
  return theirs.entries.some(({ id }) => copy.has(id));
}
