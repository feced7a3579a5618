import { allParts, attribute } from './lesson/lesson-passages.ts';
import type { Manuscript, Sheet } from './manuscript.ts';

/** One naming of a source, with the place where it stands. */
export interface Citation {
  readonly file: string;
  readonly id: string;
  readonly path: readonly (string | number)[];
  readonly offset?: number | undefined;
}

/** Every citation of the course: in lessons, and wherever a data file has `cites`, `sources` or `evidence` that lists ids. */
export function* citationsOf(manuscript: Manuscript): Iterable<Citation> {
  for (const { file, body } of manuscript.lessons) {
    for (const part of allParts(body ?? [])) {
      const id = part.name === 'Cite' ? attribute(part, 'id') : null;
      if (id !== null) yield { file, id, path: [], offset: part.offset };
    }
  }
  const sheets: readonly (Sheet | null)[] = [
    manuscript.course,
    manuscript.glossary,
    ...manuscript.jurisdictions,
    ...manuscript.scenarios,
    ...manuscript.items,
    ...manuscript.exercises,
  ];
  for (const sheet of sheets) {
    if (sheet?.value) for (const found of listsIn(sheet.value, [])) yield { file: sheet.file, ...found };
  }
}

function* listsIn(value: unknown, path: readonly (string | number)[]): Iterable<Omit<Citation, 'file'>> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const cites = (key === 'cites' || (key === 'evidence' && path.at(-1) === 'needs')) && Array.isArray(inner);
    if (cites) for (const [at, id] of inner.entries()) yield { id: String(id), path: [...path, step, at] };
    else yield* listsIn(inner, [...path, step]);
  }
}
