import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { importJWK, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { coordinatorBackup, type KeyBackup } from '#domain/assignment/key-backup.ts';
import { composeBadge, signBadge } from '#domain/credential/badge.ts';
import { issuerBackup } from '#domain/credential/issuer-backup.ts';
import type { IssuedBadge } from '#domain/credential/issuer-book.ts';
import { newIssuer, type RsaKey } from '#domain/credential/issuers.ts';
import { openRecord } from '#storage/browser-record.ts';
import { issuerBook, openBook, sealBook } from '#storage/issuer-book.ts';
import { badgeCheck, bringInIssuerKey, issuerKey, makeIssuerKey } from '#storage/issuer-key.ts';
import { setSharedComputer } from '#storage/page-cache.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';

const passphrase = 'a long sentence of my own';
const made = '2026-11-22T09:00:00.000Z';
const office = { indexedDB: new IDBFactory() };
let backup: KeyBackup<RsaKey>;
let key: RsaKey;

beforeAll(async () => {
  const outcome = await makeIssuerKey('/', { passphrase, made }, office);
  if (!outcome.ok || !('backup' in outcome)) throw new Error('No key was made.');
  ({ backup } = outcome);
  ({ key } = outcome.signer);
});

const issued = (id: string): IssuedBadge => ({
  id,
  file: 'ab'.repeat(32),
  scope: 'course',
  to: 'Anna',
  at: made,
  jwt: 'a.b.c',
  takenBack: null,
});

describe('an issuer’s key', () => {
  it('is kept by the browser, and signs badges that an independent library and this site verify', async () => {
    const own = await issuerKey('/', office);
    if (!own) throw new Error('It was not kept.');
    const issuer = newIssuer(
      'https://course.example/',
      { name: 'Office', contact: 'x@example.org' },
      own.key,
      '2026-11-22',
    );
    const badge = composeBadge({
      id: '0d3c4a3e-5a59-4f5b-9d4e-0b6f6c3f4d5e',
      subject: '0d3c4a3e-5a59-4f5b-9d4e-0b6f6c3f4d5f',
      issuer,
      achievement: { id: 'https://x.example/', name: 'C', description: 'D', edition: '1', criteria: 'E' },
      validFrom: made,
      validUntil: null,
      finished: made,
      credits: null,
      holder: null,
      revocations: issuer.revocations,
    });
    const token = await signBadge(badge, { kid: issuer.keys[0]?.kid ?? '', sign: own.sign });
    const { payload } = await jwtVerify(token, await importJWK({ ...key }, 'RS256'), { currentDate: new Date(made) });
    expect(payload.jti).toBe(badge.id);
    const [head, body, tail = ''] = token.split('.');
    const signature = new Uint8Array(Buffer.from(tail, 'base64url'));
    const bytes = new TextEncoder().encode(`${head}.${body}`);
    expect(await badgeCheck()(own.key, bytes, signature)).toBe(true);
    expect(await badgeCheck()(own.key, bytes.fill(0, 0, 1), signature)).toBe(false);
  });

  it('is made once, closed to every script, and comes back from its backup alone', async () => {
    expect(await makeIssuerKey('/', { passphrase, made }, office)).toEqual({ ok: false, why: 'another-key' });
    const file = issuerBackup.write(backup);
    expect(file).not.toMatch(/"d"|"p"|"q"|PRIVATE/);
    const reading = issuerBackup.read(file);
    if (!reading.ok) throw new Error(reading.refusal);
    const elsewhere = { indexedDB: new IDBFactory() };
    const wrong = { passphrase: 'a long sentence of my owm', backup: reading.backup };
    expect(await bringInIssuerKey('/', wrong, elsewhere)).toEqual({ ok: false, why: 'wrong-passphrase' });
    expect(await issuerKey('/', elsewhere), 'a wrong passphrase changes nothing (F-70)').toBeNull();
    expect(await bringInIssuerKey('/', { passphrase, backup: reading.backup }, elsewhere)).toMatchObject({ ok: true });
    expect((await issuerKey('/', elsewhere))?.key).toEqual(key);
  });

  it('never opens as a coordinator’s, nor the other way round', () => {
    expect(coordinatorBackup.read(issuerBackup.write(backup))).toMatchObject({ ok: false, refusal: 'not-a-backup' });
  });
});

describe('an issuer’s book', () => {
  it('keeps each badge once, as it was first signed, and notes what was taken back (F-69)', async () => {
    const book = issuerBook('/', { indexedDB: new IDBFactory() });
    expect(await book?.add(issued('a'))).toBe(true);
    expect(await book?.add({ ...issued('a'), jwt: 'another' })).toBe(false);
    await book?.takeBack('a', { at: made, reason: 'By mistake.' });
    await book?.takeBack('a', { at: made, reason: 'Once more.' });
    expect((await book?.read())?.badges).toEqual([{ ...issued('a'), takenBack: { at: made, reason: 'By mistake.' } }]);
  });

  it('remembers when it was last saved (COO-3)', async () => {
    const book = issuerBook('/saved/', office);
    expect(await book?.backedUp()).toBeNull();
    await book?.noteBackup(made);
    expect(await issuerBook('/saved/', office)?.backedUp()).toBe(made);
    expect(await book?.read()).toEqual({ issuer: null, badges: [] });
  });

  it('is handed over sealed, joins what is there, and opens with its passphrase alone', async () => {
    const mine = issuerBook('/', { indexedDB: new IDBFactory() });
    await mine?.add(issued('a'));
    await mine?.takeBack('a', { at: made, reason: '' });
    const file = await sealBook((await mine?.read()) ?? { issuer: null, badges: [] }, passphrase, made, 'the backup');
    expect(file).not.toContain('Anna');
    expect(await sealBook({ issuer: null, badges: [] }, 'short', made, null)).toBeNull();
    expect(await openBook(file ?? '', 'a long sentence of my owm')).toEqual({ ok: false, why: 'wrong-passphrase' });
    expect(await openBook((file ?? '').replace('2026', '2027'), passphrase)).toMatchObject({ ok: false });
    expect(await openBook('{}', passphrase)).toEqual({ ok: false, why: 'not-a-book' });
    const opened = await openBook(file ?? '', passphrase);
    if (!opened.ok) throw new Error(opened.why);
    expect(opened.backup).toBe('the backup');
    const theirs = issuerBook('/', { indexedDB: new IDBFactory() });
    await theirs?.add(issued('a'));
    await theirs?.add(issued('b'));
    await theirs?.join(opened.book);
    expect((await theirs?.read())?.badges).toMatchObject([
      { id: 'a', takenBack: { reason: '' } },
      { id: 'b', takenBack: null },
    ]);
  });

  it('and the key go when everything is erased, and neither is kept on a shared computer', async () => {
    const browser = {
      indexedDB: new IDBFactory(),
      localStorage: fakeStorage(fakeDisk()),
      sessionStorage: fakeStorage(fakeDisk()),
    };
    await bringInIssuerKey('/', { passphrase, backup }, browser);
    await issuerBook('/', browser)?.add(issued('a'));
    const store = await openRecord({ root: '/', browser });
    expect(await store.erase()).toEqual({ complete: true, left: [] });
    store.close();
    expect(await issuerKey('/', browser)).toBeNull();
    expect((await issuerBook('/', browser)?.read())?.badges).toEqual([]);
    setSharedComputer('/', true, browser);
    expect(issuerBook('/', browser)).toBeNull();
    expect(await bringInIssuerKey('/', { passphrase, backup }, browser)).toEqual({ ok: false, why: 'not-kept' });
  });
});
