import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { encode } from 'uqr';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Assignment, shareable } from '#domain/assignment/assignment.ts';
import { claimsOf } from '#domain/assignment/claims.ts';
import { assignmentInCode, largestQr, readLink, writeLink, writeQrLink } from '#domain/assignment/link.ts';
import { plainWords } from '#domain/assignment/plain-words.ts';
import { keyName, longestCode } from '#domain/assignment/signed.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import { toBase64Url } from '#domain/record/base64url.ts';
import { codeOf, coordinator, full, here, least, sealTo } from './assigning.ts';

const page = 'https://learning.hospital.example/post-rounds/a/';
let signer: Signer;
let code: string;

beforeAll(async () => {
  signer = await coordinator();
  code = await codeOf(full, signer);
});

const letters = (value: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));

/** A code with a right signature around any claims, under any header. */
async function signedAround(claims: unknown, header: object = { alg: 'ES256', jwk: signer.key }) {
  const text = `${letters(header)}.${letters(claims)}`;
  return `${text}.${toBase64Url(await signer.sign(new TextEncoder().encode(text)))}`;
}

async function refusalOf(text: string) {
  const reading = await readLink(text, here);
  if (reading.ok) return 'none';
  expect(reading.sentence).toMatch(/^[A-Z].*\.$/);
  return reading.refusal;
}

describe('an assignment’s link', () => {
  test('brings back all that was asked for, signed', async () => {
    expect(await readLink(` ${page}#${code.slice(0, 70)}\r\n${code.slice(70)}.\n`, here)).toEqual({
      ok: true,
      assignment: full,
      missing: [],
      signature: 'valid',
      keyName: keyName(signer.key),
      known: false,
      code,
    });
    expect(await readLink(await codeOf(least, signer), here)).toMatchObject({ ok: true, assignment: least });
  });

  test('is a JSON Web Signature that other software verifies and reads', () => {
    const [head = '', body = '', value = ''] = code.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    expect(header.alg).toBe('ES256');
    const key = createPublicKey({ key: header.jwk, format: 'jwk' });
    const signature = Buffer.from(value, 'base64url');
    expect(verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
      v: 1,
      m: 'boundaries reviews',
      out: 1,
    });
  });

  test('can carry anything that can be assigned', async () => {
    await fc.assert(
      fc.asyncProperty(anyAssignment, async (assignment) => {
        const written = await codeOf(assignment, signer);
        expect(await readLink(written, { ...here, modules: assignment.modules })).toMatchObject({
          ok: true,
          assignment,
        });
        expect(assignmentInCode(written)).toEqual(assignment);
      }),
      { numRuns: 200 },
    );
  });

  test('cut at any byte is called incomplete, and never is another assignment', async () => {
    for (let end = 1; end < code.length; end += 1)
      expect(await refusalOf(code.slice(0, end)), String(end)).toBe('incomplete');
  });

  test('with any one sign changed, dropped or doubled is refused', async () => {
    for (let at = 0; at < code.length; at += 1) {
      const [before, sign, after] = [code.slice(0, at), code[at], code.slice(at + 1)];
      for (const other of [sign === 'A' ? 'B' : 'A', '', `${sign}${sign}`, '%', sign === '.' ? '~' : '.', '\u0000'])
        expect(await refusalOf(`${before}${other}${after}`), `${at} ${other}`).not.toBe('none');
    }
  });

  test('signed by another key than it carries was changed', async () => {
    const [head, body] = code.split('.');
    const [, , value] = (await codeOf(full, await coordinator())).split('.');
    expect(await refusalOf(`${head}.${body}.${value}`)).toBe('changed');
  });

  test.each([
    ['nothing', ''],
    ['an address without a code', `${page}#`],
  ])('of %s is empty', async (_, text) => expect(await refusalOf(text)).toBe('empty'));

  test.each([
    ['a word', 'hello'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a script address', 'javascript:alert(1)'],
    ['a place code', '1.2s.Bq0-_sWxBq0-_sWxBq0-_s.AAAA'],
    ['a signature with another algorithm', `${letters({ alg: 'RS256', kid: 'x' })}.e30.${'A'.repeat(86)}`],
    ['a signature with none', `${letters({ alg: 'none', kid: 'q7Zk2mXaq7Zk2mXa' })}.e30.`],
    ['a header that brings more than a key', `${letters({ alg: 'ES256', kid: 'q7Zk2mXaq7Zk2mXa', crit: ['x'] })}.e30.`],
    ['a header with an address for its key', `${letters({ alg: 'ES256', jku: 'https://evil.example/' })}.e30.`],
  ])('of %s is foreign', async (_, text) => expect(await refusalOf(text)).toBe('foreign'));

  test.each([3, 99, 2 ** 40])('of version %d was made by a newer version', async (v) => {
    expect(await refusalOf(await signedAround({ ...claimsOf(full), v, rules: { new: true } }))).toBe('newer');
  });

  test.each([longestCode + 1, 2_000_000])('of %d letters is not read, and at once', async (length) => {
    const begun = performance.now();
    expect(await refusalOf(`${page}#eyJ${'A'.repeat(length - 3)}`)).toBe('too-long');
    expect(performance.now() - begun, 'milliseconds').toBeLessThan(100);
  });

  test.each<[string, object]>([
    ['no modules', { m: '' }],
    ['a module twice', { m: 'reviews reviews' }],
    ['the course and a module of it', { m: 'course reviews' }],
    ['a path', { m: '../../reviews' }],
    ['its modules as a list', { m: ['reviews'] }],
    ['two spaces between modules', { m: 'boundaries  reviews' }],
    ['one thing to share twice', { ask: 'nn' }],
    ['a day that does not exist', { due: '2027-02-30' }],
    ['a pass level beyond everything', { pass: 101 }],
    ['a pass level of nothing', { pass: 0 }],
    ['a country that is none of the four', { in: 'fr' }],
    ['something to share that the course does not have', { ask: 'x' }],
    ['an address of the web to send to', { to: 'https://evil.example/collect' }],
    ['two addresses to send to', { to: 'a@hospital.example,b@evil.example' }],
    ['an address with a query', { to: 'a@hospital.example?bcc=b@evil.example' }],
    ['a field that nobody knows', { endpoint: 'https://evil.example/' }],
    ['a title that is no text', { as: { toString: 'x' } }],
    ['an id with markup', { id: '<b>q7Zk2mXa</b>' }],
    ['test-out by another word', { out: true }],
    ['no version', { v: undefined }],
    ['a version that is a text', { v: '1' }],
  ])('that is signed and holds %s is not understood', async (_, change) => {
    expect(await refusalOf(await signedAround({ ...claimsOf(full), ...change }))).toBe('not-understood');
  });

  test('cannot reach into objects by the names of its fields', async () => {
    const claims = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(claimsOf(full)).slice(1)}`;
    const text = `${letters({ alg: 'ES256', jwk: signer.key })}.${toBase64Url(new TextEncoder().encode(claims))}`;
    const whole = `${text}.${toBase64Url(await signer.sign(new TextEncoder().encode(text)))}`;
    expect(await refusalOf(whole)).toBe('not-understood');
    expect('polluted' in {}).toBe(false);
  });

  test('names the modules that are gone, and is refused only when none is left', async () => {
    const older = { ...here, modules: ['reviews'] };
    expect(await readLink(code, older)).toMatchObject({ ok: true, assignment: full, missing: ['boundaries'] });
    expect(await readLink(code, { ...here, modules: ['cover'] })).toMatchObject({ refusal: 'unknown-modules' });
    const whole = await codeOf({ ...least, modules: ['course'] }, signer);
    expect(await readLink(whole, { ...here, modules: ['cover'] })).toMatchObject({ ok: true, missing: [] });
  });

  test('that would be longer than is read is not written', async () => {
    const modules = Array.from({ length: 40 }, (_, n) => `a-module-with-a-very-long-name-of-about-sixty-letters-${n}`);
    expect(await writeLink({ ...full, modules }, signer)).toBeNull();
  });

  test('where the browser has no cryptography is read and said to be unchecked', async () => {
    expect(await readLink(code, { ...here, check: async () => null })).toMatchObject({
      ok: true,
      signature: 'unchecked',
    });
  });

  test('tells a key that this copy knows from any other', async () => {
    const other = await coordinator();
    const knows = (known: Signer, name = keyName(known.key)) => ({ ...here, keys: new Map([[name, known.key]]) });
    expect(await readLink(code, knows(signer))).toMatchObject({ signature: 'valid', known: true });
    expect(await readLink(code, knows(other))).toMatchObject({ signature: 'valid', known: false });
    const paper = (await writeQrLink(least, page, signer))?.link ?? '';
    expect(await readLink(paper, here)).toMatchObject({ ok: true, signature: 'unknown-key', known: false });
    expect(await readLink(paper, knows(signer))).toMatchObject({ ok: true, signature: 'valid', known: true });
    expect(await readLink(paper, knows(other, keyName(signer.key)))).toMatchObject({ signature: 'unknown-key' });
  });
});

describe('a link with a key to seal to', () => {
  test('brings the key, is of version 2, and is some seventy letters longer; without one it still is of version 1', async () => {
    const sealed = await codeOf({ ...full, sealTo }, signer);
    expect(await readLink(sealed, here)).toMatchObject({ ok: true, assignment: { ...full, sealTo } });
    expect(sealed.length - code.length).toBeLessThanOrEqual(72);
    expect([claimsOf(full).v, claimsOf({ ...full, sealTo }).v]).toEqual([1, 2]);
  });

  test.each<[string, object]>([
    ['a key in a link of version 1', { seal: sealTo }],
    ['version 2 without a key', { v: 2 }],
    ['a key that is too short', { v: 2, seal: sealTo.slice(1) }],
    ['a number that is on no curve', { v: 2, seal: `${'A'.repeat(42)}E` }],
    ['a key as an object', { v: 2, seal: { kty: 'EC', crv: 'P-256', x: sealTo, y: sealTo } }],
  ])('is not understood with %s', async (_, change) => {
    expect(await refusalOf(await signedAround({ ...claimsOf(full), ...change }))).toBe('not-understood');
  });
});

describe('the words in a link', () => {
  const titled = async (as: string) => {
    const reading = await readLink(await signedAround({ ...claimsOf(least), as }), here);
    if (!reading.ok) throw new Error(reading.refusal);
    return reading.assignment.title;
  };

  test('are text, whatever they look like', async () => {
    expect(await titled('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
    expect(await titled('{{constructor}} ={7*7} ="><svg/onload=alert(1)>')).toContain('<svg/onload');
  });

  test('are cut to 80 characters, and letters are not cut in two', async () => {
    expect(await titled('x'.repeat(600))).toBe('x'.repeat(80));
    expect(await titled('👩‍⚕️'.repeat(20))).toMatch(/^[^\uFFFD]*$/u);
    expect(assignmentInCode(await codeOf({ ...least, title: 'y'.repeat(10_000) }, signer))?.title).toBe('y'.repeat(80));
  });

  test('once tidy stay as they are, so that what was signed is what is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(plainWords(plainWords(typed))).toBe(plainWords(typed));
      }),
      { numRuns: 2_000 },
    );
    expect(plainWords('e\u200B\u0301')).toBe('é');
  });

  test('stand on one line and cannot turn what is around them', async () => {
    expect(await titled('On\ncall\u202Egnp.exe\u0000')).toBe('On callgnp.exe');
  });

  test.each([
    'Log in at https://evil.example/',
    'Go to WWW.evil.example',
    'see http:\u200B//evil.example',
    'ｈｔｔｐ：／／evil',
  ])('are left out where they send people elsewhere: %s', async (as) => expect(await titled(as)).toBeUndefined());
});

describe('a QR code', () => {
  test('of an assignment leaves out what paper cannot carry, and says so', async () => {
    const qr = await writeQrLink({ ...least, returnTo: 'cpd@hospital.example', title: 'On call' }, page, signer);
    expect(qr?.leftOut).toEqual(['title', 'key']);
    expect(qr?.link.length).toBeLessThanOrEqual(largestQr);
    expect(await readLink(qr?.link ?? '', here)).toMatchObject({
      ok: true,
      assignment: { ...least, returnTo: 'cpd@hospital.example' },
    });
    const { invitee: _, ...group } = full;
    expect(await writeQrLink(group, 'https://course.example/a/', signer)).toMatchObject({
      leftOut: ['issuer', 'title', 'key', 'returnTo'],
    });
  });

  test('leaves out the key to seal to before the return address, and never rather than a word', async () => {
    const asked = { ...least, sealTo, returnTo: 'cpd@hospital.example', title: 'On call' };
    const leftOut = async (at: string, more: Partial<Assignment> = {}) =>
      (await writeQrLink({ ...asked, ...more }, at, signer))?.leftOut;
    expect(await leftOut('https://course.example/a/')).toEqual(['title', 'key']);
    expect(await leftOut(page, { due: '2027-06-30', invitee: 'Bq0-_sWx' })).toEqual(['title', 'key', 'sealTo']);
    const qr = await writeQrLink(asked, 'https://course.example/a/', signer);
    expect(assignmentInCode(qr?.link.split('#')[1] ?? '')).toMatchObject({ sealTo });
  });

  test('of the largest size is one of 69 modules, which a phone reads off paper', () => {
    const modules = (bytes: number) => encode('x'.repeat(bytes), { ecc: 'M', border: 0 }).size;
    expect(modules(largestQr)).toBe(69);
    expect(modules(largestQr + 1)).toBeGreaterThan(69);
  });

  test('never leaves out a rule, and is none where it would have to', async () => {
    await fc.assert(
      fc.asyncProperty(anyAssignment, async (assignment) => {
        const qr = await writeQrLink(assignment, page, signer);
        const { title: _, issuer: __, returnTo: ___, sealTo: ____, ...rules } = assignment;
        const header = letters({ alg: 'ES256', kid: keyName(signer.key) });
        const smallest = `${page}#${header}.${letters(claimsOf(rules))}.${'x'.repeat(86)}`.length;
        expect(qr === null).toBe(smallest > largestQr);
        if (!qr) return;
        expect(new TextEncoder().encode(qr.link).length).toBeLessThanOrEqual(largestQr);
        const reading = await readLink(qr.link, { ...here, modules: assignment.modules });
        expect(reading).toMatchObject({ ok: true, assignment: rules });
      }),
      { numRuns: 200 },
    );
  });

  test('is none for more modules than paper can carry', async () => {
    const modules = Array.from({ length: 12 }, (_, n) => `a-rather-long-module-${n}`);
    expect(await writeQrLink({ ...least, modules }, page, signer)).toBeNull();
  });
});

describe('whatever is opened', () => {
  interface Specimen {
    readonly name: string;
    readonly text: string;
    readonly refusal: string;
  }
  const corpus: readonly Specimen[] = JSON.parse(readFileSync('tests/fixtures/assignment/corpus.json', 'utf8'));

  test.each(corpus)('$name is answered as before', async ({ text, refusal }) => {
    expect(await refusalOf(text)).toBe(refusal);
  });

  test('never throws, and is an assignment only where a key signed it', { timeout: 120_000 }, async () => {
    const seeds = [code, ...corpus.map(({ text }) => text)];
    const garbled = fc
      .record({
        seed: fc.constantFrom(...seeds),
        cuts: fc.array(
          fc.record({ at: fc.nat(2500), drop: fc.nat(30), put: fc.string({ unit: 'binary', maxLength: 8 }) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
      })
      .map(({ seed, cuts }) =>
        cuts.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), seed),
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(garbled, fc.string({ unit: 'binary', maxLength: 300 })), async (text) => {
        const reading = await readLink(text, here);
        if (reading.ok) expect(seeds.some((seed) => seed.replace(/\s/g, '').includes(reading.code))).toBe(true);
      }),
      { numRuns: 4_000 },
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (claims) => {
        expect(await refusalOf(await signedAround(claims))).not.toBe('none');
      }),
      { numRuns: 500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('the link that version 1 wrote', () => {
  const golden = JSON.parse(readFileSync('tests/fixtures/golden-assignment/v1.json', 'utf8'));

  test('says what it said then', async () => {
    expect(await readLink(golden.link, here)).toMatchObject({
      ok: true,
      signature: 'valid',
      assignment: golden.assignment,
    });
    expect(await readLink(golden.qr, here)).toMatchObject({
      ok: true,
      signature: 'unknown-key',
      assignment: golden.onPaper,
    });
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/).filter((id) => id !== 'course');
const token = fc.stringMatching(/^[\w-]{8}$/);
const maybe = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined })
    .map((found) => (found === undefined ? {} : ({ [key]: found } as { [P in K]: T })));
const words = fc
  .array(fc.constantFrom('On', 'call', '<b>', '“first”', 'año', '研修', '👩‍⚕️'), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '));

const anyAssignment: fc.Arbitrary<Assignment> = fc
  .tuple(
    fc.record({
      id: token,
      modules: fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      testOut: fc.boolean(),
      share: fc.shuffledSubarray([...shareable]),
    }),
    maybe('place', fc.constantFrom('uk', 'us', 'au', 'ca')),
    maybe('due', fc.constantFrom('2026-12-01', '2028-02-29')),
    maybe('pass', fc.integer({ min: 1, max: 100 })),
    maybe('sealTo', fc.constantFrom(sealTo)),
    maybe('returnTo', fc.constantFrom('a@b.example', 'cpd+one@hospital.example')),
    maybe('title', words),
    maybe('issuer', words),
    maybe('invitee', token),
  )
  .map((parts) => Object.assign({}, ...parts) as Assignment);
