import type { Day } from '../calendar/day.ts';
import { attemptsIn } from '../record/attempts.ts';
import { formsIn } from '../record/forms.ts';
import { progressAllowed } from '../assignment/allowed.ts';
import type { Outline } from '../record/progress.ts';
import { inOrder, type Record } from '../record/record.ts';
import type { FinishedModule } from './sessions.ts';

/**
 * The modules that are complete, each with the day on which its last missing step was done.
 * @param dayOf the day of a moment (ISO 8601 in UTC) where the learner is
 */
export function finishedModules(
  record: Record,
  outline: Outline,
  dayOf: (at: string) => Day,
): readonly FinishedModule[] {
  const { modules } = progressAllowed(record, outline);
  const complete = modules.filter((module) => module.complete);
  if (complete.length === 0) return [];
  const entries = inOrder(record);
  const home = new Map(outline.modules.flatMap(({ id, steps }) => steps.map((step) => [step.id, id] as const)));
  const attempts = attemptsIn(entries, (scenario) => home.get(scenario));
  const forms = formsIn(entries);
  return complete.flatMap(({ id, steps }) => {
    const moments = steps.map((step) => {
      if (step.kind === 'lesson') return step.at;
      const runs = (attempts.get(step.id) ?? []).filter(({ beforeReset }) => !beforeReset);
      return earliest(runs.map(({ finished }) => (finished && finished.status !== 'replay' ? finished.at : null)));
    });
    const tests = forms.filter((form) => form.use === 'module' && form.module === id && !form.beforeReset);
    moments.push(earliest(tests.map(({ finished }) => (finished?.passed ? finished.at : null))));
    const days = moments.flatMap((at) => (at === null ? [] : [dayOf(at)])).sort();
    const day = days.at(-1);
    return day === undefined ? [] : [{ module: id, day }];
  });
}

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.filter((at) => at !== null).sort()[0] ?? null;
}
