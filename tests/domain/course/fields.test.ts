import { describe, expect, it } from 'vitest';
import { daySchema, idSchema, objectiveIdSchema, proseSchema } from '#domain/course/fields.ts';
import { sourceSchema } from '#domain/course/schema.ts';
import { aSource } from '#tests/builders.ts';

const fits = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('an id', () => {
  it.each(['a', 'one-star', 'section-8', '2004-act'])('may be %s', (id) => expect(fits(idSchema, id)).toBe(true));
  it.each(['', 'One', 'one_star', 'one--star', '-one', 'one-', 'é', 'a'.repeat(65), '__proto__'])(
    'may not be “%s”',
    (id) => expect(fits(idSchema, id)).toBe(false),
  );
});

describe('an objective', () => {
  it.each(['DEF-1', 'CON-12'])('may be %s', (id) => expect(fits(objectiveIdSchema, id)).toBe(true));
  it.each(['DEF-0', 'DE-1', 'def-1', 'DEF1', 'DEF-100'])('may not be %s', (id) =>
    expect(fits(objectiveIdSchema, id)).toBe(false),
  );
});

describe('a day', () => {
  it('is kept as text, even when a reader of YAML made a date of it', () => {
    expect(daySchema.parse(new Date('2026-01-05'))).toBe('2026-01-05');
    expect(daySchema.parse('2026-01-05')).toBe('2026-01-05');
  });
  it.each(['5 January 2026', '2026-1-5', '2026-02-30', ''])('is not “%s”', (day) =>
    expect(fits(daySchema, day)).toBe(false),
  );
});

it('prose has something to read in it', () => {
  expect([fits(proseSchema, ' \n '), proseSchema.parse(' One. ')]).toEqual([false, 'One.']);
});

describe('a source', () => {
  it('is whole with its dates and its https address', () => expect(fits(sourceSchema, aSource())).toBe(true));
  it('has no field that nobody knows', () => expect(fits(sourceSchema, { ...aSource(), pages: '1–3' })).toBe(false));
  it('has no address that is not https', () =>
    expect(fits(sourceSchema, aSource({ url: 'http://journal.example' }))).toBe(false));
});
