import { idSchema } from '../../course/fields.ts';
import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';

/** Records, links and LMS packages name things by id alone, across kinds; a file's name is its id and its address. */
export const idsUnique: Rule<Manuscript, CourseRemark> = {
  code: 'P07',
  title: 'An id means one thing',
  *inspect(manuscript) {
    const first = new Map<string, string>();
    for (const { file, id, path } of declared(manuscript)) {
      const earlier = first.get(id);
      if (earlier !== undefined)
        yield {
          file,
          path,
          sentence: `“${id}” is already the id of something in ${earlier}.`,
          hint: 'Ids are unique in the whole course; rename one of the two.',
        };
      else first.set(id, file);
    }
    for (const { file, id, kind } of manuscript.files) {
      if (!['module', 'lesson', 'scenario'].includes(kind)) continue;
      const wrong = idSchema.safeParse(id).error?.issues[0];
      if (wrong)
        yield {
          file,
          path: [],
          sentence: `The file’s name makes “${id}” its id, which no id may be.`,
          hint: wrong.message,
        };
    }
  },
};

/** Everything that has an id of its own; of two that clash, the later in this order is told. */
function* declared({ files, modules, sources, items }: Manuscript) {
  for (const id of Object.keys(sources?.value ?? {})) yield { file: 'sources.yaml', id, path: [id] };
  for (const { file, id, kind } of files) {
    if (kind === 'module' || kind === 'lesson' || kind === 'scenario') yield { file, id, path: [] };
  }
  for (const { file, value } of modules) {
    for (const id of Object.keys(value?.objectives ?? {})) yield { file, id, path: ['objectives', id] };
    for (const id of Object.keys(value?.['core-decisions'] ?? {})) yield { file, id, path: ['core-decisions', id] };
  }
  for (const { file, value } of items) for (const id of Object.keys(value ?? {})) yield { file, id, path: [id] };
}
