import { parse } from 'yaml';
import type { Item } from '#domain/assessment/schema.ts';
import type { CourseKnown } from '#domain/hand-in/course-known.ts';
import { knowCourse } from '#domain/hand-in/know-course.ts';
import { course, modules, scenarios } from './content.ts';
import { houseFile } from './site.ts';

const { iri, 'pass-level': level } = parse(houseFile('content/course.yaml')) as {
  readonly iri: string;
  readonly 'pass-level': { readonly cut: number };
};
const bankOf = (module: string) =>
  parse(houseFile(`content/modules/${module}/items.yaml`)) as Readonly<Record<string, Item>>;

/** The course as its authors wrote it, as far as a real record can be made of it. */
export const knownCourse: CourseKnown = knowCourse({
  id: iri,
  edition: course.edition,
  cut: level.cut,
  outline: {
    modules: modules.map(({ id, steps }) => ({
      id,
      steps: steps.map((step) => ({
        id: step,
        kind: scenarios.some((each) => each.id === step) ? 'scenario' : 'lesson',
      })),
      test: true,
    })),
    test: true,
  },
  scenarios: Object.fromEntries(scenarios.map(({ id, module: _, cast: __, ...scenario }) => [id, scenario])),
  pools: Object.fromEntries(
    modules.map(({ id }) => [
      id,
      Object.fromEntries(Object.entries(bankOf(id)).filter(([, { use }]) => use === 'pool')),
    ]),
  ),
});
