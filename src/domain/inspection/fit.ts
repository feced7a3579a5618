import { z } from 'zod';
import { itemSchema, itemsSchema } from '../assessment/schema.ts';
import { exerciseSchema, exercisesSchema } from '../course/exercise.ts';
import { idSchema } from '../course/fields.ts';
import {
  courseSchema,
  glossarySchema,
  jurisdictionSchema,
  lessonSchema,
  moduleSchema,
  sourceSchema,
  sourcesSchema,
  teachingPointSchema,
  teachingPointsSchema,
  termSchema,
} from '../course/schema.ts';
import { scenarioSchema } from '../scenario/schema.ts';

/** What each kind of file must fit. */
export const schemas = {
  course: courseSchema,
  module: moduleSchema,
  lesson: lessonSchema,
  scenario: scenarioSchema,
  items: itemsSchema,
  exercises: exercisesSchema,
  sources: sourcesSchema,
  glossary: glossarySchema,
  jurisdiction: jurisdictionSchema,
  'teaching-points': teachingPointsSchema,
} as const;

const entries = {
  items: itemSchema,
  exercises: exerciseSchema,
  sources: sourceSchema,
  glossary: termSchema,
  'teaching-points': teachingPointSchema,
} as const;

interface Fit {
  readonly value: unknown;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** Fits a file that is one thing; its value is null where anything is amiss. */
export function fitWhole(kind: keyof typeof schemas, raw: unknown): Fit {
  const result = schemas[kind].safeParse(raw);
  return result.success ? { value: result.data, issues: [] } : { value: null, issues: result.error.issues };
}

/** Whether a file of this kind is a collection of entries, each with an id of its own. */
export function isCollection(kind: string): kind is keyof typeof entries {
  return kind in entries;
}

/** Fits a file that is a collection, entry by entry: one broken item must not hide the mistakes of the others. */
export function fitEach(kind: keyof typeof entries, raw: unknown): Fit {
  const collection = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!collection.success) return fitWhole(kind, raw);
  const value: Record<string, unknown> = {};
  const issues: z.core.$ZodIssue[] = [];
  for (const [id, entry] of Object.entries(collection.data)) {
    const key = idSchema.safeParse(id);
    const fit = entries[kind].safeParse(entry);
    if (key.error)
      issues.push({
        code: 'invalid_key',
        origin: 'record',
        issues: key.error.issues,
        path: [id],
        input: id,
        message: '',
      });
    for (const issue of fit.error?.issues ?? []) issues.push({ ...issue, path: [id, ...issue.path] });
    if (key.success && fit.success) value[id] = fit.data;
  }
  return { value, issues };
}
