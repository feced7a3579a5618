import { getCollection } from 'astro:content';
import { address } from './address.ts';
import { theModules } from './course.ts';

/** A place in the course that leans on a source or uses a term. */
export interface Mention {
  readonly title: string;
  readonly address: string;
}

/** For each source id, every lesson, scenario and question bank that cites it, in the course's order. */
export async function citations(): Promise<ReadonlyMap<string, readonly Mention[]>> {
  const found = new Map<string, Mention[]>();
  const note = (ids: Iterable<string>, mention: Mention) => {
    for (const id of new Set(ids)) found.set(id, [...(found.get(id) ?? []), mention]);
  };
  const lessons = await getCollection('lessons');
  const scenarios = await getCollection('scenarios');
  const items = await getCollection('items');
  const exercises = await getCollection('exercises');
  for (const module of await theModules()) {
    for (const id of module.steps) {
      const lesson = lessons.find((each) => each.id === id);
      if (lesson) note(lesson.data.sources, { title: lesson.data.title, address: address.lesson(module.id, id) });
      const scenario = scenarios.find((each) => each.id === id);
      if (scenario) note(citedIn(scenario.data), { title: scenario.data.title, address: address.scenario(id) });
    }
    const doing = exercises.find((each) => each.id === module.id);
    if (doing) note(citedIn(doing.data), { title: `${module.title}: exercises`, address: address.module(module.id) });
    const bank = items.find((each) => each.id === module.id);
    if (bank) note(citedIn(bank.data), { title: `${module.title}: questions`, address: address.test(module.id) });
  }
  for (const place of await getCollection('jurisdictions')) {
    note(citedIn(place.data), {
      title: `Help and regulators: ${place.data.name}`,
      address: `${address.page('about')}#help-${place.id}`,
    });
  }
  const terms = await getCollection('glossary');
  for (const term of terms)
    note(term.data.cites ?? [], { title: `Glossary: ${term.data.term}`, address: address.term(term.id) });
  const course = await getCollection('course');
  for (const { data } of course)
    note(data.needs.evidence, { title: 'About: why this course exists', address: `${address.page('about')}#needs` });
  return found;
}

/** For each glossary id, every lesson that explains it in place. */
export async function termUses(): Promise<ReadonlyMap<string, readonly Mention[]>> {
  const found = new Map<string, Mention[]>();
  const lessons = await getCollection('lessons');
  for (const module of await theModules()) {
    for (const id of module.steps) {
      const lesson = lessons.find((each) => each.id === id);
      const ids = new Set(
        [...(lesson?.body ?? '').matchAll(/<Term\s+id="([^"]+)"/g)].flatMap(([, term]) => (term ? [term] : [])),
      );
      for (const term of ids) {
        if (lesson)
          found.set(term, [
            ...(found.get(term) ?? []),
            { title: lesson.data.title, address: address.lesson(module.id, id) },
          ]);
      }
    }
  }
  return found;
}

/** Every id in a `cites` list, however deep it stands. */
function citedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'cites' && Array.isArray(inner) ? (inner as string[]) : citedIn(inner),
  );
}
