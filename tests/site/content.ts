import { basename, dirname } from 'node:path';
import { parse } from 'yaml';
import { type Option, questionsOf } from '#domain/assessment/questions.ts';
import type { Item } from '#domain/assessment/schema.ts';
import { fill } from '#domain/course/fill.ts';
import type { Exercise } from '#domain/course/exercise.ts';
import type { Module } from '#domain/course/schema.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { houseFile, houseFolder } from './site.ts';

/** The course as its authors wrote it: the tests play what is really there. */
const files = houseFolder('content/modules');
const read = (file: string): unknown => parse(houseFile(file));

/** A scenario with its own id and that of its module. */
export type PlayedScenario = Scenario & { readonly id: string; readonly module: string };

export const course = read('content/course.yaml') as {
  readonly title: string;
  readonly edition: string;
  readonly places: readonly string[];
  readonly modules: readonly string[];
};

/** The modules in the order of the course. */
export const modules: readonly (Module & { readonly id: string })[] = course.modules.map((id) => ({
  ...(read(some(files.find((file) => file.endsWith(`/${id}/module.yaml`)))) as Module),
  id,
}));

/** The scenarios in the order in which a learner meets them. */
export const scenarios: readonly PlayedScenario[] = modules.flatMap(({ id: module, steps }) =>
  steps.flatMap((id) => {
    const file = files.find((each) => each.endsWith(`/${module}/${id}.scenario.yaml`));
    return file ? [{ ...(read(file) as Scenario), id, module }] : [];
  }),
);

/** The first scenario and its module: where a test needs just one. */
export const scenario: PlayedScenario = some(scenarios[0]);
export const module = some(modules[0]);
/** Every lesson of the course, with its module and the exercises that stand in it. */
export const allLessons: readonly {
  readonly id: string;
  readonly module: string;
  readonly exercises: readonly string[];
}[] = files
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => ({
    id: basename(file, '.mdx'),
    module: basename(dirname(file)),
    exercises: [...houseFile(file).matchAll(/<Exercise id="([^"]+)"/g)].map(([, id = '']) => id),
  }));
/** The module's lessons, in the order of its steps. */
export const lessons: readonly string[] = module.steps.filter((step) => scenarios.every(({ id }) => id !== step));

/** Every exercise of the course by its id. */
export const exercises: Readonly<Record<string, Exercise>> = Object.assign(
  {},
  ...files.filter((file) => basename(file) === 'exercises.yaml').map(read),
);

/** The items of each module by its id. */
export const allItems: Readonly<Record<string, Readonly<Record<string, Item>>>> = Object.fromEntries(
  modules.map(({ id }) => [id, read(`content/modules/${id}/items.yaml`) as Readonly<Record<string, Item>>]),
);
export const items = some(allItems[module.id]);
/** The options of an item that asks one thing. */
export function optionsOf(item: Item): Readonly<Record<string, Option>> {
  return some(questionsOf(item)[0]).options;
}

export const places = course.places.map((id) => ({
  ...(read(`content/jurisdictions/${id}.yaml`) as { readonly name: string; readonly short: string }),
  id,
}));

const words = read('content/interface/en.yaml') as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One of the interface's sentences. */
export function say(group: string, key: string, values?: Readonly<Record<string, string | number>>): string {
  return fill(some(words[group])[key], values);
}

/** The choices of a scenario's first walkthrough, or of the one that is named. */
export function walkOf(
  played: PlayedScenario,
  name?: string,
): { readonly choose: readonly string[]; readonly ends: string } {
  const walks = played.walkthroughs ?? {};
  return some(name === undefined ? Object.values(walks)[0] : walks[name]);
}

/** What must be there, or the test has nothing to test. */
export function some<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('What the test rests on is not there.');
  return value;
}
