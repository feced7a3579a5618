import { z } from 'zod';
import { schemas } from '#domain/inspection/fit.ts';

/** The kinds of file that authors write as data, whose editors want a JSON Schema. */
const written = [
  'scenario',
  'module',
  'items',
  'exercises',
  'sources',
  'course',
  'glossary',
  'jurisdiction',
  'teaching-points',
] as const;

/** Each JSON Schema's file name and its whole text. Made from the same schemas that the check uses, so that both agree. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(
    written.map((kind) => [
      `${kind}.json`,
      `${JSON.stringify(z.toJSONSchema(schemas[kind], { io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
  );
}
