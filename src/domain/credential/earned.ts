import { formsIn } from '../record/forms.ts';
import type { EntryOf } from '../record/entry.ts';
import type { ModuleProgress, Progress, TestProgress } from '../record/progress.ts';
import { inOrder, type Record } from '../record/record.ts';
import type { Evidence } from './evidence.ts';

/** What a learner may put on paper: one finished module, or the whole course. */
export interface Earned {
  /** A module's id, or `course`. */
  readonly scope: string;
  /** The day on which the last of it was done: YYYY-MM-DD, as the device's clock had it. */
  readonly day: string;
  readonly evidence: Evidence;
  /** The best result of each test, in order. */
  readonly tests: readonly EntryOf<'form-finished'>[];
  /** What the learner said of it at the end, the latest; null while they have not. */
  readonly evaluation: EntryOf<'evaluation-given'> | null;
}

/** Everything that is finished: the course first, where it is, then each module. */
export function earnedIn(record: Record, progress: Progress): readonly Earned[] {
  const scopes = [
    ...(progress.complete ? [{ scope: 'course', modules: progress.modules, test: progress.test }] : []),
    ...progress.modules.flatMap((module) =>
      module.complete ? [{ scope: module.id, modules: [module], test: null }] : [],
    ),
  ];
  return scopes.map(({ scope, modules, test }) => earned(record, scope, modules, test));
}

function earned(
  record: Record,
  scope: string,
  modules: readonly ModuleProgress[],
  courseTest: TestProgress | null,
): Earned {
  const entries = inOrder(record);
  const forms = formsIn(entries);
  const runs = modules.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'scenario' ? [step.best] : [])));
  const tests = [...modules.map(({ test }) => test), courseTest].flatMap((test) => (test?.best ? [test.best] : []));
  const lessons = modules.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'lesson' ? [step.at] : [])));
  const testedOut = modules.flatMap((module) => (module.testedOut ? [module.id] : []));
  const days = [...lessons, ...runs.map((run) => run?.at), ...tests.map(({ at }) => at)];
  return {
    scope,
    day: days.reduce<string>((last, day) => (day && day > last ? day : last), '').slice(0, 10),
    tests,
    evidence: {
      runs: runs.flatMap((run) =>
        run ? [{ scenario: run.scenario, place: run.place ?? null, structure: run.structure, trail: run.trail }] : [],
      ),
      forms: tests.flatMap((sealed) => {
        const form = forms.find(({ id }) => id === sealed.form);
        const items = form?.started?.items;
        return form && items
          ? [{ test: sealed.module ?? 'course', answers: items.map((item) => [item, form.answers.get(item)] as const) }]
          : [];
      }),
      ...(testedOut.length > 0 ? { testedOut } : {}),
    },
    evaluation:
      (entries.findLast((entry) => entry.kind === 'evaluation-given' && entry.of === scope) as Earned['evaluation']) ??
      null,
  };
}
