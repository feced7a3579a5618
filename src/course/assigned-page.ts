import type { Outline } from '#domain/record/progress.ts';
import { address } from './address.ts';
import { theCourse, theModules, thePlaces } from './course.ts';
import { theOutline } from './outline.ts';
import { stepsOf } from './steps.ts';
import { wordsOf } from './words.ts';

/** What pages are given that show an assignment: to whoever opened its link, and to its coordinator beforehand. */
export interface AssignedPage {
  /** The course's title. */
  readonly course: string;
  /** The host of the course's identifiers, for the ids of calendar events. */
  readonly host: string;
  /** The course's own pass level, 0 to 1. */
  readonly cut: number;
  readonly outline: Outline;
  /** Title and address of every step by its id, of a module's test by `<module>/test`, of the course's by `course/test`. */
  readonly steps: Readonly<Record<string, { readonly title: string; readonly to: string }>>;
  /** Titles of modules, their addresses, and what each is written for. */
  readonly titles: Readonly<Record<string, string>>;
  readonly addresses: Readonly<Record<string, string>>;
  readonly minutes: Readonly<Record<string, number>>;
  readonly places: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

/** The data of a page that shows assignments. */
export async function assignedPage(): Promise<AssignedPage> {
  const { title, iri, 'pass-level': level } = await theCourse();
  const modules = await theModules();
  const steps = (await Promise.all(modules.map((module) => stepsOf(module)))).flat();
  const test = await wordsOf('course-test');
  return {
    course: title,
    host: new URL(iri).host,
    cut: level.cut,
    outline: await theOutline(),
    steps: {
      ...Object.fromEntries(steps.map(({ id, title: name, address: to }) => [id, { title: name, to }])),
      'course/test': { title: test['title'] ?? '', to: address.courseTest() },
    },
    titles: Object.fromEntries(modules.map((module) => [module.id, module.title])),
    addresses: Object.fromEntries(modules.map(({ id }) => [id, address.module(id)])),
    minutes: Object.fromEntries(modules.map(({ id, minutes }) => [id, minutes])),
    places: Object.fromEntries((await thePlaces()).map(({ id, name }) => [id, name])),
    words: { ...(await wordsOf('assign')), ...(await wordsOf('assigned')) },
  };
}
