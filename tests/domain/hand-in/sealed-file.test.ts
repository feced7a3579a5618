import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { largestHandIn } from '#domain/hand-in/hand-in-file.ts';
import { looksSealed } from '#domain/hand-in/looks-sealed.ts';
import { receiverName } from '#domain/hand-in/receiving.ts';
import { largestSealed, openSealed, readSealed, writeSealed } from '#domain/hand-in/sealed-file.ts';
import { readJson } from '#domain/record/read-json.ts';
import { anOffice, close, type Office, officeOf } from './offices.ts';

const text = '{\n "format": "post-rounds-hand-in",\n "learner": {"name":"Dr Ayesha Rahman","place":"uk"}\n}\n';
const assignment = 'q7Zk2mXa';
let office: Office;
let other: Office;
let sealed: string;

beforeAll(async () => {
  [office, other] = [await anOffice(), await anOffice()];
  sealed = (await writeSealed(text, { assignment, sealTo: office.receiver.x }, close)) ?? '';
});

const whyOf = async (file: string | Uint8Array, own: readonly Office[] = [office]) => {
  const opened = await openSealed(
    file,
    own.map(({ receiver }) => receiver),
  );
  return opened.ok ? 'opened' : opened.why;
};

/** A file as another program writes it, with whatever header. */
async function joseSeals(header: object = {}, plain: Uint8Array = new TextEncoder().encode(text), to = office) {
  const kid = receiverName(to.receiver.x);
  return new CompactEncrypt(plain)
    .setProtectedHeader({
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      kid,
      typ: 'post-rounds-sealed',
      v: 1,
      aid: assignment,
      ...header,
    })
    .encrypt(await importJWK(to.publicJwk as { kty: string }, 'ECDH-ES'));
}

describe('a sealed hand-in', () => {
  it('is the very text to the office that it was sealed to, and says outside only which key and which assignment', async () => {
    expect(await openSealed(sealed, [other.receiver, office.receiver])).toEqual({ ok: true, text, assignment });
    expect(await openSealed(new TextEncoder().encode(`\uFEFF${sealed}\r\n`), [office.receiver])).toMatchObject({
      text,
    });
    const [head = ''] = sealed.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    expect(Object.keys(header)).toEqual(['aid', 'alg', 'enc', 'epk', 'kid', 'typ', 'v']);
    expect(header).toMatchObject({ aid: assignment, kid: receiverName(office.receiver.x) });
    expect(sealed.length).toBeLessThan(text.length * 1.4 + 600);
  });

  it('is never the same twice', async () => {
    const again = (await writeSealed(text, { assignment, sealTo: office.receiver.x }, close)) ?? '';
    const parts = (file: string) => file.split('.').filter((part) => part !== '');
    expect(parts(again).filter((part) => parts(sealed).includes(part))).toEqual([]);
  });

  it('is read by other software, and read where other software wrote it', async () => {
    const key = await importJWK(office.privateJwk as { kty: string }, 'ECDH-ES');
    const { plaintext, protectedHeader } = await compactDecrypt(sealed.trim(), key);
    expect(new TextDecoder().decode(plaintext)).toBe(text);
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM' });
    expect(await openSealed(await joseSeals(), [office.receiver])).toEqual({ ok: true, text, assignment });
  });

  it('is set aside by name where the key is another one, or there is none', async () => {
    expect(await whyOf(sealed, [other])).toBe('other-key');
    expect(await whyOf(sealed, [])).toBe('no-key');
    expect(await openSealed(sealed, [])).toMatchObject({ receiver: receiverName(office.receiver.x) });
    // Under our name, and closed to somebody else.
    const stranger = { ...other, receiver: { ...other.receiver, x: office.receiver.x } };
    expect(await whyOf(await joseSeals({}, undefined, stranger))).toBe('changed');
  });

  it('cut at any letter is called cut, and never opens', async () => {
    for (let end = 11; end < sealed.trim().length; end += 1) {
      const cut = sealed.slice(0, end);
      expect(looksSealed(cut), String(end)).toBe(true);
      expect(await whyOf(cut), String(end)).toBe('cut');
    }
  });

  it('with any one letter changed never opens', async () => {
    const whole = sealed.trim();
    for (let at = 0; at < whole.length; at += 1)
      for (const sign of [whole[at] === 'A' ? 'B' : 'A', '', '.', '%']) {
        if (sign === whole[at]) continue;
        expect(await whyOf(`${whole.slice(0, at)}${sign}${whole.slice(at + 1)}`), `${at} ${sign}`).not.toBe('opened');
      }
  });

  it.each<[string, object, string]>([
    ['a newer version', { v: 2 }, 'newer'],
    ['no version', { v: undefined }, 'changed'],
    ['another type', { typ: 'JWT' }, 'changed'],
    ['a field that nobody knows', { cty: 'text' }, 'changed'],
    ['an assignment with markup', { aid: '<b>q7Zk2mXa</b>' }, 'changed'],
    ['the name of no key', { kid: '../../etc' }, 'changed'],
    ['another cipher', { enc: 'A128GCM' }, 'changed'],
  ])('whose header holds %s is answered by name', async (_, header, why) => {
    expect(await whyOf(await joseSeals(header))).toBe(why);
  });

  it('of a point that is not on the curve, or of text that is none, does not open', async () => {
    const [head = '', ...rest] = sealed.trim().split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    const epk = { ...header.epk, y: `${'A'.repeat(42)}A` };
    const forged = Buffer.from(JSON.stringify({ ...header, epk })).toString('base64url');
    expect(await whyOf([forged, ...rest].join('.'))).toBe('changed');
    expect(await whyOf(await joseSeals({}, new Uint8Array([0xff, 0xfe, 0xfd])))).toBe('changed');
  });

  it('that is larger than any could be is not taken apart; the largest hand-in fits', async () => {
    expect(readSealed('eyJ'.padEnd(largestSealed + 1, 'A'))).toBe('too-large');
    const largest = await writeSealed('x'.repeat(largestHandIn), { assignment, sealTo: office.receiver.x }, close);
    expect(await whyOf(largest ?? '')).toBe('opened');
  });

  it('is not made for a key that is none', async () => {
    expect(await writeSealed(text, { assignment, sealTo: 'A'.repeat(43) }, close)).not.toBe(sealed);
    expect(await writeSealed(text, { assignment, sealTo: `${'A'.repeat(42)}E` }, close)).toBeNull();
  });

  it('brought where a record or an open hand-in is read is told for what it is', () => {
    const reading = readJson(sealed, { largest: 5_000_000, deepest: 32 });
    expect(reading).toMatchObject({ ok: false, refusal: 'sealed', sentence: expect.stringContaining('one office') });
    expect(readJson('eyJhbGciOiJFUzI1NiJ9.e30.AAAA', { largest: 100, deepest: 3 })).toMatchObject({
      refusal: 'not-json',
    });
  });
});

describe('whatever is brought as sealed', () => {
  const corpus: readonly { readonly name: string; readonly text: string; readonly why: string }[] = JSON.parse(
    readFileSync('tests/fixtures/sealed/corpus.json', 'utf8'),
  );
  const golden = JSON.parse(readFileSync('tests/fixtures/sealed/v1.json', 'utf8')) as {
    readonly key: JsonWebKey;
    readonly assignment: string;
    readonly text: string;
    readonly sealed: string;
  };

  it('opens as it did in version 1', async () => {
    const then = await officeOf(golden.key);
    const { text: plain, assignment: id } = golden;
    expect(await openSealed(golden.sealed, [then.receiver])).toEqual({ ok: true, text: plain, assignment: id });
  });

  it.each(corpus)('$name is answered as before', async ({ text: file, why }) => {
    expect(await whyOf(file, [await officeOf(golden.key)])).toBe(why);
  });

  it('never throws, and opens only where it was sealed so', { timeout: 60_000 }, async () => {
    const then = await officeOf(golden.key);
    const seeds = [golden.sealed, ...corpus.map((one) => one.text)];
    const cut = fc.record({ at: fc.nat(1200), drop: fc.nat(30), put: fc.string({ unit: 'binary', maxLength: 8 }) });
    const garbled = fc
      .record({ seed: fc.constantFrom(...seeds), cuts: fc.array(cut, { minLength: 1, maxLength: 4 }) })
      .map(({ seed, cuts }) =>
        cuts.reduce((file, { at, drop, put }) => file.slice(0, at) + put + file.slice(at + drop), seed),
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(garbled, fc.string({ unit: 'binary', maxLength: 300 })), async (file) => {
        looksSealed(file);
        const opened = await openSealed(file, [then.receiver]);
        if (opened.ok) expect(file.trim().replace(/^\uFEFF/, '')).toBe(golden.sealed.trim());
      }),
      { numRuns: 3_000 },
    );
  });
});
