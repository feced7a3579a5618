import { progressAllowed } from '../assignment/allowed.ts';
import type { Progress } from '../record/progress.ts';
import { inOrder, isUnderstood, type Record, recordOf } from '../record/record.ts';
import { type CheckedAttempt, checkAttempts } from './check-attempts.ts';
import { type CheckedForm, checkForms } from './check-forms.ts';
import { checkTimes } from './check-times.ts';
import type { CourseKnown, ReplayerOf } from './course-known.ts';
import { type Finding, type FindingWeight, finding } from './finding.ts';
import { type Claimed, claimOf } from './hand-in.ts';
import type { ReadHandIn } from './hand-in-file.ts';
import { tidyName } from './name.ts';

/** What came of looking into a hand-in. */
export interface Examination {
  /** `sound`: signed, unchanged, and everything that could be replayed agrees. The worst finding decides. */
  readonly verdict: 'sound' | Exclude<FindingWeight, 'note'>;
  readonly findings: readonly Finding[];
  readonly attempts: readonly CheckedAttempt[];
  readonly forms: readonly CheckedForm[];
  /** Computed anew from the entries. */
  readonly progress: Progress;
  readonly record: Record;
}

/**
 * Looks into a hand-in: its signature, its ids, its clocks, and every result, replayed and scored anew. Nothing here says
 * that the work is the learner's own: whoever can run the course can sign a perfect file.
 * @param now milliseconds since 1970
 */
export function examine(
  { handIn, sorted, signature, asWritten }: ReadHandIn,
  course: CourseKnown,
  replayerOf: ReplayerOf,
  now: number,
): Examination {
  const record = recordOf([...sorted.entries, ...sorted.newer]);
  const entries = inOrder(record);
  const { attempts, findings: ofAttempts } = checkAttempts(entries, course, replayerOf);
  const { forms, findings: ofForms } = checkForms(entries, course, handIn.course.banks);
  const progress = progressAllowed(record, course.outline);
  const unknown = sorted.entries.filter((entry) => !isUnderstood(entry)).length;
  const findings: readonly Finding[] = [
    ...(signature === 'invalid' ? [finding('signature-invalid')] : []),
    ...(signature === 'unsigned' ? [finding('unsigned')] : []),
    ...(signature === 'unchecked' ? [finding('signature-unchecked')] : []),
    ...(sorted.setAside.length > 0 ? [finding('entries-altered', { n: sorted.setAside.length })] : []),
    ...ofAttempts,
    ...ofForms,
    ...checkClaim(handIn.progress, claimOf(progress), handIn.course.edition === course.edition),
    ...progress.modules.filter(({ testedOut }) => testedOut).map(({ id: of }) => finding('tested-out', { of })),
    ...(handIn.course.id === course.id ? [] : [finding('course-other')]),
    ...checkTimes([...record.values()], handIn.made, now),
    ...(handIn.learner.name !== undefined && tidyName(handIn.learner.name).changed ? [finding('name-odd')] : []),
    ...(sorted.newer.length > 0 ? [finding('entries-newer', { n: sorted.newer.length })] : []),
    ...(unknown > 0 ? [finding('entries-unknown', { n: unknown })] : []),
    ...(handIn.course.edition === course.edition
      ? []
      : [finding('edition-other', { theirs: handIn.course.edition, ours: course.edition })]),
    ...(progress.complete ? [] : [finding('partial', { done: handIn.progress.done, of: handIn.progress.of })]),
    ...(asWritten ? [] : [finding('laid-out-anew')]),
  ];
  const has = (weight: FindingWeight) => findings.some((each) => each.weight === weight);
  return {
    verdict: has('broken') ? 'broken' : has('doubt') ? 'doubt' : 'sound',
    findings,
    attempts,
    forms,
    progress,
    record,
  };
}

/** Whether what the file says of itself follows from its entries. Another edition may have had other steps. */
function checkClaim(claimed: Claimed, found: Claimed, sameEdition: boolean): readonly Finding[] {
  const agrees =
    claimed.done === found.done &&
    claimed.of === found.of &&
    claimed.course === found.course &&
    [...claimed.complete].sort().join() === [...found.complete].sort().join();
  return agrees
    ? []
    : [finding(sameEdition ? 'progress' : 'progress-rules', { ...counts(claimed), found: found.done })];
}

function counts({ done, of }: Claimed) {
  return { done, of };
}
