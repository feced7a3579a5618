import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Item } from '#domain/assessment/schema.ts';
import { knowCourse } from '#domain/hand-in/know-course.ts';
import type { ModuleOutline } from '#domain/record/progress.ts';
import type { Scenario } from '#domain/scenario/schema.ts';

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const { iri, edition, modules } = read('content/course.yaml') as {
  readonly iri: string;
  readonly edition: string;
  readonly modules: readonly string[];
};
const files = (module: string) => readdirSync(`content/modules/${module}`);
const cases = new Map(
  modules.flatMap((module) =>
    files(module)
      .filter((file) => file.endsWith('.scenario.yaml'))
      .map(
        (file) => [file.replace('.scenario.yaml', ''), read(`content/modules/${module}/${file}`) as Scenario] as const,
      ),
  ),
);
const items = (module: string) => read(`content/modules/${module}/items.yaml`) as { readonly [id: string]: Item };

/** The modules as packages carry them, with the checks of their lessons. */
const outlines: readonly ModuleOutline[] = modules.map((id) => {
  const { steps } = read(`content/modules/${id}/module.yaml`) as { readonly steps: readonly string[] };
  return {
    id,
    steps: steps.map((step) => ({ id: step, kind: cases.has(step) ? 'scenario' : 'lesson' })),
    test: true,
    checks: Object.entries(items(id)).flatMap(([item, { use }]) => (use === 'check' ? [item] : [])),
  };
});

/** The course as its authors wrote it, as far as a record can be made of it. */
export const course = knowCourse({
  id: iri,
  edition,
  cut: 0.7,
  outline: { modules: outlines, test: true },
  scenarios: Object.fromEntries(cases),
  pools: Object.fromEntries(
    modules.map((id) => [id, Object.fromEntries(Object.entries(items(id)).filter(([, { use }]) => use === 'pool'))]),
  ),
});
