import type { Outline } from '#domain/record/progress.ts';
import { allLessons, modules, say, scenarios } from '../site/content.ts';

/** The course as ids, to measure progress against. */
export const outline: Outline = {
  modules: modules.map(({ id, steps }) => ({
    id,
    steps: steps.map((step) => ({
      id: step,
      kind: scenarios.some((each) => each.id === step) ? 'scenario' : 'lesson',
    })),
    test: true,
  })),
  test: true,
};

/** What the page says when an answer is saved, and what it says of things that it had to set aside. */
export const sentences = {
  saved: say('player', 'saved'),
  download: say('settings', 'aside-download'),
  aside: (n: number) => say('settings', 'aside', { n }),
} as const;

export const scenarioIds: readonly string[] = scenarios.map(({ id }) => id);
export const lessonPages = allLessons.map(({ id, module }) => ({ id, address: `modules/${module}/${id}/` }));
