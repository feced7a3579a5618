import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Payload } from '#domain/record/entry.ts';
import { canonicalText, canonicalTextOf, identify } from '#domain/record/identify.ts';
import { readEntry, readEntryText } from '#domain/record/read-entry.ts';
import { attemptFinished, attemptStarted, formFinished, writer } from './learning.ts';

const stamp = { device: 'aaaaaaaaaa.11111111', seq: 0, hlc: '0mwr2mpub002', at: '2026-11-22T00:00:00.000Z' };
const anId = 'A'.repeat(22);

/** One payload of every kind, with every field. */
const payloads: readonly Payload[] = [
  { kind: 'profile-chosen', place: 'uk', role: 'nurse', sharedComputer: false },
  { kind: 'assignment-accepted', assignment: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' },
  { kind: 'lesson-finished', lesson: 'why-boundaries' },
  { kind: 'check-answered', item: 'check-1', option: 'a', right: true },
  attemptStarted('one-star', { place: 'au', trail: ['ask-first'], from: { attempt: anId, step: 1 } }),
  { kind: 'choice-made', attempt: anId, step: 0, choice: 'ask-first', beat: 'one-star' },
  attemptFinished(anId, 'one-star', { place: 'us', score: null, status: 'unscored' }),
  { kind: 'form-started', use: 'module', module: 'reviews', seed: -5, items: ['i1'], edition: '2026.1' },
  {
    kind: 'item-answered',
    form: anId,
    item: 'i1',
    answer: { a: 'appropriate-not-ideal', constructor: 'very-appropriate' },
  },
  formFinished(anId, { missed: ['DEF-1'] }),
  { kind: 'plan-chosen', module: 'reviews', starter: 'own' },
  { kind: 'review-answered', decision: 'pause-first', item: 'i1', answer: 'a', score: 0.5, certainty: 2 },
  { kind: 'evaluation-given', answers: { relevance: 4, barriers: 'time' } },
  { kind: 'handed-in', file: 'abc_DEF-123', entries: 12, assignment: 'x' },
  { kind: 'reset', scope: 'scenario', of: 'one-star' },
];

const sealed = (fields: object) => ({ ...fields, id: identify(fields as never) });
const envelope = { v: 1, ...stamp };
const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => JSON.stringify(value).isWellFormed());

describe('an entry', () => {
  test.each(payloads.map((payload) => [payload.kind, payload] as const))(
    '%s is read back as it was composed',
    (_, payload) => {
      const { entry, text } = composeEntry(payload, stamp);
      expect(entry).toEqual({ ...envelope, ...payload, id: entry.id });
      expect(readEntryText(text)).toEqual({ entry, text, newer: false });
      expect(readEntry(JSON.parse(JSON.stringify(entry, null, 2)))).toEqual({ entry, text, newer: false });
    },
  );

  test.each(payloads.map((payload) => [payload.kind, payload] as const))(
    '%s with any one field in a wrong shape is set aside',
    (_, payload) => {
      const fields = Object.keys(payload).filter((field) => field !== 'kind');
      for (const field of fields) {
        for (const wrong of [{ deep: [{}] }, [['x']], 'white space', 1e9 + 0.5]) {
          expect(readEntry(sealed({ ...envelope, ...payload, [field]: wrong })), field).toEqual({ fault: 'fields' });
        }
      }
    },
  );

  test('has the id that RFC 8785 and SHA-256 give it', () => {
    // Computed apart from our code: printf '%s' '<canonical text>' | openssl dgst -sha256 -binary | head -c16 | base64url
    const { entry } = composeEntry({ kind: 'lesson-finished', lesson: 'why-boundaries' }, stamp);
    expect(entry.id).toBe('TZSZrltfndk-pTDUvVXSyQ');
  });

  test('has a canonical text that an independent implementation of RFC 8785 agrees with', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
    );
    expect(() => canonicalText({ a: '\ud800' })).toThrow('lone surrogate');
    expect(() => canonicalText([Number.POSITIVE_INFINITY])).toThrow('not finite');
  });

  test('has that same canonical text when it is read from any text that says the same', () => {
    const texts = fc
      .tuple(json, fc.constantFrom(undefined, 1), fc.boolean())
      .map(([value, spaces, plain]) => (plain ? canonicalText(value) : JSON.stringify(value, null, spaces)));
    const outcome = (work: () => string) => {
      try {
        return work();
      } catch {
        return null;
      }
    };
    const odd = [
      '{"10":1,"9":2}',
      '{"9":1,"10":2}',
      '{"b":1,"a":2}',
      '[-0]',
      '[1e999]',
      '[1.0]',
      '["\\ud800"]',
      '["\\u0041"]',
    ];
    fc.assert(
      fc.property(fc.oneof(texts, fc.constantFrom(...odd)), (text) => {
        const value: unknown = JSON.parse(text);
        expect(outcome(() => canonicalTextOf(value, text))).toBe(outcome(() => canonicalText(value)));
      }),
      { examples: odd.map((text) => [text]), numRuns: 500 },
    );
  });

  test('is made well-formed and NFC, and leaves out what is undefined', () => {
    const { entry } = composeEntry({ kind: 'profile-chosen', place: 'uk', role: undefined }, stamp);
    expect(entry).not.toHaveProperty('role');
    expect(composeEntry({ kind: 'assignment-accepted', assignment: 'abc' }, stamp).text.isWellFormed()).toBe(true);
    const broken = { kind: 'no-such-kind', note: 'e\u0301 \ud800', list: ['e\u0301'] } as unknown as Payload;
    expect(composeEntry(broken, stamp).entry).toMatchObject({ note: '\u00e9 \ufffd', list: ['\u00e9'] });
  });

  test('that is not of its kind’s shape, or too heavy, is the caller’s mistake', () => {
    expect(() => composeEntry({ kind: 'lesson-finished', lesson: 'Mrs Smith, bed 4' }, stamp)).toThrow(
      '“lesson-finished” cannot be kept as an entry (fields)',
    );
    const trail = Array.from({ length: 100 }, (_, n) => `a-choice-with-a-rather-long-id-so-that-it-weighs-${n}`);
    expect(() => composeEntry(attemptStarted('one-star', { trail }), stamp)).toThrow('(too-long)');
  });

  test('with any field changed by hand is set aside as altered', () => {
    const { entry } = composeEntry(attemptFinished(anId, 'one-star', { score: 40, status: 'harm' }), stamp);
    expect(readEntry({ ...entry, score: 100 })).toEqual({ fault: 'altered' });
    expect(readEntry({ ...entry, extra: 1 })).toEqual({ fault: 'altered' });
    expect(readEntry({ ...entry, seq: 1 })).toEqual({ fault: 'altered' });
    const fields = Object.keys(entry);
    fc.assert(
      fc.property(fc.constantFrom(...fields), json, (field, value) => {
        const was = entry[field as keyof typeof entry] as unknown;
        fc.pre(canonicalText(value) !== canonicalText(was));
        expect(readEntry({ ...entry, [field]: value })).toHaveProperty('fault');
      }),
    );
  });

  test('that lost a part of its text, or became something else, is set aside', () => {
    const { text } = composeEntry({ kind: 'lesson-finished', lesson: 'why-boundaries' }, stamp);
    for (let end = 0; end < text.length; end += 1)
      expect(readEntryText(text.slice(0, end))).toEqual({ fault: 'garbled' });
    for (const garbage of ['null', '[]', '7', '', undefined, null, 7, {}, new Date(0)])
      expect(readEntryText(garbage)).toEqual({ fault: 'garbled' });
    expect(readEntryText('{}')).toEqual({ fault: 'envelope' });
    expect(readEntryText(`{"a":"${'x'.repeat(70_000)}"}`)).toEqual({ fault: 'too-long' });
    expect(readEntryText('['.repeat(60_000) + ']'.repeat(60_000))).toHaveProperty('fault');
  });

  test('of a kind, or with a field, that this code does not know is kept as it is', () => {
    const strange = sealed({ ...envelope, kind: 'badge-earned', badge: { deep: ['x', 1, null] } });
    expect(readEntry(strange)).toMatchObject({ entry: strange, newer: false });
    const wider = sealed({ ...envelope, kind: 'lesson-finished', lesson: 'a', minutes: 7 });
    expect(readEntry(wider)).toMatchObject({ entry: wider, newer: false });
  });

  test('of a newer version is kept, whatever became of its kind, and marked as newer', () => {
    const newer = sealed({ ...envelope, v: 2, kind: 'lesson-finished', lesson: { id: 'why-boundaries' } });
    expect(readEntry(newer)).toMatchObject({ entry: newer, newer: true });
    expect(readEntry({ ...newer, lesson: 'x' })).toEqual({ fault: 'altered' });
  });

  test('cannot carry a prototype, at any depth', () => {
    const bare = JSON.parse(`{"kind":"strange","deep":[{"__proto__":{"polluted":1}}]}`);
    expect(readEntry(sealed({ ...envelope, ...bare }))).toEqual({ fault: 'fields' });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('survives every other program’s JSON: order of keys and spaces do not matter', () => {
    const entry = writer()({ kind: 'lesson-finished', lesson: 'why-boundaries' });
    const turned = Object.fromEntries(Object.entries(entry).reverse());
    expect(readEntryText(JSON.stringify(turned, null, 4))).toMatchObject({ entry });
  });
});
