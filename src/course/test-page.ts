import { getCollection } from 'astro:content';
import type { Item } from '#domain/assessment/schema.ts';
import { address } from './address.ts';
import { theCourse, theModules } from './course.ts';
import { wordsOf } from './words.ts';

/** Everything that the page of a module test hands to its island: plain data. */
export interface TestPage {
  readonly module: { readonly id: string; readonly title: string; readonly address: string };
  readonly edition: string;
  /** 0 to 1. */
  readonly cut: number;
  /** The pool from which forms are drawn. */
  readonly pool: Readonly<Record<string, Item>>;
  readonly objectives: Readonly<
    Record<
      string,
      { readonly text: string; readonly taughtIn: readonly { readonly title: string; readonly address: string }[] }
    >
  >;
  readonly sources: Readonly<Record<string, string>>;
  readonly addresses: { readonly sources: string };
  readonly places: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

/** The test pages of the course, one a module. */
export async function testPages(): Promise<readonly TestPage[]> {
  const course = await theCourse();
  const lessons = await getCollection('lessons');
  const sources = await getCollection('sources');
  const jurisdictions = await getCollection('jurisdictions');
  const banks = await getCollection('items');
  const { 'to-plan': toPlan = '' } = await wordsOf('plan');
  const words = { ...(await wordsOf('test')), ...(await wordsOf('basis')), 'to-plan': toPlan };
  return (await theModules()).map((module) => {
    const pool = Object.fromEntries(
      Object.entries(banks.find(({ id }) => id === module.id)?.data ?? {}).filter(([, item]) => item.use === 'pool'),
    );
    const cited = new Set(
      Object.values(pool).flatMap((item) => [
        ...(item.cites ?? []),
        ...Object.values(item.in ?? {}).flatMap((local) => local?.cites ?? []),
      ]),
    );
    return {
      module: { id: module.id, title: module.title, address: address.module(module.id) },
      edition: course.edition,
      cut: course['pass-level'].cut,
      pool,
      objectives: Object.fromEntries(
        Object.entries(module.objectives).map(([id, text]) => [
          id,
          {
            text,
            taughtIn: lessons
              .filter((lesson) => module.steps.includes(lesson.id) && lesson.data.objectives.includes(id))
              .map((lesson) => ({ title: lesson.data.title, address: address.lesson(module.id, lesson.id) })),
          },
        ]),
      ),
      sources: Object.fromEntries(
        sources
          .filter(({ id }) => cited.has(id))
          .map(({ id, data }) => [id, `${data.title} (${data.publisher}, ${data.year})`]),
      ),
      addresses: { sources: address.page('sources') },
      places: Object.fromEntries(jurisdictions.map(({ id, data }) => [id, data.phrase])),
      words,
    };
  });
}
