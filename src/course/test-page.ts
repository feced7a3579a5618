import { getCollection, render } from 'astro:content';
import { honestMinutes } from '#domain/inspection/minutes.ts';
import type { Pool, Quota } from '#domain/assessment/sample-form.ts';
import type { FormUse } from '#domain/record/entry.ts';
import { address } from './address.ts';
import { theCourse, theModules, type TheModule } from './course.ts';
import { wordsOf } from './words.ts';

/** A place in a lesson that teaches an objective. */
export interface TaughtIn {
  readonly lesson: string;
  readonly title: string;
  /** The lesson, and where it is known the heading under which the objective is checked. */
  readonly address: string;
}

/** Everything that the page of a test hands to its island: plain data. */
export interface TestPage {
  readonly use: FormUse;
  /** The module that is tested, where `use` is `module`. */
  readonly module?: string;
  /** Where the test leads back to. */
  readonly back: string;
  readonly edition: string;
  /** The pass level, 0 to 1; 0 before the course, where nothing is passed. */
  readonly cut: number;
  /** What forms are drawn from, module by module. */
  readonly pools: readonly Pool[];
  readonly objectives: Readonly<Record<string, { readonly text: string; readonly taughtIn: readonly TaughtIn[] }>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly addresses: { readonly sources: string };
  readonly places: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

/** The test pages of the modules, each with its module. */
export async function moduleTests(): Promise<readonly { readonly module: TheModule; readonly page: TestPage }[]> {
  const course = await theCourse();
  const { 'to-plan': toPlan = '' } = await wordsOf('plan');
  const words = { ...(await wordsOf('test')), 'to-plan': toPlan };
  return Promise.all(
    (await theModules()).map(async (module) => ({
      module,
      page: {
        use: 'module' as const,
        module: module.id,
        back: address.module(module.id),
        cut: course['pass-level'].cut,
        ...(await common([module], 'pool')),
        words: { ...words, ...(await wordsOf('basis')) },
      },
    })),
  );
}

/** The course's own test, over all modules. */
export async function courseTest(): Promise<TestPage> {
  const course = await theCourse();
  return {
    use: 'course',
    back: address.home(),
    cut: course['pass-level'].cut,
    ...(await common(await theModules(), 'pool')),
    words: { ...(await wordsOf('test')), ...(await wordsOf('basis')), ...(await wordsOf('course-test')) },
  };
}

/** The questions before the course: one of each module, drawn from those that its module.yaml names. */
export async function baseline(): Promise<TestPage> {
  const modules = await theModules();
  return {
    use: 'baseline',
    back: modules[0] ? address.module(modules[0].id) : address.home(),
    cut: 0,
    ...(await common(modules, 'baseline')),
    words: { ...(await wordsOf('test')), ...(await wordsOf('basis')), ...(await wordsOf('baseline')) },
  };
}

/** How many questions a form over so many modules has, and about how many minutes it takes (rule L20). */
export function sizeOf({ sba, 'sjt-rate': rated }: Quota, modules: number) {
  const items = modules * (sba + rated);
  return { items, minutes: Math.round(honestMinutes({ items })) };
}

async function common(modules: readonly TheModule[], use: 'pool' | 'baseline') {
  const banks = await getCollection('items');
  const pools = modules.map((module) => {
    const bank = Object.entries(banks.find(({ id }) => id === module.id)?.data ?? {});
    return Object.fromEntries(
      bank.filter(([id, item]) => item.use === use && (use === 'pool' || module.baseline.includes(id))),
    );
  });
  const cited = new Set(
    pools.flatMap((pool) =>
      Object.values(pool).flatMap((item) => [
        ...(item.cites ?? []),
        ...Object.values(item.in ?? {}).flatMap((local) => local?.cites ?? []),
      ]),
    ),
  );
  const sources = await getCollection('sources');
  const jurisdictions = await getCollection('jurisdictions');
  return {
    edition: (await theCourse()).edition,
    pools,
    objectives: Object.assign({}, ...(await Promise.all(modules.map(objectivesOf)))) as TestPage['objectives'],
    sources: Object.fromEntries(
      sources
        .filter(({ id }) => cited.has(id))
        .map(({ id, data }) => [id, `${data.title} (${data.publisher}, ${data.year})`]),
    ),
    addresses: { sources: address.page('sources') },
    places: Object.fromEntries(jurisdictions.map(({ id, data }) => [id, data.phrase])),
  };
}

/** A module's objectives, each with the passages that teach it. */
async function objectivesOf(module: TheModule): Promise<TestPage['objectives']> {
  const all = await getCollection('lessons');
  const lessons = module.steps.flatMap((step) => all.filter(({ id }) => id === step));
  const bank = (await getCollection('items')).find(({ id }) => id === module.id)?.data ?? {};
  const taught = await Promise.all(
    Object.entries(module.objectives).map(async ([objective, text]) => {
      const those = lessons.filter(({ data }) => data.objectives.includes(objective));
      const taughtIn = await Promise.all(
        those.map(async (lesson): Promise<TaughtIn> => {
          const { headings } = await render(lesson);
          const passage = passageOf(lesson.body ?? '', (check) => bank[check]?.objective === objective);
          const slug = headings.find((heading) => heading.text === passage)?.slug;
          const to = address.lesson(module.id, lesson.id);
          return { lesson: lesson.id, title: lesson.data.title, address: slug ? `${to}#${slug}` : to };
        }),
      );
      return [objective, { text, taughtIn }] as const;
    }),
  );
  return Object.fromEntries(taught);
}

/** The heading above the first check that asks of an objective: a check stands at the end of what it asks about. */
function passageOf(body: string, asks: (check: string) => boolean): string | undefined {
  let heading: string | undefined;
  for (const [, title, check] of body.matchAll(/^## (.+)$|<Check\s+id="([^"]+)"/gm)) {
    if (title !== undefined) heading = title.trim();
    else if (check !== undefined && asks(check)) return heading;
  }
  return undefined;
}
