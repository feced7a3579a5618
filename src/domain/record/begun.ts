import type { Entry } from './entry.ts';
import type { ModuleOutline } from './progress.ts';

/**
 * The first thing that was done in a module besides its test: a lesson read, a check in it answered, a case begun. Null where
 * nothing was. No reset takes it back: what was once seen is not met cold again.
 * @param entries in order
 */
export function firstStepIn(entries: readonly Entry[], { steps, checks = [] }: ModuleOutline): Entry | null {
  const ids = new Set(steps.map(({ id }) => id));
  return (
    entries.find((entry) => {
      if (entry.kind === 'lesson-finished') return ids.has(entry.lesson);
      if (entry.kind === 'check-answered') return checks.includes(entry.item);
      return (entry.kind === 'attempt-started' || entry.kind === 'attempt-finished') && ids.has(entry.scenario);
    }) ?? null
  );
}
