import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNhsNumber, passesLuhn } from '#domain/guard/check-digits.ts';
import { findMarks } from '#domain/guard/find-marks.ts';
import { markKinds } from '#domain/guard/kinds.ts';
import { maskMarks } from '#domain/guard/mask.ts';
import { formatted } from '../../fixtures/guard/formatted.ts';
import { identifying } from '../../fixtures/guard/identifying.ts';
import { ordinary } from '../../fixtures/guard/ordinary.ts';
import { measure, told } from './measure.ts';

const marked = (text: string, purpose?: 'post') =>
  findMarks(text, purpose).map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`);

describe('on its corpus, the guard', () => {
  const figures = measure();
  console.log(told(figures));

  test.each(figures.formatted.filter(({ kind }) => kind !== 'name'))(
    'finds at least 95 % of formatted identifiers: $kind',
    ({ found, of, missed }) => {
      expect(of).toBeGreaterThan(5);
      expect(found / of, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('finds at least 70 % of titled names', () => {
    const names = figures.formatted.find(({ kind }) => kind === 'name');
    expect(names?.of).toBeGreaterThan(50);
    expect((names?.found ?? 0) / (names?.of ?? 1)).toBeGreaterThanOrEqual(0.7);
  });

  test('finds at least 70 % of all that identifies in prose', () => {
    expect(figures.prose.of).toBeGreaterThan(40);
    expect(figures.prose.found / figures.prose.of, figures.prose.missed.join('\n')).toBeGreaterThanOrEqual(0.7);
  });

  test('raises at most one false alarm in 300 words of ordinary reflection', () => {
    expect(figures.words).toBeGreaterThan(1_500);
    expect(figures.falseAlarms.length, figures.falseAlarms.join('\n')).toBeLessThanOrEqual(figures.words / 300);
  });

  test('knows every one of the eighteen classes', () => {
    const classes = new Set(Object.values(markKinds).map(({ safeHarbor }) => safeHarbor));
    for (let number = 1; number <= 18; number += 1) expect(classes).toContain(number);
    expect(marked('I posted a photo of his face, and his fingerprint was on the glass.')).toEqual([
      'image: photo of his face',
      'biometric: fingerprint',
    ]);
  });
});

describe('a mark', () => {
  test('is put on each of five things that one tired sentence gives away', () => {
    const text = 'Rang about Mrs Smith in bed 4, born 03/04/1951, NHS 943 476 5919, on 07700 900123.';
    const marked = findMarks(text, 'journal').map(({ from, to }) => text.slice(from, to));
    for (const word of ['Smith', 'bed 4', '03/04/1951', '943 476 5919', '07700 900123'])
      expect(
        marked.some((each) => each.includes(word)),
        word,
      ).toBe(true);
  });

  test('stands on the identifying words, with a reason', () => {
    const text = 'I told Mrs Okafor, aged 94, that bed 12 was hers.';
    expect(findMarks(text)).toMatchObject([
      { from: 7, to: 17, kind: 'name', why: markKinds.name.why },
      { kind: 'age' },
      { kind: 'bed' },
    ]);
    expect(marked(text)).toEqual(['name: Mrs Okafor', 'age: aged 94', 'bed: bed 12']);
  });

  test('is not put on what everybody writes', () => {
    const all =
      'BP 140/90, pain 3/10, 400 mg at 10:30, aged 60, 24/7, 1 in 300, in May, in ICU, on Facebook, from Canada, ward round, Dr Google, the patient. Then he left; patient safety came first in 2024, GMC 2024 and NHS 111.';
    expect(marked(all)).toEqual([]);
  });

  test('tells a number by its check digit, its label or its shape', () => {
    expect(marked('943 476 5919')).toEqual(['national-number: 943 476 5919']);
    expect(marked('fax 020 7946 0000, tel 020 7946 0001')).toEqual(['fax: 020 7946 0000', 'phone: 020 7946 0001']);
    expect(marked('MRN 0098123 and GMC 7012345')).toEqual(['record-number: 0098123', 'licence: 7012345']);
  });

  test('is put on days and workplaces only in what will be published', () => {
    const text = 'A lovely patient in our ED last night.';
    expect(marked(text)).toEqual([]);
    expect(marked(text, 'post')).toEqual(['workplace: our ED', 'when: last night']);
  });

  test('lies within the text, over no other, in order, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...formatted.map(({ text }) => text),
      ...ordinary,
      '@',
      ' ',
      '\n',
      '12',
      'Mr',
      '😀',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 6 }),
        (parts) => {
          const text = parts.join(' ');
          let last = 0;
          for (const { from, to } of findMarks(text, 'post')) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            last = to;
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('masking', () => {
  test('puts what it was in place of the words, and leaves the rest unit for unit', () => {
    const text = 'Ask Mr Tamm on 07700 900123.';
    expect(maskMarks(text, findMarks(text))).toBe('Ask [name] on [phone number].');
    expect(maskMarks(text, findMarks(text).slice(1))).toBe('Ask Mr Tamm on [phone number].');
    expect(maskMarks(text, [])).toBe(text);
  });

  test('leaves nothing to mark in any text of the corpus', () => {
    for (const { text } of [...formatted, ...identifying]) {
      const masked = maskMarks(text, findMarks(text, 'post'));
      expect(marked(masked, 'post'), masked).toEqual([]);
    }
  });
});

describe('a hostile text of 100,000 characters', () => {
  const hostile = [
    'a',
    'Aa ',
    '1',
    '1 ',
    '@',
    'a@',
    'a.',
    'Mr ',
    'a:',
    ' ',
    'only a ',
    'Aa-',
    'St Aaa ',
    'nhs no ',
    'Church',
    '(1',
    '1-',
    'é',
    '+1 ',
    'my patient ',
    'Mr A ',
    '\n',
    'fe80:',
    'http://',
    '2-22-',
  ];
  // Patterns are compiled at their first long text.
  findMarks(ordinary.join('\n'), 'post');

  test.each(hostile)('is read in time that grows with its length: %j', (piece) => {
    const text = (length: number) => `${piece.repeat(length / piece.length)}1`;
    findMarks(text(100_000), 'post');
    const start = performance.now();
    findMarks(text(100_000), 'post');
    // Looking back over the whole from every place would take minutes.
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe('check digits', () => {
  test('of NHS numbers', () => {
    expect(isNhsNumber('9434765919')).toBe(true);
    expect(isNhsNumber('9434765918')).toBe(false);
    expect(isNhsNumber('943476591')).toBe(false);
    // One digit that is wrong is always noticed.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'4505577104'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(isNhsNumber(digits.join(''))).toBe(false);
      }),
    );
  });

  test('of cards, as Luhn had it', () => {
    expect(passesLuhn('4111111111111111')).toBe(true);
    expect(passesLuhn('4111111111111112')).toBe(false);
    expect(passesLuhn('')).toBe(false);
  });
});
