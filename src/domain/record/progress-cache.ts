import type { ModuleProgress, NextStep, Progress } from './progress.ts';

/** Progress as pages that only show ticks need it: small, plain JSON, and disposable. */
export interface ProgressCache {
  /** By lesson id, scenario id, module id, `<module id>/test`, or `course/test`. What is not begun is left out. */
  readonly done: { readonly [step: string]: 'done' | 'started' };
  readonly next: NextStep | null;
  /** The day on which a booster is, or was, due (`YYYY-MM-DD`); null or missing where none is to come. */
  readonly review?: string | null;
}

/** Under which name a step stands in the page cache, and among the titles that pages are given. */
export function keyOfStep({ kind, module, id }: NextStep): string {
  if (kind === 'course-test') return 'course/test';
  return kind === 'module-test' ? `${module}/test` : (id ?? '');
}

/** What to keep in the page cache after the record has changed. */
export function progressCacheOf({ modules, test, next }: Progress): ProgressCache {
  const done: { [step: string]: 'done' | 'started' } = {};
  const mark = (step: string, isDone: boolean, isBegun: boolean) => {
    if (isDone || isBegun) done[step] = isDone ? 'done' : 'started';
  };
  for (const module of modules) {
    for (const step of module.steps) mark(step.id, step.done, step.kind === 'scenario' && isBegun(step));
    if (module.test) mark(`${module.id}/test`, module.test.passed, isBegun(module.test));
    mark(module.id, module.complete, isModuleBegun(module));
  }
  if (test) mark('course/test', test.passed, isBegun(test));
  return { done, next };
}

function isModuleBegun({ done, steps, test }: ModuleProgress) {
  return (
    done > 0 || steps.some((step) => step.kind === 'scenario' && isBegun(step)) || (test !== null && isBegun(test))
  );
}

function isBegun({ open, attempts }: { readonly open: unknown; readonly attempts: number }) {
  return open !== null || attempts > 0;
}
