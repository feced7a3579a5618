import { getCollection } from 'astro:content';
import type { CourseKnown } from '#domain/hand-in/course-known.ts';
import { knowCourse } from '#domain/hand-in/know-course.ts';
import { shown } from '#domain/scenario/shown.ts';
import { theCourse, theModules } from './course.ts';
import { theOutline } from './outline.ts';

/** What a page is given that replays what was handed in: the course without its words, and the names of its parts. */
export interface NamedCourse {
  readonly course: CourseKnown;
  /** Titles by id of module, lesson and scenario; headings of outcomes by `<scenario>/<outcome>`. */
  readonly titles: Readonly<Record<string, string>>;
  /** What each module is written for, and `course` all of them together. */
  readonly minutes: Readonly<Record<string, number>>;
}

/** The course as whoever checks a hand-in needs it. */
export async function theNamedCourse(): Promise<NamedCourse> {
  const [{ iri, edition, 'pass-level': level }, modules] = [await theCourse(), await theModules()];
  const [lessons, scenarios, banks] = [
    await getCollection('lessons'),
    await getCollection('scenarios'),
    await getCollection('items'),
  ];
  const course = knowCourse({
    id: iri,
    edition,
    cut: level.cut,
    outline: await theOutline(),
    scenarios: Object.fromEntries(scenarios.map(({ id, data }) => [id, shown(data)])),
    pools: Object.fromEntries(
      modules.map(({ id }) => [
        id,
        Object.fromEntries(
          Object.entries(banks.find((bank) => bank.id === id)?.data ?? {}).filter(([, { use }]) => use === 'pool'),
        ),
      ]),
    ),
  });
  const minutes = Object.fromEntries(modules.map((module) => [module.id, module.minutes]));
  return {
    course,
    titles: Object.fromEntries([
      ...modules.map(({ id, title }) => [id, title]),
      ...lessons.map(({ id, data }) => [id, data.title]),
      ...scenarios.map(({ id, data }) => [id, data.title]),
      ...scenarios.flatMap(({ id, data }) =>
        Object.entries(data.outcomes).map(([outcome, { heading }]) => [`${id}/${outcome}`, heading]),
      ),
    ]),
    minutes: { ...minutes, course: Object.values(minutes).reduce((sum, each) => sum + each, 0) },
  };
}
