import { z } from 'zod';
import type { Remark } from './rule.ts';
import { listed, nearest } from './words.ts';

type Path = readonly (string | number)[];

/**
 * Says one complaint of a schema in words that an author understands; a complaint about several unknown fields becomes
 * several remarks, each at its own field.
 * @param raw what the author wrote, so that “missing” and “wrong” can be told apart.
 * @param schema where the hint finds the field's own description.
 */
export function sayIssue(issue: z.core.$ZodIssue, raw: unknown, schema: z.ZodType): readonly Remark[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const field = fieldName(path);
  const about = describe(schema, path);
  const written = at(raw, path);
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsOf(schema, path, raw);
    return issue.keys.map((key) => ({
      path: [...path, key],
      sentence: `“${key}” is not a field of ${field}.`,
      hint: hintForUnknown(key, known),
    }));
  }
  if (issue.code === 'invalid_key') {
    return [
      {
        path,
        sentence: `“${path.at(-1)}” cannot be an id here.`,
        hint: issue.issues[0]?.message ?? 'Choose another id.',
      },
    ];
  }
  if (written === undefined && issue.code !== 'custom') {
    return [{ path, sentence: `${capital(field)} is missing.`, hint: capital(about ?? 'Add it.') }];
  }
  return [{ path, sentence: sentenceFor(issue, field, written), hint: capital(hintFor(issue, written, about)) }];
}

function sentenceFor(issue: z.core.$ZodIssue, field: string, written: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${capital(field)} should be ${kindNames[issue.expected] ?? issue.expected}, but it is ${kindOfValue(written)}.`;
    case 'invalid_value':
      return `${capital(field)} says ${quote(written)}, but may only be ${listed(issue.values.map(String), 'or')}.`;
    case 'invalid_union':
      return `${capital(field)} says ${quote(written)}, which is none of the kinds known here.`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${capital(field)} is empty.`
        : `${capital(field)} is ${quote(written)}, less than ${issue.minimum}.`;
    case 'too_big':
      return `${capital(field)} is ${quote(written)}, more than ${issue.maximum}.`;
    default:
      return `${capital(field)} is ${quote(written)}, which does not fit.`;
  }
}

function hintFor(issue: z.core.$ZodIssue, written: unknown, about: string | null): string {
  if (issue.code === 'invalid_value') {
    const meant = typeof written === 'string' ? nearest(written, issue.values.map(String)) : null;
    return meant ? `Did you mean “${meant}”?` : 'Write one of these words.';
  }
  if (!issue.message.startsWith('Invalid') && !/^Too (?:small|big)/.test(issue.message)) return issue.message;
  return about ?? 'Editors show what belongs here as you type, from the schemas in public/schemas.';
}

function hintForUnknown(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant) return `Did you mean “${meant}”?`;
  return known.length > 0 ? `The fields here are ${listed(known)}.` : 'Remove it.';
}

const kindNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields, each under its id',
};

function kindOfValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'string') return 'text';
  return `${value}`;
}

/** “ask” of “beats › one-star”: the field, then where it stands. */
function fieldName(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  const name = typeof last === 'number' ? `entry ${last + 1}` : `“${last}”`;
  const within = path.slice(0, -1).map((step) => (typeof step === 'number' ? `entry ${step + 1}` : step));
  return within.length === 0 ? name : `${name} of ${within.join(' › ')}`;
}

function at(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** The description that the schema gives to the field at a path; null where it gives none. */
function describe(schema: z.ZodType, path: Path): string | null {
  return schemaAt(schema, path)?.description ?? null;
}

function fieldsOf(schema: z.ZodType, path: Path, raw: unknown): readonly string[] {
  const found = bare(schemaAt(schema, path, raw));
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function schemaAt(schema: z.ZodType, path: Path, raw?: unknown): z.ZodType | null {
  let found: z.ZodType | null = chosen(schema, raw);
  for (const [depth, step] of path.entries()) {
    const inner = bare(found);
    if (inner instanceof z.ZodObject) found = (inner.shape as Record<string, z.ZodType>)[step] ?? null;
    else if (inner instanceof z.ZodRecord) found = inner.valueType as z.ZodType;
    else if (inner instanceof z.ZodArray) found = inner.element as z.ZodType;
    else return null;
    if (found) found = chosen(found, at(raw, path.slice(0, depth + 1)));
  }
  return found;
}

/** In a union told apart by `type`, the member that the author means. */
function chosen(schema: z.ZodType, raw: unknown): z.ZodType {
  const inner = bare(schema);
  if (!(inner instanceof z.ZodDiscriminatedUnion) || typeof raw !== 'object' || raw === null) return schema;
  const said = (raw as Record<string, unknown>)[inner.def.discriminator];
  const member = (inner.options as readonly z.ZodType[]).find(
    (option) =>
      option instanceof z.ZodObject &&
      (option.shape as Record<string, z.ZodType>)[inner.def.discriminator]?.safeParse(said).success,
  );
  return member ?? schema;
}

/** The schema without its “may be left out”. */
function bare(schema: z.ZodType | null): z.ZodType | null {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
