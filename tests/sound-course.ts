import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Texts } from '#cli/read-course.ts';

/** Where each sound fixture stands in the small course that they make together. */
export const soundFiles = {
  'course.yaml': 'modules/sound/course.yaml',
  'glossary.yaml': 'sources/sound/glossary.yaml',
  'jurisdictions/uk.yaml': 'sources/sound/uk.yaml',
  'jurisdictions/us.yaml': 'sources/sound/us.yaml',
  'modules/photos/a-photo-in-the-group.scenario.yaml': 'scenarios/sound/a-photo-in-the-group.scenario.yaml',
  'modules/photos/items.yaml': 'items/sound/items.yaml',
  'modules/photos/module.yaml': 'modules/sound/module.yaml',
  'modules/photos/the-pause.mdx': 'lessons/sound/the-pause.mdx',
  'sources.yaml': 'sources/sound/sources.yaml',
} as const;

/** The day on which tests look at the sound course: after it was written, before anything in it has aged. */
export const soundDay = '2026-02-01';

/** The folder of the fixtures. */
export const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));

/** A small course in which nothing is wrong; `changed` puts other texts in the place of some of its files, or adds files. */
export function soundCourse(changed: Readonly<Record<string, string>> = {}): Texts {
  const sound = Object.entries(soundFiles).map(([file, fixture]): [string, string] => [
    file,
    readFileSync(fixtures + fixture, 'utf8'),
  ]);
  return new Map([...sound, ...Object.entries(changed)]);
}
