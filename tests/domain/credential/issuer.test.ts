import { describe, expect, it } from 'vitest';
import { calculateJwkThumbprint } from 'jose';
import {
  changesIn,
  type IssuedBadge,
  joinBooks,
  readBook,
  takenBackIn,
  writeBook,
} from '#domain/credential/issuer-book.ts';
import {
  newIssuer,
  type PinnedIssuer,
  readIssuerCard,
  readRsaKey,
  type RsaKey,
  thumbprintOf,
  writeIssuerCard,
  writeRevocations,
} from '#domain/credential/issuers.ts';
import { pinIssuers } from '#domain/credential/pin-issuers.ts';

const made = async (): Promise<RsaKey> => {
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const pair = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const key = readRsaKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  if (!key) throw new Error('It is no key.');
  return key;
};
const key = await made();
const site = 'https://course.example/teaching/';
const office: PinnedIssuer = newIssuer(
  site,
  { name: 'Büro für Fortbildung', contact: 'cpd@example.org' },
  key,
  '2026-11-22',
);
const slug = office.id.slice(`${site}issuer/`.length, -'.json'.length);

describe('an issuer’s card', () => {
  it('names a key by the thumbprint that an independent library computes (RFC 7638)', async () => {
    expect(thumbprintOf(key)).toBe(await calculateJwkThumbprint({ ...key }));
    expect(office.keys[0]?.kid).toBe(`${site}issuer/keys/${thumbprintOf(key)}.json`);
  });

  it('has addresses in plain letters, though its name has others', () => {
    expect(slug).toMatch(/^buro-fur-fortbildung-[a-z0-9]{1,8}$/);
    expect(office.revocations).toBe(`${site}issuer/lists/${slug}.json`);
    expect(newIssuer(site, { name: '医院', contact: 'x' }, key, '2026-11-22').id).toMatch(
      /issuer\/[a-z0-9]{1,8}\.json$/,
    );
  });

  it('comes back as it was written, and without fields that nobody knows', () => {
    expect(readIssuerCard(writeIssuerCard(office))).toEqual(office);
    const more = JSON.parse(writeIssuerCard(office)) as { keys: object[] };
    const [first] = more.keys;
    more.keys = [{ ...first, jwk: { ...key, d: 'secret' } }];
    expect(readIssuerCard(JSON.stringify({ ...more, extra: 1 }))).toEqual(office);
  });

  it.each<[string, object]>([
    ['another format', { format: 'x' }],
    ['no key', { keys: [] }],
    ['a key of 1,024 bits', { keys: [{ ...office.keys[0], jwk: { ...key, n: key.n.slice(0, 171) } }] }],
    ['a day that is none', { keys: [{ ...office.keys[0], from: 'today' }] }],
    ['an address that runs', { id: 'javascript:alert(1)' }],
    ['no name', { name: ' ' }],
  ])('with %s is none', (_, change) => {
    expect(readIssuerCard(JSON.stringify({ ...JSON.parse(writeIssuerCard(office)), ...change }))).toBeNull();
  });
});

describe('the folder of issuers that a site pins', () => {
  const card = writeIssuerCard(office);
  const list = writeRevocations(office.revocations, office.id, new Map([['urn:uuid:a', 'By mistake.']]));

  it('pins each card with its list, and with an empty one where none was taken back', () => {
    expect(pinIssuers({ [`${slug}.json`]: card, [`${slug}.revoked.json`]: list })).toEqual({
      known: [{ issuer: office, list }],
      faults: [],
    });
    expect(pinIssuers({ [`${slug}.json`]: card }).known[0]?.list).toBe(
      writeRevocations(office.revocations, office.id, new Map()),
    );
    expect(pinIssuers({})).toEqual({ known: [], faults: [] });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a card that cannot be read', { 'x.json': '{}' }, /^x\.json is no issuer’s card/],
    ['a card under another name', { 'x.json': card }, /has to be called/],
    ['somebody else’s list', { [`${slug}.json`]: card, [`${slug}.revoked.json`]: '{}' }, /is not the list/],
    ['a list without a card', { 'y.revoked.json': list }, /has no issuer’s card beside it/],
    ['one key on two cards', { [`${slug}.json`]: card, 'b.json': card }, /stands on two cards/],
  ])('says what is wrong with %s', (_, files, sentence) => {
    expect(pinIssuers(files).faults.join(' ')).toMatch(sentence);
  });
});

describe('an issuer’s book', () => {
  const badge = (id: string, takenBack: IssuedBadge['takenBack'] = null): IssuedBadge => ({
    id,
    file: 'ab'.repeat(32),
    scope: 'course',
    to: 'Anna',
    at: '2026-11-22T09:00:00.000Z',
    jwt: 'a.b.c',
    takenBack,
  });
  const back = { at: '2026-11-23T09:00:00.000Z', reason: 'By mistake.' };

  it('joins with another in either order to the same: every badge once, and nothing that was taken back comes back', () => {
    const one = { issuer: office, badges: [badge('a'), badge('b', back)] };
    const other = { issuer: office, badges: [badge('b'), badge('a', { ...back, at: '2026-11-24' }), badge('c')] };
    const sorted = ({ badges }: ReturnType<typeof joinBooks>) => [...badges].sort((x, y) => (x.id < y.id ? -1 : 1));
    expect(sorted(joinBooks(one, other))).toEqual(sorted(joinBooks(other, one)));
    expect([...takenBackIn(joinBooks(one, other).badges).keys()].sort()).toEqual(['a', 'b']);
    expect(joinBooks(one, one)).toEqual(one);
  });

  it('knows when it began and when something was last put down, the key alone being something to lose', () => {
    expect(changesIn({ issuer: null, badges: [] })).toBeNull();
    const from = office.keys[0]?.from ?? '';
    expect(changesIn({ issuer: office, badges: [] })).toEqual({ first: from, last: from });
    expect(changesIn({ issuer: null, badges: [badge('a'), badge('b', back)] })).toEqual({
      first: '2026-11-22T09:00:00.000Z',
      last: back.at,
    });
  });

  it('comes back as it was written, and counts what is not whole', () => {
    const book = { issuer: office, badges: [badge('a'), badge('b', back)] };
    expect(readBook(writeBook(book))).toEqual({ ...book, unread: 0 });
    const hurt = writeBook({ ...book, badges: [...book.badges, { id: 1 } as unknown as IssuedBadge] });
    expect(readBook(hurt)).toMatchObject({ unread: 1, badges: book.badges });
    for (const bad of ['', '{}', '[]', '{"issuer":"x","badges":[]}']) expect(readBook(bad)).toBeNull();
  });
});
