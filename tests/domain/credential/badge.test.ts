import fc from 'fast-check';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Badge,
  badgeContexts,
  type BadgeFacts,
  badgeIdOf,
  type BadgeSigner,
  composeBadge,
  hashedIdentity,
  isHolder,
  longestBadge,
  readBadge,
  signBadge,
} from '#domain/credential/badge.ts';
import { type CheckBadgeSignature, examineBadge } from '#domain/credential/examine-badge.ts';
import {
  type PinnedIssuer,
  type PinnedKey,
  readRevocations,
  readRsaKey,
  type Revocations,
  writeRevocations,
} from '#domain/credential/issuers.ts';

const kid = 'https://course.example/issuer/keys/one.json';
const list = 'https://course.example/issuer/office/revoked.json';
const office = 'https://course.example/issuer/office';
const now = Date.parse('2026-11-22T12:00:00.000Z');
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const none: Revocations = new Map();

const facts: BadgeFacts = {
  id: badgeIdOf('ab'.repeat(32), 'course', kid),
  subject: '0d3c4a3e-5a59-4f5b-9d4e-0b6f6c3f4d5e',
  issuer: { id: office, name: 'CPD Office' },
  achievement: {
    id: 'https://course.example/id/course',
    name: 'Post Rounds',
    description: 'A course.',
    edition: '2026.1',
    criteria: 'Every module complete, and the course test passed.',
  },
  validFrom: '2026-11-22T09:00:00.123Z',
  validUntil: '2028-05-20T00:00:00.000Z',
  finished: '2026-11-20T00:00:00.000Z',
  credits: 1.25,
  holder: hashedIdentity('Anna@Example.org ', 'sixteen-letters!'),
  revocations: list,
};
const badge = composeBadge(facts);

let pair: CryptoKeyPair;
let jwk: JWK;
let signer: BadgeSigner;
let pinned: PinnedKey;
let issuers: readonly PinnedIssuer[];
let token: string;

/** The browser's own cryptography, which Node has as well. */
const check: CheckBadgeSignature = async (key, bytes, signature) => {
  const known = await crypto.subtle.importKey('jwk', { ...key }, rsa, false, ['verify']);
  return crypto.subtle.verify(rsa, known, signature, bytes);
};

beforeAll(async () => {
  pair = await crypto.subtle.generateKey(
    { ...rsa, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JWK;
  signer = { kid, sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(rsa, pair.privateKey, bytes)) };
  const key = readRsaKey(jwk);
  if (!key) throw new Error('It is no key.');
  pinned = { kid, jwk: key, from: '2026-01-01', until: null };
  issuers = [{ id: office, name: 'CPD Office', contact: 'cpd@example.org', revocations: list, keys: [pinned] }];
  token = await signBadge(badge, signer);
});

function look(text: string, more: { list?: Revocations | null; at?: number; key?: Partial<PinnedKey> } = {}) {
  const { at = now, key = {} } = more;
  const known = issuers.map((issuer) => ({ ...issuer, keys: [{ ...pinned, ...key }] }));
  return examineBadge(text, known, more.list === undefined ? none : more.list, check, at);
}

/** What was not a yes, by name. */
async function faults(text: string, more: Parameters<typeof look>[1] = {}) {
  const { steps, verdict } = await look(text, more);
  return [verdict, ...steps.flatMap(({ why }) => (why ? [why] : []))];
}

/** A token that somebody else's library signed with the same key. */
function forge(claims: object, header: object = {}) {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
    .sign(pair.privateKey);
}

const whole = (one: Badge = badge) => ({
  ...one,
  iss: office,
  sub: one.credentialSubject.id,
  jti: one.id,
  nbf: Date.parse(one.validFrom) / 1000,
  exp: Date.parse(one.validUntil ?? '') / 1000,
});

describe('a badge that was signed', () => {
  it('is a VC-JWT that an independent library verifies, with the claims that the specification pairs', async () => {
    const key = await importJWK(jwk, 'RS256');
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer: office,
      subject: badge.credentialSubject.id,
      currentDate: new Date(now),
    });
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid });
    const { iss, sub, jti, nbf, exp, ...credential } = payload;
    expect(credential).toEqual(badge);
    expect([iss, sub, jti]).toEqual([badge.issuer.id, badge.credentialSubject.id, badge.id]);
    expect([nbf, exp]).toEqual([Date.parse('2026-11-22T09:00:00Z') / 1000, Date.parse('2028-05-20T00:00:00Z') / 1000]);
  });

  it('has what Open Badges 3.0 demands of every credential', () => {
    expect(badge['@context']).toEqual([...badgeContexts]);
    expect(badge).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { type: ['Profile'] },
      validFrom: '2026-11-22T09:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        creditsEarned: 1.25,
        achievement: { type: ['Achievement'], version: '2026.1', criteria: { narrative: expect.any(String) } },
      },
      credentialStatus: { id: list, type: '1EdTechRevocationList' },
    });
  });

  it('is valid here, and shows who signed it', async () => {
    const seen = await look(token);
    expect(seen.verdict).toBe('valid');
    expect(seen.steps.map(({ step, result }) => [step, result])).toEqual(
      ['form', 'issuer', 'signature', 'claims', 'shape', 'dates', 'revocation'].map((step) => [step, 'yes']),
    );
    expect([seen.issuer?.name, seen.badge?.name]).toEqual(['CPD Office', 'Post Rounds']);
  });

  it('is valid where another library wrote it, and with blanks around it', async () => {
    expect(await faults(`\n ${await forge(whole())}\r\n`)).toEqual(['valid']);
  });

  it('may leave out what is optional', async () => {
    const bare = composeBadge({ ...facts, validUntil: null, credits: null, holder: null, revocations: null });
    expect(Object.keys(bare.credentialSubject).sort()).toEqual(['achievement', 'activityEndDate', 'id', 'type']);
    expect(await faults(await signBadge(bare, signer), { list: null })).toEqual(['valid']);
  });

  it('has the id that follows from hand-in, scope and key, so that it is never issued twice (COO-5)', () => {
    expect(badgeIdOf('x', 'course', kid)).toBe(badgeIdOf('x', 'course', kid));
    const ids = [
      badgeIdOf('x', 'course', kid),
      badgeIdOf('y', 'course', kid),
      badgeIdOf('x', 'm', kid),
      badgeIdOf('x', 'course', 'k'),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('tells whether an address is its holder’s, and holds no address', () => {
    expect(isHolder(badge, ' anna@example.ORG')).toBe(true);
    expect(isHolder(badge, 'ben@example.org')).toBe(false);
    expect(isHolder(composeBadge({ ...facts, holder: null }), 'anna@example.org')).toBeNull();
    expect(JSON.stringify(badge).toLowerCase()).not.toContain('anna');
  });
});

describe('a badge that is not what it was', () => {
  it('is never valid, whichever letter was changed (SEC-11, F-65)', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 127 }), async (at, by) => {
        const changed = token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ by) + token.slice(at + 1);
        if (changed.trim() !== token) expect((await look(changed)).verdict).not.toBe('valid');
      }),
      { numRuns: 500 },
    );
  });

  it('is never valid where it is cut, and nothing throws', { timeout: 60_000 }, async () => {
    for (let length = 0; length < token.length; length += 37)
      expect((await look(token.slice(0, length))).verdict).not.toBe('valid');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect((await look(text)).verdict).toBe('invalid');
      }),
    );
  });

  it('is refused where its header asks for anything else (F-67)', async () => {
    const [, body, tail] = token.split('.');
    const head = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url');
    for (const header of [
      { alg: 'none', typ: 'JWT', kid },
      { alg: 'HS256', typ: 'JWT', kid },
      { alg: 'ES256', typ: 'JWT', kid },
      { alg: 'RS256', typ: 'JWT', kid, jwk },
      { alg: 'RS256', typ: 'JWT', kid, jku: 'https://evil.example/' },
      { alg: 'RS256', typ: 'JWT', kid, crit: ['b64'], b64: false },
      { alg: 'RS256', typ: 'JWT' },
    ])
      expect((await faults(`${head(header)}.${body}.${tail}`)).slice(0, 2)).toEqual(['invalid', 'header']);
    expect((await look(`${head({ alg: 'none', kid })}.${body}.`)).verdict).toBe('invalid');
  });

  it('is refused where a properly signed token says one thing in its claims and another in the badge', async () => {
    for (const lie of [
      { iss: 'x' },
      { sub: 'x' },
      { jti: 'x' },
      { nbf: 0 },
      { exp: 4_102_444_800 },
      { exp: undefined },
    ])
      expect(await faults(await forge({ ...whole(), ...lie })), JSON.stringify(lie)).toEqual(['invalid', 'claims']);
  });

  it('is refused where it is signed by a known key in another issuer’s name', async () => {
    const other = { ...badge, issuer: { ...badge.issuer, id: 'https://other.example/' } };
    expect(await faults(await forge({ ...whole(other), iss: other.issuer.id }))).toEqual(['invalid', 'issuer-other']);
  });

  it('is refused where a field is missing or of another shape', async () => {
    const { name: _, ...nameless } = whole();
    for (const claims of [
      nameless,
      { ...whole(), type: ['VerifiableCredential'] },
      { ...whole(), '@context': ['https://www.w3.org/2018/credentials/v1'] },
      { ...whole(), validFrom: '2026-11-22' },
      { ...whole(), credentialSubject: { ...badge.credentialSubject, achievement: {} } },
      { ...whole(), credentialSubject: { ...badge.credentialSubject, identifier: [{ identityHash: 'anna' }] } },
    ])
      expect(await faults(await forge(claims))).toEqual(expect.arrayContaining(['invalid', 'shape']));
  });

  it('cannot grow, nest or reach a prototype', async () => {
    expect(readBadge(`${'a'.repeat(longestBadge)}.b.c`)).toBeNull();
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const encode = (text: string) => Buffer.from(text).toString('base64url');
    expect(readBadge(`${encode(`{"a":${deep}}`)}.${encode('{}')}.YQ`)).toBeNull();
    const parts = readBadge(`${encode('{"__proto__":{"alg":"RS256"}}')}.${encode('{"__proto__":{"id":"x"}}')}.YQ`);
    expect([parts?.header.alg, parts?.claims.id, Object.keys(Object.prototype)]).toEqual([undefined, undefined, []]);
  });
});

describe('a badge in time', () => {
  it('is not valid before its first day, and “was valid” after its last', async () => {
    expect(await faults(token, { at: Date.parse('2026-11-22T08:00:00Z') })).toEqual(['invalid', 'not-yet']);
    expect(await faults(token, { at: Date.parse('2026-11-22T08:56:00Z') })).toEqual(['valid']);
    expect(await faults(token, { at: Date.parse('2028-06-01T00:00:00Z') })).toEqual(['past', 'expired']);
  });

  it('is not valid where its key was not in use then', async () => {
    expect(await faults(token, { key: { until: '2026-11-21' } })).toEqual(['invalid', 'key-not-then']);
    expect(await faults(token, { key: { from: '2026-11-23' } })).toEqual(['invalid', 'key-not-then']);
    expect(await faults(token, { key: { until: '2026-11-22' } })).toEqual(['valid']);
  });

  it('is revoked where the issuer’s list says so, with the reason (F-66)', async () => {
    const text = writeRevocations(list, office, new Map([[badge.id, 'Issued by mistake.']]));
    const seen = await look(token, { list: readRevocations(text, list, office) });
    expect([seen.verdict, seen.revokedFor]).toEqual(['revoked', 'Issued by mistake.']);
  });

  it('is unsure, not valid, where that list could not be had', async () => {
    expect(await faults(token, { list: null })).toEqual(['unsure', 'no-list']);
  });

  it('of an issuer who is not known here says just that', async () => {
    expect(await faults(token, { key: { kid: 'https://elsewhere.example/key' } })).toEqual([
      'issuer-unknown',
      'issuer-unknown',
      'not-reached',
    ]);
  });

  it('is unsure where this browser has no cryptography (F-68)', async () => {
    const seen = await examineBadge(token, issuers, none, async () => null, now);
    expect(seen.verdict).toBe('unsure');
    const late = await examineBadge(token, issuers, none, async () => null, Date.parse('2030-01-01'));
    expect(late.verdict, 'nobody knows that it ever was valid').toBe('unsure');
  });

  it('that was changed is invalid, whether or not it is expired or revoked as well', async () => {
    const [head, body, tail = ''] = token.split('.');
    const changed = `${head}.${body}.${tail.startsWith('A') ? 'B' : 'A'}${tail.slice(1)}`;
    const revoked = new Map([[badge.id, '']]);
    expect((await look(changed, { list: revoked, at: Date.parse('2030-01-01') })).verdict).toBe('invalid');
  });
});

describe('a revocation list', () => {
  it('comes back as it was written, in one order', () => {
    const revoked = new Map([
      ['urn:uuid:b', 'two'],
      ['urn:uuid:a', ''],
    ]);
    const text = writeRevocations(list, office, revoked);
    expect(readRevocations(text, list, office)).toEqual(revoked);
    expect(writeRevocations(list, office, new Map([...revoked].reverse()))).toBe(text);
  });

  it('of somebody else, of another address, or broken, says nothing at all', () => {
    const text = writeRevocations(list, office, none);
    expect(readRevocations(text, list, 'https://other.example/')).toBeNull();
    expect(readRevocations(text, 'https://other.example/list', office)).toBeNull();
    for (const bad of [
      '',
      '{}',
      '[]',
      '<html>',
      text.slice(0, 40),
      text.replace('[]', '[{}]'),
      text.replace('[]', '7'),
    ])
      expect(readRevocations(bad, list, office)).toBeNull();
  });

  it('does not revoke what it lists as not revoked', () => {
    const text = JSON.stringify({
      id: list,
      issuer: office,
      revokedCredential: [{ id: 'urn:uuid:a', revoked: false }],
    });
    expect(readRevocations(text, list, office)).toEqual(none);
  });
});

describe('a key that may sign badges', () => {
  it('is an RSA key of 2,048 bits or more, and is taken without its other fields', () => {
    expect(Object.keys(readRsaKey({ ...jwk, d: 'secret' }) ?? {}).sort()).toEqual(['e', 'kty', 'n']);
    expect(readRsaKey({ ...jwk, n: (jwk.n ?? '').slice(0, 172) })).toBeNull();
    expect(readRsaKey({ kty: 'EC', crv: 'P-256', x: '', y: '' })).toBeNull();
    for (const bad of [null, 'x', [], {}, { kty: 'RSA', n: 1, e: 2 }, { ...jwk, e: '' }])
      expect(readRsaKey(bad)).toBeNull();
  });

  it('signs what jose reads as RS256', async () => {
    expect(decodeProtectedHeader(token).alg).toBe('RS256');
    const { payload } = await compactVerify(token, await importJWK(jwk, 'RS256'));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ id: badge.id });
  });
});
