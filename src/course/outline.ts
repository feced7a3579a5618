import { getCollection } from 'astro:content';
import type { Outline } from '#domain/record/progress.ts';
import { hardestOf } from '#domain/scenario/hardest.ts';
import { theModules } from './course.ts';

let outline: Promise<Outline> | undefined;

/** The course as ids only: what progress is measured against. Read once a build: finding the hardest cases plays them all. */
export function theOutline(): Promise<Outline> {
  outline ??= readOutline();
  return outline;
}

async function readOutline(): Promise<Outline> {
  const scenarios = await getCollection('scenarios');
  const lessons = await getCollection('lessons');
  return {
    modules: (await theModules()).map(({ id, steps, 'core-decisions': decisions }) => {
      const cases = steps.flatMap((step) => scenarios.filter((each) => each.id === step));
      const hardest = hardestOf(cases.map(({ id: scenario, data }) => ({ id: scenario, scenario: data })));
      return {
        id,
        steps: steps.map((step) => ({
          id: step,
          kind: cases.some((each) => each.id === step) ? 'scenario' : 'lesson',
        })),
        test: true,
        decisions: Object.keys(decisions),
        checks: lessons.filter((each) => steps.includes(each.id)).flatMap(({ body = '' }) => checksIn(body)),
        ...(hardest === undefined ? {} : { hardest }),
      };
    }),
    test: true,
  };
}

function checksIn(body: string): readonly string[] {
  return [...body.matchAll(/<Check\s+id="([^"]+)"/g)].flatMap(([, check]) => check ?? []);
}
