import { rank } from '../scenario/score.ts';
import { type Attempt, attemptsIn, openAttempt, scoreOf } from './attempts.ts';
import type { Entry, EntryOf } from './entry.ts';
import { type Form, formsIn, openForm } from './forms.ts';
import { inOrder, type Record } from './record.ts';
import { type TestOut, testOutIn } from './test-out.ts';

/** What progress is measured against: ids and their order, nothing else of the course. */
export interface Outline {
  readonly modules: readonly ModuleOutline[];
  /** Whether the course ends with a form of its own. */
  readonly test: boolean;
}

export interface ModuleOutline {
  readonly id: string;
  /** Lessons and scenarios, in the order in which they are met. */
  readonly steps: readonly OutlineStep[];
  /** Whether the module ends with a test. */
  readonly test: boolean;
  /** The checks that stand in its lessons; left out, no answer to a check tells that the module was begun. */
  readonly checks?: readonly string[];
  /** Its hardest scenario (scenario/hardest.ts); left out, nobody can test out of the module. */
  readonly hardest?: string;
  /** Its core decisions, which boosters revisit. */
  readonly decisions?: readonly string[];
}

export interface OutlineStep {
  readonly kind: 'lesson' | 'scenario';
  readonly id: string;
}

/** What a record says about a course. Never stored: always computed. */
export interface Progress {
  readonly modules: readonly ModuleProgress[];
  /** The course form; null where the course has none. */
  readonly test: TestProgress | null;
  /** Every module complete, and the course form passed. */
  readonly complete: boolean;
  /** What to do next, or null when the course is complete. */
  readonly next: NextStep | null;
}

export interface ModuleProgress {
  readonly id: string;
  readonly steps: readonly (LessonProgress | ScenarioProgress)[];
  readonly test: TestProgress | null;
  /** How many of its steps are done, the test counted as one, of how many. */
  readonly done: number;
  readonly of: number;
  /** Every lesson finished, every scenario with a run that is not `replay`, and the module's test passed; or tested out. */
  readonly complete: boolean;
  /** Whether it was tested out of (test-out.ts), where that is allowed. */
  readonly testedOut: boolean;
  /** Where testing out of it stands; null where it is not allowed, or the module has no hardest case or no test. */
  readonly testOut: TestOut | null;
}

export interface LessonProgress {
  readonly kind: 'lesson';
  readonly id: string;
  readonly done: boolean;
  /** When it was first finished, ISO 8601; null while it is not. */
  readonly at: string | null;
}

export interface ScenarioProgress {
  readonly kind: 'scenario';
  readonly id: string;
  /** True when one run reached an outcome and need not be replayed. */
  readonly done: boolean;
  /** The best sealed result since the last reset, or null. */
  readonly best: EntryOf<'attempt-finished'> | null;
  /** The very first sealed result, which no reset takes back: it is what feeds the coordinator's statistics. */
  readonly first: EntryOf<'attempt-finished'> | null;
  /** How many runs were finished since the last reset. */
  readonly attempts: number;
  /** The attempt to go on with, or null. */
  readonly open: Attempt | null;
}

export interface TestProgress {
  readonly passed: boolean;
  readonly best: EntryOf<'form-finished'> | null;
  readonly first: EntryOf<'form-finished'> | null;
  readonly attempts: number;
  readonly open: Form | null;
}

/** An address in ids: a step of a module, a module's test, or the course's. */
export interface NextStep {
  readonly kind: 'lesson' | 'scenario' | 'module-test' | 'course-test';
  /** Null for the course's test. */
  readonly module: string | null;
  /** The lesson's or scenario's id, or null for a test. */
  readonly id: string | null;
  /** True where it was begun and can be gone on with. */
  readonly begun: boolean;
}

/**
 * Reads progress off a record: a pure fold.
 *
 * Completion and best results only ever grow as entries are added or records are joined, except by a `reset` entry. Sealed
 * results are taken as they were sealed: nothing is scored again here, and a pass stays a pass under the level that held.
 * (Where testing out is allowed, see test-out.ts for the one exception.)
 */
export function progressOf(record: Record, outline: Outline, { testOut = false }: Rules = {}): Progress {
  const entries = inOrder(record);
  const home = new Map(outline.modules.flatMap((module) => module.steps.map((step) => [step.id, module.id] as const)));
  const attempts = attemptsIn(entries, (scenario) => home.get(scenario));
  const lessons = lessonsIn(entries, home);
  const forms = formsIn(entries);

  const modules = outline.modules.map((module): ModuleProgress => {
    const { id, steps, test, hardest } = module;
    const met = steps.map((step) =>
      step.kind === 'lesson'
        ? lessonProgress(step.id, lessons)
        : scenarioProgress(step.id, attempts.get(step.id) ?? []),
    );
    const own = forms.filter((form) => form.use === 'module' && form.module === id);
    const tested = test ? testProgress(own) : null;
    const marks = [...met.map(({ done }) => done), ...(tested ? [tested.passed] : [])];
    const done = marks.filter(Boolean).length;
    const allowed = typeof testOut === 'boolean' ? testOut : testOut.has(id);
    const out =
      allowed && test && hardest !== undefined ? testOutIn(entries, module, own, attempts.get(hardest) ?? []) : null;
    return {
      id,
      steps: met,
      test: tested,
      done,
      of: marks.length,
      complete: out === 'done' || done === marks.length,
      testedOut: out === 'done',
      testOut: out,
    };
  });
  const test = outline.test ? testProgress(forms.filter((form) => form.use === 'course')) : null;
  const next = nextStep(modules, test);
  return { modules, test, complete: next === null, next };
}

/** What an accepted assignment may allow beyond the course's own rules. */
export interface Rules {
  /** The modules, or all of them, that may be completed by the test taken cold and the hardest scenario; none unless it is said. */
  readonly testOut?: boolean | ReadonlySet<string>;
}

function lessonsIn(entries: readonly Entry[], home: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const finished = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind === 'lesson-finished' && !finished.has(entry.lesson)) finished.set(entry.lesson, entry.at);
    if (entry.kind !== 'reset') continue;
    for (const lesson of [...finished.keys()]) {
      const { scope, of } = entry;
      const meant = scope === 'lesson' ? lesson : scope === 'module' ? home.get(lesson) : undefined;
      if (scope === 'everything' || (meant !== undefined && meant === of)) finished.delete(lesson);
    }
  }
  return finished;
}

function lessonProgress(id: string, finished: ReadonlyMap<string, string>): LessonProgress {
  const at = finished.get(id) ?? null;
  return { kind: 'lesson', id, done: at !== null, at };
}

function scenarioProgress(id: string, attempts: readonly Attempt[]): ScenarioProgress {
  const history = sealed(attempts);
  const since = sealed(attempts.filter(({ beforeReset }) => !beforeReset));
  const best = since.reduce<EntryOf<'attempt-finished'> | null>(
    (top, one) => (top && rank(scoreOf(top)) >= rank(scoreOf(one)) ? top : one),
    null,
  );
  const done = since.some(({ status }) => status !== 'replay');
  return {
    kind: 'scenario',
    id,
    done,
    best,
    first: history[0] ?? null,
    attempts: since.length,
    open: openAttempt(attempts),
  };
}

function testProgress(forms: readonly Form[]): TestProgress {
  const history = sealed(forms);
  const since = sealed(forms.filter(({ beforeReset }) => !beforeReset));
  const best = since.reduce<EntryOf<'form-finished'> | null>(
    (top, one) => (top && standing(top) >= standing(one) ? top : one),
    null,
  );
  const passed = since.some((form) => form.passed);
  return { passed, best, first: history[0] ?? null, attempts: since.length, open: openForm(forms) };
}

/** A pass outranks any score: the level may have been another then. */
function standing({ passed, score }: EntryOf<'form-finished'>) {
  return (passed ? 2 : 0) + score;
}

function sealed<T>(walks: readonly { readonly finished: T | null }[]): readonly T[] {
  return walks.flatMap(({ finished }) => (finished ? [finished] : []));
}

function nextStep(modules: readonly ModuleProgress[], test: TestProgress | null): NextStep | null {
  for (const module of modules) {
    if (module.complete) continue;
    const step = module.steps.find(({ done }) => !done);
    if (step)
      return { kind: step.kind, module: module.id, id: step.id, begun: step.kind === 'scenario' && step.open !== null };
    if (module.test && !module.test.passed)
      return { kind: 'module-test', module: module.id, id: null, begun: module.test.open !== null };
  }
  return test && !test.passed ? { kind: 'course-test', module: null, id: null, begun: test.open !== null } : null;
}
