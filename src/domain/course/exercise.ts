import { z } from 'zod';
import { idSchema, objectiveIdSchema, proseSchema } from './fields.ts';

const common = {
  objective: objectiveIdSchema,
  title: proseSchema,
  cites: z.array(idSchema).optional(),
  closing: proseSchema.describe('One or two sentences to take along, shown at the end.'),
};

const detailSchema = z.strictObject({
  text: proseSchema.describe('The words as they stand in the draft.'),
  'one-in': z
    .number()
    .min(1)
    .describe('About one person in how many the detail fits; an illustration, not a statistic.'),
  why: proseSchema.describe('Why the detail narrows things down.'),
});

/** A draft whose details can be left out, and about how many people still fit: identification by combination, felt. */
export const whoFitsSchema = z.strictObject({
  type: z.literal('who-fits'),
  ...common,
  intro: proseSchema,
  people: z.number().int().min(2).describe('How many people there are to begin with.'),
  of: proseSchema.describe('Who they are, as in “people in the county”.'),
  draft: proseSchema.describe('The draft; each {id} stands for a detail.'),
  details: z.record(idSchema, detailSchema),
});

/** Cards to put into groups, each with its reason. */
export const sortSchema = z.strictObject({
  type: z.literal('sort'),
  ...common,
  intro: proseSchema,
  groups: z.record(idSchema, proseSchema),
  cards: z.record(idSchema, z.strictObject({ text: proseSchema, group: idSchema, feedback: proseSchema })),
});

const pieceSchema = z.strictObject({
  text: proseSchema.describe('The words as they stand in the draft.'),
  'points-to': z
    .enum(['one', 'together', 'nobody'])
    .describe('One person by itself; one together with other pieces; or nobody, so that it can stay.'),
  why: proseSchema.describe('What a reader who knows the person makes of it.'),
});

/** A draft in which the learner marks what gives somebody away, before being told; some of its pieces may stay. */
export const markSchema = z.strictObject({
  type: z.literal('mark'),
  ...common,
  intro: proseSchema,
  draft: proseSchema.describe('The draft; each {id} stands for a piece, an empty line parts paragraphs.'),
  pieces: z.record(idSchema, pieceSchema),
});

/** A guess at a published figure, then the figure with its country, year and caution. Never scored. */
export const guessSchema = z.strictObject({
  type: z.literal('guess'),
  ...common,
  ask: proseSchema,
  figure: z.number().min(0).max(100).describe('Per cent.'),
  'source-line': proseSchema.describe('Whose figure, where and when.'),
  caution: proseSchema.describe('What the figure does not show.'),
});

/** Something to do in a lesson that is not a question with a key. */
export const exerciseSchema = z.discriminatedUnion('type', [whoFitsSchema, sortSchema, markSchema, guessSchema]);

/** exercises.yaml: every exercise of a module, keyed by its id. */
export const exercisesSchema = z.record(idSchema, exerciseSchema);

export type Exercise = z.infer<typeof exerciseSchema>;
