import { getCollection } from 'astro:content';
import type { Outline } from '#domain/record/progress.ts';
import { theModules } from './course.ts';

/** The course as ids only: what progress is measured against. */
export async function theOutline(): Promise<Outline> {
  const scenarios = new Set((await getCollection('scenarios')).map(({ id }) => id));
  return {
    modules: (await theModules()).map(({ id, steps, 'core-decisions': decisions }) => ({
      id,
      steps: steps.map((step) => ({ id: step, kind: scenarios.has(step) ? 'scenario' : 'lesson' })),
      test: true,
      decisions: Object.keys(decisions),
    })),
    test: false,
  };
}
