import type { ModuleProgress } from '../domain/record/progress.ts';

/**
 * What a module is for an LMS: `begun`; `finished`, where it has no test; `passed`, where everything in it is done and its test
 * is passed; `failed` only where no attempt is left (this course allows any number, so it never says so by itself).
 */
export type Stage = 'begun' | 'finished' | 'passed' | 'failed';

export interface Standing {
  readonly stage: Stage;
  /** How much of the module is done, 0 to 1. */
  readonly progress: number;
  /** The best test, 0 to 1; only with a final stage, since some systems make a status of any score they get. */
  readonly score: number | null;
  /** The level that the LMS asks for, 0 to 1, where everything is done and passed here and only this is not reached. */
  readonly short: number | null;
}

/**
 * @param mastery the level that the LMS asks for, 0 to 1; null where it leaves that to the course. It can ask for more than
 *   the course does, never for less.
 */
export function standingOf(module: ModuleProgress, mastery: number | null): Standing {
  const { test, complete, done, of } = module;
  const progress = complete ? 1 : of === 0 ? 0 : Math.min(done / of, 1);
  const begun = { stage: 'begun', progress, score: null, short: null } as const;
  if (!complete) return begun;
  if (!test) return { stage: 'finished', progress: 1, score: null, short: null };
  const score = test.best?.score ?? 0;
  if (mastery !== null && rounded(score) < mastery) return { ...begun, short: mastery };
  return { stage: 'passed', progress: 1, score, short: null };
}

/** A score in all four ways in which it always travels together: 0 to 1 with four decimals, 0 to 100 with two. */
export function marksOf(score: number): {
  readonly scaled: number;
  readonly raw: number;
  readonly min: 0;
  readonly max: 100;
} {
  return { scaled: rounded(score), raw: Math.round(score * 10_000) / 100, min: 0, max: 100 };
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** `cmi.core.lesson_status`: one word for completion and success together. */
export const scorm12Status: { readonly [S in Stage]: string } = {
  begun: 'incomplete',
  finished: 'completed',
  passed: 'passed',
  failed: 'failed',
};

/** `cmi.completion_status` and `cmi.success_status`. */
export const scorm2004Status: { readonly [S in Stage]: readonly [completion: string, success: string] } = {
  begun: ['incomplete', 'unknown'],
  finished: ['completed', 'unknown'],
  passed: ['completed', 'passed'],
  failed: ['completed', 'failed'],
};
