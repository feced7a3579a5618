import { type Attempt, attemptsIn } from '../record/attempts.ts';
import type { Entry, EntryOf } from '../record/entry.ts';
import { score } from '../scenario/score.ts';
import type { CourseKnown, ReplayerOf } from './course-known.ts';
import { type Finding, finding } from './finding.ts';

/** One finished run, as it was sealed and as it comes out when its trail is replayed. */
export interface CheckedAttempt {
  readonly sealed: EntryOf<'attempt-finished'>;
  /** `agrees` with what was sealed, `differs`, or could not be `replayed` with the course at hand. */
  readonly verdict: 'agrees' | 'differs' | 'not-replayable';
}

/** Replays every finished run of every case through its machine, and scores it anew. */
export function checkAttempts(
  entries: readonly Entry[],
  course: CourseKnown,
  replayerOf: ReplayerOf,
): { readonly attempts: readonly CheckedAttempt[]; readonly findings: readonly Finding[] } {
  const home = new Map(course.outline.modules.flatMap(({ id, steps }) => steps.map((step) => [step.id, id] as const)));
  const all = [...attemptsIn(entries, (scenario) => home.get(scenario)).values()].flat();
  const results = all.flatMap((attempt) =>
    attempt.finished ? [checkOne(attempt, attempt.finished, course, replayerOf)] : [],
  );
  return {
    attempts: results.map(({ checked }) => checked),
    findings: results.flatMap((result) => result.findings),
  };
}

function checkOne(
  attempt: Attempt,
  sealed: EntryOf<'attempt-finished'>,
  course: CourseKnown,
  replayerOf: ReplayerOf,
): { readonly checked: CheckedAttempt; readonly findings: readonly Finding[] } {
  const of = { scenario: sealed.scenario };
  const answer = (verdict: CheckedAttempt['verdict'], ...findings: readonly Finding[]) => ({
    checked: { sealed, verdict },
    findings,
  });
  const begun = attempt.started ? [] : [finding('case-unbegun', of)];
  if (attempt.started && !followsFrom(attempt, attempt.started, sealed))
    return answer('differs', finding('case-trail', of));
  const scenario = Object.hasOwn(course.scenarios, sealed.scenario) ? course.scenarios[sealed.scenario] : undefined;
  if (!scenario) return answer('not-replayable', ...begun, finding('case-gone', of));
  if (course.structures[sealed.scenario] !== sealed.structure)
    return answer('not-replayable', ...begun, finding('case-changed', { ...of, edition: sealed.edition }));

  const run = replayerOf(sealed.scenario, scenario)(sealed.trail);
  if (!run.complete || run.outcome !== sealed.outcome) return answer('differs', ...begun, finding('case-trail', of));
  const { points, status } = score(scenario, run.steps, sealed.place ?? null);
  const agrees =
    status === sealed.status &&
    scenario.outcomes[run.outcome]?.verdict === sealed.verdict &&
    (points === null ? sealed.score === null : sealed.score !== null && isNear(points, sealed.score));
  if (agrees) return answer('agrees', ...begun);
  // How a run is scored belongs to the edition as well, and another one may have counted otherwise.
  const same = sealed.edition === course.edition;
  return answer(same ? 'differs' : 'not-replayable', ...begun, finding(same ? 'case-result' : 'case-rules', of));
}

/** Whether the sealed trail is the one that the record's own choices make, as far as they speak of the same map. */
function followsFrom(
  { steps, conflicts }: Attempt,
  started: EntryOf<'attempt-started'>,
  sealed: EntryOf<'attempt-finished'>,
): boolean {
  if (started.scenario !== sealed.scenario || (started.place ?? null) !== (sealed.place ?? null)) return false;
  // A run that an edit of its case has overtaken was sealed under other names; two tabs may have sealed it differently.
  if (started.structure !== sealed.structure || conflicts > 0) return true;
  return sealed.trail.length === steps.length && sealed.trail.every((choice, at) => steps[at]?.choice === choice);
}

/** Points are sealed with one decimal. */
function isNear(points: number, sealed: number): boolean {
  return Math.abs(points - sealed) < 0.051;
}
