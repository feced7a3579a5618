import { getCollection } from 'astro:content';
import type { SbaItem } from '#domain/assessment/schema.ts';
import type { Outline } from '#domain/record/progress.ts';
import { address } from './address.ts';
import { theCourse, theModules } from './course.ts';
import { theOutline } from './outline.ts';
import { wordsOf } from './words.ts';

/** Everything that the page of boosters hands to its island: plain data. */
export interface ReviewPage {
  readonly outline: Outline;
  readonly edition: string;
  /** The host of the course's identifiers, for the ids of calendar events. */
  readonly host: string;
  readonly modules: Readonly<
    Record<string, { readonly title: string; readonly address: string; readonly plans: readonly PlanStarter[] }>
  >;
  /** The core items, each with the decision of which it is one form. */
  readonly items: Readonly<Record<string, SbaItem & { readonly decision: string }>>;
  readonly objectives: Readonly<
    Record<
      string,
      { readonly text: string; readonly taughtIn: readonly { readonly title: string; readonly address: string }[] }
    >
  >;
  readonly sources: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
  readonly addresses: { readonly sources: string; readonly settings: string; readonly home: string };
  readonly words: Readonly<Record<string, string>>;
}

/** A plan that the course suggests, both halves as its author wrote them. */
export interface PlanStarter {
  readonly if: string;
  readonly then: string;
}

/** The data of the page of boosters. */
export async function reviewPage(): Promise<ReviewPage> {
  const course = await theCourse();
  const modules = await theModules();
  const lessons = await getCollection('lessons');
  const sources = await getCollection('sources');
  const jurisdictions = await getCollection('jurisdictions');
  const banks = await getCollection('items');
  const items = Object.fromEntries(
    modules.flatMap((module) =>
      Object.entries(banks.find(({ id }) => id === module.id)?.data ?? {}).flatMap(([id, item]) => {
        const decision = item['isomorph-of'];
        return item.use === 'core' && item.type === 'sba' && decision ? [[id, { ...item, decision }] as const] : [];
      }),
    ),
  );
  const cited = new Set(
    Object.values(items).flatMap((item) => [
      ...(item.cites ?? []),
      ...Object.values(item.in ?? {}).flatMap((local) => local?.cites ?? []),
    ]),
  );
  return {
    outline: await theOutline(),
    edition: course.edition,
    host: new URL(course.iri).host,
    modules: Object.fromEntries(
      modules.map((module) => [
        module.id,
        { title: module.title, address: address.module(module.id), plans: module['plan-starters'] },
      ]),
    ),
    items,
    objectives: Object.fromEntries(
      modules.flatMap((module) =>
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
    ),
    sources: Object.fromEntries(
      sources
        .filter(({ id }) => cited.has(id))
        .map(({ id, data }) => [id, `${data.title} (${data.publisher}, ${data.year})`]),
    ),
    places: Object.fromEntries(jurisdictions.map(({ id, data }) => [id, data.phrase])),
    addresses: { sources: address.page('sources'), settings: address.page('settings'), home: address.home() },
    words: { ...(await wordsOf('review')), ...(await wordsOf('basis')), ...(await wordsOf('certainty')) },
  };
}
