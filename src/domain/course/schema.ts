import { z } from 'zod';
import { daySchema, idSchema, objectiveIdSchema, placeSchema, proseSchema } from './fields.ts';

/** The front matter of a lesson. */
export const lessonSchema = z.strictObject({
  title: proseSchema,
  summary: proseSchema.describe('One sentence: what the reader can do afterwards.'),
  objectives: z.array(objectiveIdSchema).min(1),
  minutes: z.number().int().min(1).max(30),
  released: daySchema,
  reviewed: daySchema,
  sources: z.array(idSchema).describe('Every source that the lesson cites.'),
  points: z.array(idSchema).optional().describe('The teaching points that it teaches, from teaching-points.yaml.'),
});

/** module.yaml */
export const moduleSchema = z.strictObject({
  title: proseSchema,
  code: z.string().regex(/^[A-Z]{3}$/, 'Three capitals, such as DEF.'),
  summary: proseSchema.describe('One sentence for the list of modules.'),
  aims: proseSchema.describe('Why this module exists, in a short paragraph.'),
  objectives: z.record(objectiveIdSchema, proseSchema.describe('Begins with an observable verb.')),
  minutes: z.number().int().min(1).max(120),
  steps: z.array(idSchema).min(1).describe('Lesson and scenario ids, in order.'),
  baseline: z.array(idSchema).describe('Items that the course’s baseline asks of this module.'),
  'core-decisions': z.record(
    idSchema,
    z.strictObject({ decision: proseSchema.describe('What boosters revisit.'), objective: objectiveIdSchema }),
  ),
  // biome-ignore lint/suspicious/noThenProperty: a plan is “if … then …”, and this is data, never awaited.
  'plan-starters': z.array(z.strictObject({ if: proseSchema, then: proseSchema })).min(1),
  reflection: proseSchema.describe('One prompt; the answer is private.'),
  released: daySchema,
  reviewed: daySchema,
  expires: daySchema,
});

/** One entry of sources.yaml. */
export const sourceSchema = z.strictObject({
  title: proseSchema,
  publisher: proseSchema,
  year: z.number().int().min(1800).max(2100),
  jurisdiction: z.enum([...placeSchema.options, 'ie', 'eu', 'international']),
  kind: z.enum(['statute', 'case', 'guidance', 'study', 'commentary', 'service']),
  primary: z.boolean().describe('True where the source is the law, the court, the regulator or the study itself.'),
  url: z.url({ protocol: /^https$/ }),
  checked: daySchema.describe('When somebody last read it.'),
  'review-by': daySchema.describe('When it must be read again; law at most eighteen months ahead.'),
  note: proseSchema.optional().describe('What was read, and what was not: an extract, a summary, an older edition.'),
});

/** sources.yaml: each citation once. */
export const sourcesSchema = z.record(idSchema, sourceSchema);

/** One entry of glossary.yaml. */
export const termSchema = z.strictObject({
  term: proseSchema,
  text: proseSchema.describe('A plain definition, one to three sentences.'),
  in: z.partialRecord(placeSchema, proseSchema).optional(),
  cites: z.array(idSchema).optional(),
});

export const glossarySchema = z.record(idSchema, termSchema);

/** One entry of teaching-points.yaml: something that the course has promised to teach, and where. */
export const teachingPointSchema = z.strictObject({
  point: proseSchema.describe('What is to be taught, in one sentence.'),
  modules: z.array(idSchema).min(1).describe('Every module that must teach it, in a lesson of its own.'),
  caution: proseSchema.optional().describe('Where whoever asked for it was wrong, out of date or one-sided.'),
});

export const teachingPointsSchema = z.record(idSchema, teachingPointSchema);

/** jurisdictions/<place>.yaml */
export const jurisdictionSchema = z.strictObject({
  name: proseSchema.describe('As in “United Kingdom”.'),
  short: proseSchema.describe('As in “UK”; stands in tight places.'),
  phrase: proseSchema.describe('As in “in the UK”.'),
  caution: proseSchema.describe('What the name hides, such as Scotland and Northern Ireland.'),
  regulators: z
    .array(z.strictObject({ name: proseSchema, for: proseSchema, cites: z.array(idSchema).optional() }))
    .min(1),
  emergency: proseSchema.describe('The emergency number.'),
  helplines: z
    .array(
      z.strictObject({
        name: proseSchema,
        for: proseSchema,
        phone: proseSchema,
        hours: proseSchema.optional(),
        cites: z.array(idSchema),
      }),
    )
    .min(1),
  checked: daySchema,
});

const gap = z.strictObject({ gap: proseSchema, evidence: z.array(idSchema).min(1), 'desired-change': proseSchema });
const person = z.strictObject({
  name: proseSchema,
  role: proseSchema,
  credentials: proseSchema,
  disclosure: z.union([
    z.literal('none'),
    z.array(z.strictObject({ company: proseSchema, nature: proseSchema, ended: daySchema.optional() })),
  ]),
  mitigated: z.boolean(),
});

/** course.yaml: the course itself, and what an accreditor asks first. */
export const courseSchema = z.strictObject({
  title: proseSchema,
  subtitle: proseSchema,
  edition: z.string().regex(/^\d{4}\.\d{1,2}$/, 'Year and number, such as 2026.1.'),
  iri: z.url().describe('The base of every identifier that leaves the course.'),
  modules: z.array(idSchema).min(1),
  places: z.array(placeSchema).min(1),
  'pass-level': z.strictObject({
    cut: z.number().min(0).max(1),
    method: z.enum(['conventional', 'angoff-panel']),
    attempts: z.literal('unlimited'),
    because: proseSchema,
  }),
  needs: gap,
  audience: z.array(proseSchema).min(1),
  prerequisites: proseSchema,
  planners: z.array(person),
  reviewers: z.array(
    z.strictObject({
      name: proseSchema,
      role: proseSchema,
      scope: z.enum(['clinical', 'legal', 'education', 'patient']),
      date: daySchema,
    }),
  ),
  'ai-use': z.strictObject({ used: z.boolean(), how: proseSchema, 'human-review': proseSchema }),
  'commercial-support': proseSchema,
  medium: proseSchema,
  participation: proseSchema,
  released: daySchema,
  reviewed: daySchema,
  expires: daySchema,
  disclaimer: proseSchema,
  contact: z.strictObject({
    name: proseSchema,
    email: z.email().or(z.literal('')),
    'report-url': z.url().or(z.literal('')),
    'response-days': z.number().int(),
  }),
  copyright: z.strictObject({ code: proseSchema, content: proseSchema }),
  credit: z.strictObject({ enabled: z.boolean(), provider: z.string(), statement: z.string() }),
  changelog: z.array(z.strictObject({ date: daySchema, what: proseSchema, why: proseSchema })),
});

export type LessonHead = z.infer<typeof lessonSchema>;
export type Module = z.infer<typeof moduleSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Term = z.infer<typeof termSchema>;
export type TeachingPoint = z.infer<typeof teachingPointSchema>;
export type Jurisdiction = z.infer<typeof jurisdictionSchema>;
export type Course = z.infer<typeof courseSchema>;
