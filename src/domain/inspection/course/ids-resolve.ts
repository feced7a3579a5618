import type { Exercise } from '../../course/exercise.ts';
import { draftParts } from '../../course/draft-parts.ts';
import { citationsOf } from '../citations.ts';
import { allParts, attribute } from '../lesson/lesson-passages.ts';
import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';
import { nearest } from '../words.ts';

/** One id that names something written elsewhere. */
interface Naming {
  readonly file: string;
  readonly id: string;
  readonly path: readonly (string | number)[];
  readonly offset?: number | undefined;
}

/** A name that leads nowhere becomes a missing note, an unanswerable check, or a build that fails without a line number. */
export const idsResolve: Rule<Manuscript, CourseRemark> = {
  code: 'P06',
  title: 'Every id leads to something that exists',
  *inspect(manuscript) {
    const { modules, lessons, items, sources, glossary, teachingPoints } = manuscript;
    const known = {
      source: Object.keys(sources?.value ?? {}),
      term: Object.keys(glossary?.value ?? {}),
      objective: modules.flatMap(({ value }) => Object.keys(value?.objectives ?? {})),
      decision: modules.flatMap(({ value }) => Object.keys(value?.['core-decisions'] ?? {})),
      check: itemIds(manuscript, 'check'),
      exercise: manuscript.exercises.flatMap(({ value }) => Object.keys(value ?? {})),
      baseline: itemIds(manuscript, 'baseline'),
      point: Object.keys(teachingPoints?.value ?? {}),
    };
    if (sources?.value) yield* lost(citationsOf(manuscript), known.source, 'a source in sources.yaml');
    for (const { file, body, value } of lessons) {
      const named = (component: string, key: string): Naming[] =>
        [...allParts(body ?? [])].flatMap((part) => {
          const id = part.name === component ? attribute(part, key) : null;
          return id === null ? [] : [{ file, id, path: [], offset: part.offset }];
        });
      if (glossary?.value) yield* lost(named('Term', 'id'), known.term, 'a term in glossary.yaml');
      yield* lost(named('Check', 'id'), known.check, 'an item with “use: check”');
      yield* lost(named('Exercise', 'id'), known.exercise, 'an exercise in an exercises.yaml');
      yield* lost(inList(file, ['objectives'], value?.objectives), known.objective, 'an objective of any module');
      yield* lost(inList(file, ['points'], value?.points), known.point, 'a point in teaching-points.yaml');
    }
    for (const { file, value } of manuscript.scenarios) {
      yield* lost(inList(file, ['objectives'], value?.objectives), known.objective, 'an objective of any module');
      const beats = Object.entries(value?.beats ?? {});
      const practised = beats.flatMap(([id, { objective }]) =>
        objective ? [{ file, id: objective, path: ['beats', id, 'objective'] }] : [],
      );
      yield* lost(practised, known.objective, 'an objective of any module');
    }
    for (const { file, value } of items) {
      for (const [id, item] of Object.entries(value ?? {})) {
        yield* lost(
          [{ file, id: item.objective, path: [id, 'objective'] }],
          known.objective,
          'an objective of any module',
        );
        const core = item['isomorph-of'];
        if (core)
          yield* lost([{ file, id: core, path: [id, 'isomorph-of'] }], known.decision, 'a core decision of any module');
      }
    }
    for (const { file, value } of manuscript.exercises) {
      for (const [id, exercise] of Object.entries(value ?? {})) {
        yield* lost(
          [{ file, id: exercise.objective, path: [id, 'objective'] }],
          known.objective,
          'an objective of any module',
        );
        yield* insideOf(file, id, exercise);
      }
    }
    for (const { file, value } of modules) {
      yield* lost(inList(file, ['baseline'], value?.baseline), known.baseline, 'an item with “use: baseline”');
      const decisions = Object.entries(value?.['core-decisions'] ?? {});
      const core = decisions.map(([id, { objective }]) => ({
        file,
        id: objective,
        path: ['core-decisions', id, 'objective'],
      }));
      yield* lost(core, known.objective, 'an objective of any module');
    }
  },
};

function* lost(namings: Iterable<Naming>, known: readonly string[], what: string): Iterable<CourseRemark> {
  for (const { file, id, path, offset } of namings) {
    if (known.includes(id)) continue;
    const meant = nearest(id, known);
    yield {
      file,
      path,
      offset,
      sentence: `“${id}” is not ${what}.`,
      hint: meant ? `Did you mean “${meant}”?` : 'Write it there, or name another.',
    };
  }
}

/** What an exercise names of its own: details of its draft, groups of its cards. */
function* insideOf(file: string, id: string, exercise: Exercise): Iterable<CourseRemark> {
  if (exercise.type === 'who-fits' || exercise.type === 'mark') {
    const named = draftParts(exercise.draft).flatMap(({ slot }) => (slot ? [slot] : []));
    const [group, parts] = exercise.type === 'mark' ? ['pieces', exercise.pieces] : ['details', exercise.details];
    const written = Object.keys(parts);
    yield* lost(
      named.map((slot) => ({ file, id: slot, path: [id, 'draft'] })),
      written,
      `one of the exercise’s ${group}`,
    );
    yield* lost(
      written.map((part) => ({ file, id: part, path: [id, group, part] })),
      named,
      'named in the exercise’s draft',
    );
  }
  if (exercise.type === 'sort') {
    const cards = Object.entries(exercise.cards);
    yield* lost(
      cards.map(([card, { group }]) => ({ file, id: group, path: [id, 'cards', card, 'group'] })),
      Object.keys(exercise.groups),
      'one of the exercise’s groups',
    );
  }
}

function inList(file: string, path: readonly string[], ids: readonly string[] = []): readonly Naming[] {
  return ids.map((id, at) => ({ file, id, path: [...path, at] }));
}

function itemIds({ items }: Manuscript, use: string): readonly string[] {
  return items.flatMap(({ value }) =>
    Object.entries(value ?? {}).flatMap(([id, item]) => (item.use === use ? [id] : [])),
  );
}
