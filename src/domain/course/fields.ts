import { z } from 'zod';
import { places } from './place.ts';

/** Lower-case words joined by hyphens: the only shape of an id that may appear in a link or a record. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens, such as one-star-review.')
  .max(64, 'Keep an id to 64 characters or fewer: it is stored with every entry.');

/** An objective's id: the module's code, a hyphen, a number. */
export const objectiveIdSchema = z
  .string()
  .regex(/^[A-Z]{3}-[1-9][0-9]?$/, 'Write an objective as its module’s code and a number, such as DEF-1.');

/** A day, written year-month-day. YAML readers may hand it over as a Date; it is kept as text. */
export const daySchema = z
  .preprocess(
    (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    z.iso.date('Write the day as YYYY-MM-DD.'),
  )
  .describe('A day, as YYYY-MM-DD.');

/** Prose: at least one visible character. */
export const proseSchema = z.string().trim().min(1, 'Write something here, or leave the field out.');

/** Who says that an answer is right. `panel` needs a real panel; until one sits, judgements say `author-consensus`. */
export const basisSchema = z
  .enum(['statute', 'regulator-guidance', 'panel', 'author-consensus'])
  .describe('What the judgement rests on.');

/** How far competent people agree about an answer (assessment rules A5 and A6). */
export const agreementSchema = z
  .enum(['settled', 'varies-by-jurisdiction', 'reasonable-people-differ'])
  .describe('Whether the judgement is settled, varies by jurisdiction, or is one on which reasonable people differ.');

export const placeSchema = z.enum(places).describe('A jurisdiction: uk, us, au or ca.');
