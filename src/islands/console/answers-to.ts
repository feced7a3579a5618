import type { Answered } from '#domain/assignment/invitees.ts';
import type { Roster } from '#domain/roster/roster.ts';
import type { AssignmentReader } from './assignment-reader.ts';

/** Which hand-ins answer an assignment, and what they show. */
export function answersTo(assignment: string, roster: Roster, reader: AssignmentReader): readonly Answered[] {
  return [...roster.values()].flatMap((submission) => {
    const seen = submission.assignment === null ? null : reader.see(submission.assignment);
    if (seen?.id !== assignment) return [];
    // What is broken, or still waits, is something that came and shows nothing.
    const counts = submission.state === 'verified' && submission.verdict !== 'broken';
    return [
      {
        assignment: { id: seen.id, ...(seen.token === null ? {} : { invitee: seen.token }) },
        complete: counts ? submission.progress.complete : [],
        course: counts && submission.progress.course,
      },
    ];
  });
}
