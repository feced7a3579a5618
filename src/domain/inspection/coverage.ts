import type { Manuscript } from './manuscript.ts';

/** Where one objective is met; a list that is empty is a hole in the course. */
export interface Coverage {
  readonly objective: string;
  readonly text: string;
  readonly module: string;
  /** Lessons that teach it. */
  readonly taught: readonly string[];
  /** Scenarios that practise it. */
  readonly practised: readonly string[];
  /** Pool items that test it. */
  readonly tested: readonly string[];
  /** Core items that bring it back months later. */
  readonly boosted: readonly string[];
}

/** The ways in which every objective must be met (lint rule L19), in the order in which a learner meets them. */
export const ways = ['taught', 'practised', 'tested', 'boosted'] as const;

/** Every objective of the course with all that serves it, in the order of modules. */
export function coverage({ modules, lessons, scenarios, items }: Manuscript): readonly Coverage[] {
  const all = items.flatMap(({ value }) => Object.entries(value ?? {}));
  return modules.flatMap(({ id: module, value }) =>
    Object.entries(value?.objectives ?? {}).map(([objective, text]) => ({
      objective,
      text,
      module,
      taught: lessons.filter((lesson) => lesson.value?.objectives.includes(objective)).map(({ id }) => id),
      practised: scenarios
        .filter(
          ({ value: scenario }) =>
            scenario?.objectives.includes(objective) ||
            Object.values(scenario?.beats ?? {}).some((beat) => beat.objective === objective),
        )
        .map(({ id }) => id),
      tested: all.filter(([, item]) => item.use === 'pool' && item.objective === objective).map(([id]) => id),
      boosted: all.filter(([, item]) => item.use === 'core' && item.objective === objective).map(([id]) => id),
    })),
  );
}

/** The ways in which an objective is not met. */
export function holes(row: Coverage): readonly (typeof ways)[number][] {
  return ways.filter((way) => row[way].length === 0);
}
