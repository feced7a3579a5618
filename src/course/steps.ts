import { getCollection } from 'astro:content';
import { address } from './address.ts';
import type { TheModule } from './course.ts';

/** One step of a module: a lesson to read, a scenario to play, or the test that closes it. */
export interface ModuleStep {
  readonly id: string;
  readonly kind: 'lesson' | 'scenario' | 'test';
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly address: string;
}

/** Items in a module test, and how long one takes; assessment rules §0 and L20. */
export const testMinutes = Math.round(5 * 1.25);

/** The steps of a module in order; the module test is the last. Found once, since each of its lessons asks for them. */
export function stepsOf(module: TheModule): Promise<readonly ModuleStep[]> {
  const found = known.get(module) ?? findSteps(module);
  known.set(module, found);
  return found;
}

const known = new WeakMap<TheModule, Promise<readonly ModuleStep[]>>();

async function findSteps(module: TheModule): Promise<readonly ModuleStep[]> {
  const lessons = await getCollection('lessons');
  const scenarios = await getCollection('scenarios');
  const steps = module.steps.map((id): ModuleStep => {
    const lesson = lessons.find((each) => each.id === id);
    if (lesson) {
      const { title, summary, minutes } = lesson.data;
      return { id, kind: 'lesson', title, summary, minutes, address: address.lesson(module.id, id) };
    }
    const scenario = scenarios.find((each) => each.id === id);
    if (!scenario)
      throw new Error(`module.yaml of “${module.id}” names the step “${id}”, and no lesson or scenario has that id.`);
    const { title, setting, minutes } = scenario.data;
    return { id, kind: 'scenario', title, summary: setting, minutes, address: address.scenario(id) };
  });
  const test: ModuleStep = {
    id: `${module.id}/test`,
    kind: 'test',
    title: 'Module test',
    summary: 'Five questions drawn afresh from the pool each time.',
    minutes: testMinutes,
    address: address.test(module.id),
  };
  return [...steps, test];
}

/** The step before and after this one, for the links at a page's end. */
export async function neighboursOf(module: TheModule, id: string) {
  const steps = await stepsOf(module);
  const at = steps.findIndex((step) => step.id === id);
  return { at, steps, previous: steps[at - 1] ?? null, next: steps[at + 1] ?? null };
}
