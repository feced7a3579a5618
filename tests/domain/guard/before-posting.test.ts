import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { adviceBeforePosting, type PostingAnswers, postingQuestions } from '#domain/guard/before-posting.ts';

const words =
  (parse(readFileSync('content/interface/en.yaml', 'utf8')) as Record<string, Record<string, string>>)[
    'before-i-post'
  ] ?? {};
const answers = fc.record(
  Object.fromEntries(Object.entries(postingQuestions).map(([question, of]) => [question, fc.constantFrom(...of)])),
  { requiredKeys: [] },
) as fc.Arbitrary<PostingAnswers>;

describe('the advice before posting', () => {
  test('always has a reason and a call, each with words of the interface', () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (given, marks) => {
        const { reasons, calls } = adviceBeforePosting(given, marks);
        expect(reasons.length).toBeGreaterThan(0);
        expect(calls.at(-1)).toBe('sleep');
        expect(new Set(calls).size).toBe(calls.length);
        for (const reason of reasons) expect(words[`reason-${reason}`], reason).toBeTruthy();
        for (const call of calls) expect(words[`call-${call}`], call).toBeTruthy();
      }),
    );
  });

  test('says that no reason came up only where every question was answered, and nothing is marked', () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (given, marks) => {
        if (!adviceBeforePosting(given, marks).reasons.includes('none')) return;
        expect(marks).toBe(0);
        expect(Object.keys(given).sort()).toEqual(Object.keys(postingQuestions).sort());
      }),
    );
    expect(adviceBeforePosting({}, 0).reasons).toEqual(['open']);
  });

  test('never has fewer calls because more was marked', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 9 }), (given, marks) => {
        const without = adviceBeforePosting(given, 0).calls;
        expect(adviceBeforePosting(given, marks).calls).toEqual(expect.arrayContaining([...without]));
      }),
    );
  });

  test('contradicts “nobody” where the guard marked words', () => {
    expect(adviceBeforePosting({ who: 'nobody' }, 2)).toMatchObject({ reasons: ['marked-yet-nobody', 'open'] });
    expect(adviceBeforePosting({ who: 'somebody' }, 2).reasons).toEqual(['marked', 'identified', 'open']);
  });

  test('never calls a draft safe, in any of its sentences', () => {
    for (const sentence of Object.values(words))
      expect(sentence).not.toMatch(/\bsafe\b|\bfine to post\b|\bok to post\b/i);
  });
});
