import { attemptsOf, openAttempt, scoreOf, type Attempt } from '../domain/record/attempts.ts';
import type { AnyEntry, Entry } from '../domain/record/entry.ts';
import { formsOf, openForm, type Form } from '../domain/record/forms.ts';
import type { ModuleOutline } from '../domain/record/progress.ts';
import { inOrder, type Record } from '../domain/record/record.ts';
import { rank } from '../domain/scenario/score.ts';

/** How much of a module's record travels, from all that matters down to what nobody may lose. */
export const fullness = ['whole', 'without-checks', 'sealed-without-choices', 'best-and-open'] as const;

export type Fullness = (typeof fullness)[number];

/** How many runs of a case, and tests of a module, were finished; by the case's or the module's id. */
export type Counts = { readonly [of: string]: number };

/**
 * What of a record one module's package carries into its LMS, in the record's order: the first, the best and the open run of
 * each case, the first, the best and the open test, lessons, checks, plan, place, and what was begun anew. Of the other runs
 * and tests only their number travels (`countsOf`).
 */
export function chooseEntries(record: Record, module: ModuleOutline, how: Fullness): readonly AnyEntry[] {
  const entries = inOrder(record);
  const kept = new Set<string>();
  const runs = new Map<string, 'sealed' | 'open'>();
  for (const { kind, id } of module.steps) {
    if (kind !== 'scenario') continue;
    for (const [run, state] of chosenRuns(attemptsOf(record, id, module.id), how)) runs.set(run, state);
  }
  const forms = new Set(chosenForms(formsOf(record, 'module', module.id), how));
  const lessons = new Set(module.steps.flatMap(({ kind, id }) => (kind === 'lesson' ? [id] : [])));
  const checks = new Set(how === 'whole' ? module.checks : []);
  const subjects = new Set([module.id, ...module.steps.map(({ id }) => id)]);

  const once = new Map<string, string>();
  for (const entry of entries) {
    if (isOfRun(entry, runs, how) || isOfForm(entry, forms)) kept.add(entry.id);
    const subject = subjectOf(entry, { lessons, checks, subjects, module: module.id });
    if (subject === null) continue;
    // The first time says since when, the last stands after whatever was begun anew.
    if (!once.has(subject)) kept.add(entry.id);
    once.set(subject, entry.id);
  }
  for (const id of once.values()) kept.add(id);
  return entries.flatMap(({ id }) => (kept.has(id) ? [record.get(id) as AnyEntry] : []));
}

/** How many finished runs and tests of the module a record holds. */
export function countsOf(record: Record, module: ModuleOutline): Counts {
  const counts: { [of: string]: number } = {};
  for (const { kind, id } of module.steps) {
    if (kind === 'scenario') counts[id] = attemptsOf(record, id, module.id).filter(({ finished }) => finished).length;
  }
  counts[module.id] = formsOf(record, 'module', module.id).filter(({ finished }) => finished).length;
  return counts;
}

function chosenRuns(attempts: readonly Attempt[], how: Fullness): readonly (readonly [string, 'sealed' | 'open'])[] {
  const sealed = attempts.flatMap(({ finished, id, beforeReset }) => (finished ? [{ finished, id, beforeReset }] : []));
  const best = bestOf(sealed, ({ finished, beforeReset }) => (beforeReset ? -1 : rank(scoreOf(finished))));
  const open = openAttempt(attempts);
  return [
    ...(sealed[0] && how !== 'best-and-open' ? [[sealed[0].id, 'sealed'] as const] : []),
    ...(best ? [[best.id, 'sealed'] as const] : []),
    ...(open ? [[open.id, 'open'] as const] : []),
  ];
}

function chosenForms(forms: readonly Form[], how: Fullness): readonly string[] {
  const sealed = forms.filter(({ finished }) => finished);
  const best = bestOf(sealed, ({ finished, beforeReset }) =>
    finished && !beforeReset ? Number(finished.passed) * 2 + finished.score : -1,
  );
  return [how === 'best-and-open' ? null : sealed[0], best, openForm(forms)].flatMap((form) => (form ? [form.id] : []));
}

function bestOf<T>(all: readonly T[], worth: (one: T) => number): T | null {
  return all.reduce<T | null>((top, one) => (top && worth(top) >= worth(one) ? top : one), null);
}

function isOfRun(entry: Entry, runs: ReadonlyMap<string, 'sealed' | 'open'>, how: Fullness): boolean {
  if (entry.kind === 'attempt-started') return runs.has(entry.id);
  if (entry.kind === 'attempt-finished') return runs.has(entry.attempt);
  if (entry.kind !== 'choice-made') return false;
  const state = runs.get(entry.attempt);
  // The result of a sealed run names its choices once more.
  return state === 'open' || (state === 'sealed' && (how === 'whole' || how === 'without-checks'));
}

function isOfForm(entry: Entry, forms: ReadonlySet<string>): boolean {
  if (entry.kind === 'form-started') return forms.has(entry.id);
  return (entry.kind === 'form-finished' || entry.kind === 'item-answered') && forms.has(entry.form);
}

interface Known {
  readonly lessons: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  /** The ids that starting over may name. */
  readonly subjects: ReadonlySet<string>;
  readonly module: string;
}

/** What an entry is about, where only its first and its last telling count; null where it is not of this module. */
function subjectOf(entry: Entry, { lessons, checks, subjects, module }: Known): string | null {
  switch (entry.kind) {
    case 'profile-chosen':
      return 'profile';
    case 'lesson-finished':
      return lessons.has(entry.lesson) ? `lesson ${entry.lesson}` : null;
    case 'check-answered':
      return checks.has(entry.item) ? `check ${entry.item}` : null;
    case 'plan-chosen':
    case 'reflection-written':
      return entry.module === module ? entry.kind : null;
    case 'evaluation-given':
      return entry.of === module ? 'evaluation' : null;
    case 'reset':
      return entry.scope === 'everything' || subjects.has(entry.of ?? '') ? `reset ${entry.scope} ${entry.of}` : null;
    default:
      return null;
  }
}
