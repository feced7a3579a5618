import { daysBetween, type Day } from '../calendar/day.ts';
import type { AssignmentAccepted, EntryOf } from '../record/entry.ts';
import { type ModuleProgress, type NextStep, type Outline, progressOf, type TestProgress } from '../record/progress.ts';
import { inOrder, type Record, recordOf } from '../record/record.ts';
import { type Assignment, wholeCourse } from './assignment.ts';
import { assignmentInCode } from './link.ts';

/** What the record says once an assignment was accepted; until then it says nothing. */
export function accept(code: string): AssignmentAccepted {
  return { kind: 'assignment-accepted', assignment: code };
}

/** An assignment that the learner accepted. */
export interface Accepted {
  readonly assignment: Assignment;
  /** Its code, as its link carried it. */
  readonly code: string;
  /** When it was first accepted. */
  readonly entry: EntryOf<'assignment-accepted'>;
}

/**
 * The assignments that were accepted, in that order. What was sent anew under the same id, say with a later day, stands in the
 * place of what was accepted before. What cannot be read, or was made by a newer version, is passed over and stays in the record.
 */
export function acceptedIn(record: Record): readonly Accepted[] {
  const found = new Map<string, Accepted>();
  for (const entry of inOrder(record)) {
    if (entry.kind !== 'assignment-accepted') continue;
    const assignment = assignmentInCode(entry.assignment);
    if (!assignment) continue;
    found.set(assignment.id, {
      assignment,
      code: entry.assignment,
      entry: found.get(assignment.id)?.entry ?? entry,
    });
  }
  return [...found.values()];
}

/** How far somebody is with an assignment. */
export interface AssignedProgress {
  /** Its modules that this course has, in the course's order. */
  readonly modules: readonly AssignedModule[];
  /** Its modules that this course has no more: nobody can be asked for them. */
  readonly missing: readonly string[];
  readonly done: number;
  readonly of: number;
  /** Every module that is here, and for the whole course its test, at the level that is asked for. */
  readonly complete: boolean;
  readonly next: NextStep | null;
}

export interface AssignedModule {
  readonly progress: ModuleProgress;
  /** Complete by the course's own rules, and its test at the assignment's level. */
  readonly complete: boolean;
  /**
   * What is left to test out of it, where that is allowed: its test, taken cold, or after that its hardest case. Null where the
   * way is the usual one.
   */
  readonly testOut: 'test' | 'case' | null;
}

/**
 * Progress against an assignment. It asks for what the course asks for, and may ask for more: its pass level counts where it
 * is above the level that a test was sealed with, and never lowers that.
 */
export function progressAgainst(
  record: Record,
  outline: Outline,
  { modules: asked, testOut, pass }: Assignment,
): AssignedProgress {
  const whole = asked.includes(wholeCourse);
  const progress = progressOf(record, outline, { testOut });
  const modules = outline.modules.flatMap((module, at): readonly AssignedModule[] => {
    const own = progress.modules[at];
    if (!own || !(whole || asked.includes(module.id))) return [];
    const complete = own.complete && reaches(own.test, pass);
    const left = own.testOut === 'test' || own.testOut === 'case' ? own.testOut : null;
    return [{ progress: own, complete, testOut: complete ? null : left }];
  });
  const test = whole ? progress.test : null;
  const tested = reaches(test, pass);
  const marks = modules.map(({ progress: { done, of }, complete }) => ({
    of,
    // A test that was passed below the assignment's level is still to do; a module tested out of has nothing left.
    done: complete ? of : Math.max(0, Math.min(done, of - 1)),
  }));
  return {
    modules,
    missing: asked.filter((id) => id !== wholeCourse && !outline.modules.some((module) => module.id === id)),
    done: marks.reduce((sum, { done }) => sum + done, 0) + (test && tested ? 1 : 0),
    of: marks.reduce((sum, { of }) => sum + of, 0) + (test ? 1 : 0),
    complete: modules.length > 0 && modules.every(({ complete }) => complete) && tested,
    next:
      nextIn(modules, outline) ??
      (tested ? null : { kind: 'course-test', module: null, id: null, begun: Boolean(test?.open) }),
  };
}

/** The one thing to do with an assignment: `review` where it is done and handed in. */
export type Verb = 'start' | 'continue' | 'hand-in' | 'review';

/** An assignment as the learner's first page shows it. */
export interface Card extends Accepted {
  readonly progress: AssignedProgress;
  readonly verb: Verb;
  /** Days until the due day, below 0 where it is over; null where there is none. */
  readonly daysLeft: number | null;
  /** Over, and not handed in whole. */
  readonly overdue: boolean;
}

/**
 * A card for each accepted assignment: what is still to do before what is done, and within both the nearest day first, those
 * without a day last.
 */
export function cardsOf(record: Record, outline: Outline, today: Day): readonly Card[] {
  return acceptedIn(record)
    .map((accepted): Card => {
      const { assignment } = accepted;
      const progress = progressAgainst(record, outline, assignment);
      const handedIn = isHandedIn(record, outline, accepted);
      const daysLeft = assignment.due === undefined ? null : daysBetween(today, assignment.due);
      return {
        ...accepted,
        progress,
        verb: handedIn ? 'review' : progress.complete ? 'hand-in' : hasBegun(progress) ? 'continue' : 'start',
        daysLeft,
        overdue: !handedIn && daysLeft !== null && daysLeft < 0,
      };
    })
    .sort(
      (one, other) =>
        Number(one.verb === 'review') - Number(other.verb === 'review') ||
        (one.daysLeft ?? Number.POSITIVE_INFINITY) - (other.daysLeft ?? Number.POSITIVE_INFINITY) ||
        0,
    );
}

/** Whether a file was handed in that answers an assignment, and the assignment was complete in it. */
export function isHandedIn(record: Record, outline: Outline, { assignment }: Accepted): boolean {
  const entries = inOrder(record);
  return entries.some(
    (entry, at) =>
      entry.kind === 'handed-in' &&
      assignmentInCode(entry.assignment ?? '')?.id === assignment.id &&
      progressAgainst(recordOf(entries.slice(0, at)), outline, assignment).complete,
  );
}

function reaches(test: TestProgress | null, pass = 0): boolean {
  if (!test) return true;
  // 0.7999 is no eighty per cent; what only lacks a machine's last digit is.
  return test.passed && 100 * (test.best?.score ?? 0) + 1e-6 >= pass;
}

function nextIn(modules: readonly AssignedModule[], outline: Outline): NextStep | null {
  for (const { progress, complete, testOut } of modules) {
    if (complete) continue;
    const { id, steps, test } = progress;
    // Whoever took the test cold has only its hardest case to play; whoever did both lacks the test's level at most.
    const hardest = testOut === 'case' && outline.modules.find((module) => module.id === id)?.hardest;
    const step = progress.testedOut ? undefined : steps.find((each) => (hardest ? each.id === hardest : !each.done));
    if (step)
      return { kind: step.kind, module: id, id: step.id, begun: step.kind === 'scenario' && step.open !== null };
    return { kind: 'module-test', module: id, id: null, begun: Boolean(test?.open) };
  }
  return null;
}

function hasBegun({ done, modules }: AssignedProgress): boolean {
  return (
    done > 0 ||
    modules.some(
      ({ progress: { steps, test } }) =>
        (test !== null && (test.open !== null || test.attempts > 0)) ||
        steps.some((step) => step.kind === 'scenario' && (step.open !== null || step.attempts > 0)),
    )
  );
}
