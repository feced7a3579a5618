import { z } from 'zod';
import {
  agreementSchema,
  basisSchema,
  idSchema,
  objectiveIdSchema,
  placeSchema,
  proseSchema,
} from '../course/fields.ts';
import { ratings } from './rating.ts';

/** Where an item is met: in a lesson, in a module test, before the course, or in boosters. */
export const itemUses = ['check', 'pool', 'baseline', 'core'] as const;

const ratingSchema = z.enum(ratings).describe('How appropriate the response is.');

const common = {
  use: z.enum(itemUses),
  objective: objectiveIdSchema,
  stem: proseSchema.describe('A short situation that ends in one question, worded positively.'),
  basis: basisSchema,
  agreement: agreementSchema,
  cites: z.array(idSchema).optional(),
  'isomorph-of': idSchema
    .optional()
    .describe('The core decision of which this item is one form; needed where use is core.'),
  'negative-ok': proseSchema.optional().describe('Why a negative stem cannot be avoided here.'),
  'fixed-order': z.boolean().optional(),
};

const local = z.strictObject({ says: proseSchema, cites: z.array(idSchema).min(1) });

const sbaOption = z.strictObject({
  text: proseSchema,
  key: z.literal(true).optional().describe('True on the single best answer.'),
  feedback: proseSchema.describe('Why this is, or is not, the best answer; one to three sentences.'),
});

const ratedOption = z.strictObject({
  text: proseSchema,
  rating: ratingSchema.optional().describe('Left out where the response is not scored.'),
  feedback: proseSchema,
});

/** A single best answer: three or four options, one of them keyed. */
export const sbaSchema = z.strictObject({
  type: z.literal('sba'),
  ...common,
  options: z.record(idSchema, sbaOption),
  in: z.partialRecord(placeSchema, local).optional().describe('What one country’s source says about the answer.'),
});

/** Four or five responses, each rated by itself. */
export const sjtRateSchema = z.strictObject({
  type: z.literal('sjt-rate'),
  ...common,
  options: z.record(idSchema, ratedOption),
  in: z.partialRecord(placeSchema, local).optional(),
});

const kfStep = z.strictObject({
  ask: proseSchema.describe('One question about the case, worded positively.'),
  options: z.record(idSchema, sbaOption),
});

/** A case with its key features: two or three steps, each a single best answer of its own. */
export const kfSchema = z.strictObject({
  type: z.literal('kf'),
  ...common,
  stem: proseSchema.describe('The case, without a question.'),
  steps: z
    .record(idSchema, kfStep)
    .describe('Two or three, in order: only where errors are likely or costly. All are shown at once.'),
  in: z.partialRecord(placeSchema, local).optional(),
});

export const itemSchema = z.discriminatedUnion('type', [sbaSchema, sjtRateSchema, kfSchema]);

/** items.yaml: every item of a module, keyed by its id. */
export const itemsSchema = z.record(idSchema, itemSchema);

export type SbaItem = z.infer<typeof sbaSchema>;
export type SjtRateItem = z.infer<typeof sjtRateSchema>;
export type KfItem = z.infer<typeof kfSchema>;
export type Item = z.infer<typeof itemSchema>;
export type ItemUse = (typeof itemUses)[number];
