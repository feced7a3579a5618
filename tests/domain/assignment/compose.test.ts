import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Around, composeAssignment, type Draft, type Slip } from '#domain/assignment/compose.ts';
import { assignmentInCode } from '#domain/assignment/link.ts';
import { termsOf } from '#domain/assignment/terms.ts';
import { codeOf, coordinator } from './assigning.ts';
import { words } from './words.ts';

const around: Around = { id: 'q7Zk2mXa', today: '2027-06-01', modules: ['boundaries', 'reviews'], cut: 0.7 };
const draft: Draft = {
  modules: ['reviews', 'boundaries'],
  place: 'uk',
  due: '2027-06-30',
  pass: '80',
  testOut: true,
  share: ['role', 'name'],
  returnTo: ' office@hospital.example ',
  title: '  On call ',
  issuer: '',
};

function slips(change: Partial<Draft>): readonly Slip[] {
  const composed = composeAssignment({ ...draft, ...change }, around);
  return composed.ok ? [] : composed.problems.map(({ slip }) => slip);
}

describe('composing an assignment', () => {
  test('takes what was typed, in the course’s order, and leaves out what was not', () => {
    expect(composeAssignment(draft, around)).toEqual({
      ok: true,
      assignment: {
        id: 'q7Zk2mXa',
        modules: ['boundaries', 'reviews'],
        place: 'uk',
        due: '2027-06-30',
        pass: 80,
        testOut: true,
        share: ['name', 'role'],
        returnTo: 'office@hospital.example',
        title: 'On call',
      },
    });
  });

  test('of the whole course names the course alone, and its own pass level goes without saying', () => {
    expect(composeAssignment({ ...draft, modules: ['course', 'reviews'], pass: '70' }, around)).toMatchObject({
      ok: true,
      assignment: { modules: ['course'] },
    });
    for (const pass of ['70', '', ' 70 % ']) {
      const composed = composeAssignment({ ...draft, pass }, around);
      expect(composed.ok && 'pass' in composed.assignment, pass).toBe(false);
    }
  });

  test.each<[Slip, Partial<Draft>]>([
    ['no-modules', { modules: [] }],
    ['no-modules', { modules: ['gone'] }],
    ['unknown-place', { place: 'fr' }],
    ['no-day', { due: '30 June' }],
    ['no-day', { due: '2027-02-30' }],
    ['day-over', { due: '2027-05-31' }],
    ['pass-range', { pass: 'most' }],
    ['pass-range', { pass: '0' }],
    ['pass-range', { pass: '101' }],
    ['pass-range', { pass: '72.5' }],
    ['pass-below-course', { pass: '69' }],
    ['no-address', { returnTo: 'office' }],
    ['no-address', { returnTo: 'a@b.example, c@d.example' }],
    ['words-too-long', { title: 'x'.repeat(81) }],
    ['words-hold-address', { issuer: 'See https://hospital.example' }],
  ])('says %s', (slip, change) => {
    expect(slips(change)).toEqual([slip]);
    expect(words[`problem-${slip}`]).toMatch(/^[A-Z].*\.$/);
  });

  test('says everything that is wrong at once, in the order of the form', () => {
    expect(slips({ modules: [], due: 'soon', pass: '5', returnTo: '@' })).toEqual([
      'no-modules',
      'no-day',
      'pass-below-course',
      'no-address',
    ]);
  });

  test('too many modules for one assignment are told', () => {
    const modules = Array.from({ length: 41 }, (_, n) => `module-${n}`);
    const composed = composeAssignment({ ...draft, modules }, { ...around, modules });
    expect(composed).toEqual({ ok: false, problems: [{ field: 'modules', slip: 'too-many-modules' }] });
    expect(words['problem-too-many-modules']).toMatch(/\.$/);
  });

  test('gives only what a link brings back unchanged, whatever was typed', async () => {
    const signer = await coordinator();
    const typed = fc.record({
      modules: fc.subarray(['boundaries', 'reviews', 'course', 'gone']),
      place: fc.constantFrom('', 'uk', 'ca', 'fr'),
      due: fc.oneof(fc.constantFrom('', '2027-06-30', '2028-02-29'), fc.string({ maxLength: 12 })),
      pass: fc.oneof(fc.constantFrom('', '70', '100'), fc.string({ maxLength: 4 })),
      testOut: fc.boolean(),
      share: fc.subarray(['name', 'role', 'place', 'journal', 'password']),
      returnTo: fc.oneof(fc.constantFrom('', 'a@b.example'), fc.emailAddress()),
      title: fc.string({ unit: 'binary', maxLength: 90 }),
      issuer: fc.string({ unit: 'grapheme', maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(typed, async (one) => {
        const composed = composeAssignment(one, around);
        if (!composed.ok) expect(composed.problems.length).toBeGreaterThan(0);
        else expect(assignmentInCode(await codeOf(composed.assignment, signer))).toEqual(composed.assignment);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a learner is told before accepting', () => {
  test('says that the record goes, and that name and reflections stay unless they are asked for', () => {
    const { sent, asked, kept } = termsOf({ share: [] }, words);
    expect(sent.join()).toMatch(/every try/);
    expect(sent.join()).toMatch(/where you practise and what you are/);
    expect(asked).toEqual([]);
    expect(kept).toHaveLength(3);
    expect(kept.join()).toMatch(/name.*reflections/);
  });

  test('moves what is asked for from what stays to what is asked', () => {
    const { asked, kept } = termsOf({ share: ['name', 'journal', 'role', 'place'] }, words);
    expect(asked).toHaveLength(4);
    expect(kept).toEqual([words['kept-rest']]);
  });
});
