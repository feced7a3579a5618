import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type KeyBackup, readBackup, writeBackup } from '#domain/assignment/key-backup.ts';
import { readLink, writeLink } from '#domain/assignment/link.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import {
  bringInCoordinatorKey,
  coordinatorKey,
  forgetCoordinatorKey,
  makeCoordinatorKey,
} from '#storage/coordinator-key.ts';
import { openRecord } from '#storage/browser-record.ts';
import { signatureCheck } from '#storage/device-key.ts';
import { setSharedComputer } from '#storage/page-cache.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';
import { here, least } from '../domain/assignment/assigning.ts';

const passphrase = 'a long sentence of my own';
const made = '2026-11-22T09:00:00.000Z';
const check = signatureCheck();
const bytes = new TextEncoder().encode('assigned');
const office = { indexedDB: new IDBFactory() };
let signer: Signer;
let file: string;

beforeAll(async () => {
  const outcome = await makeCoordinatorKey('/', { passphrase, made }, office);
  if (!outcome.ok || !('backup' in outcome)) throw new Error('No key was made.');
  signer = outcome.signer;
  file = writeBackup(outcome.backup);
});

function backupIn(text: string): KeyBackup {
  const reading = readBackup(text);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.backup;
}

async function fits(one: Signer | null) {
  return one && check(signer.key, bytes, new Uint8Array(await one.sign(bytes)));
}

describe('a coordinator’s key', () => {
  it('is kept by the browser, and signs the links that others can read', async () => {
    expect(await fits(await coordinatorKey('/', office))).toBe(true);
    const code = (await writeLink(least, signer)) ?? '';
    expect(await readLink(code, here)).toMatchObject({ ok: true, signature: 'valid', assignment: least });
  });

  it('is one for each copy of the course, and none until it was made', async () => {
    expect(await coordinatorKey('/elsewhere/', office)).toBeNull();
    expect(await coordinatorKey('/', { indexedDB: new IDBFactory() })).toBeNull();
    expect(await coordinatorKey('/', {})).toBeNull();
  });

  it('is not made a second time over the first', async () => {
    expect(await makeCoordinatorKey('/', { passphrase, made }, office)).toEqual({ ok: false, why: 'another-key' });
    expect(await fits(await coordinatorKey('/', office))).toBe(true);
  });

  it('cannot be read out of the browser by any script', async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = office.indexedDB.open('pr1:/:coordinator-key');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const pair = await new Promise<CryptoKeyPair>((resolve) => {
      const request = opened.transaction('keys').objectStore('keys').get('coordinator');
      request.onsuccess = () => resolve(request.result as CryptoKeyPair);
    });
    opened.close();
    await expect(crypto.subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('jwk', pair.privateKey)).rejects.toThrow();
  });

  it('is not made without a passphrase that is worth one, nor where it cannot be kept', async () => {
    const elsewhere = { indexedDB: new IDBFactory() };
    expect(await makeCoordinatorKey('/', { passphrase: 'short', made }, elsewhere)).toEqual({
      ok: false,
      why: 'short-passphrase',
    });
    expect(await makeCoordinatorKey('/', { passphrase: '', made }, elsewhere)).toEqual({
      ok: false,
      why: 'short-passphrase',
    });
    expect(await coordinatorKey('/', elsewhere)).toBeNull();
    expect(await makeCoordinatorKey('/', { passphrase, made }, {})).toEqual({ ok: false, why: 'not-kept' });
  });

  it('is gone once it is forgotten, and its backup brings it back', async () => {
    const browser = { indexedDB: new IDBFactory() };
    const backup = backupIn(file);
    expect(await bringInCoordinatorKey('/', { passphrase, backup }, browser)).toMatchObject({ ok: true });
    expect(await forgetCoordinatorKey('/', browser)).toBe(true);
    expect(await coordinatorKey('/', browser)).toBeNull();
    expect(await bringInCoordinatorKey('/', { passphrase, backup }, browser)).toMatchObject({ ok: true });
    expect(await fits(await coordinatorKey('/', browser))).toBe(true);
    expect(await bringInCoordinatorKey('/', { passphrase, backup }, browser), 'twice is once').toMatchObject({
      ok: true,
    });
  });
});

describe('a coordinator’s key and everything else', () => {
  it('goes when everything is erased', async () => {
    const browser = { indexedDB: new IDBFactory(), localStorage: fakeStorage(fakeDisk()) };
    await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser);
    const store = await openRecord({ root: '/', browser });
    expect(await store.erase()).toEqual({ complete: true, left: [] });
    store.close();
    expect(await coordinatorKey('/', browser)).toBeNull();
  });

  it('is neither made nor brought in on a shared computer, where the next person could sign with it', async () => {
    const browser = {
      indexedDB: new IDBFactory(),
      localStorage: fakeStorage(fakeDisk()),
      sessionStorage: fakeStorage(fakeDisk()),
    };
    setSharedComputer('/', true, browser);
    const refused = { ok: false, why: 'not-kept' };
    expect(await makeCoordinatorKey('/', { passphrase, made }, browser)).toEqual(refused);
    expect(await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser)).toEqual(refused);
    setSharedComputer('/', false, browser);
    expect(await coordinatorKey('/', browser)).toBeNull();
  });
});

describe('a backup', () => {
  it('holds nothing of the key in the open', () => {
    expect(file).not.toMatch(/"d"|PRIVATE/);
    expect(JSON.parse(file)).toMatchObject({ format: 'post-rounds-coordinator-key', derive: { rounds: 600_000 } });
  });

  it('with a wrong passphrase is told, locks nobody out, and leaves the key as it was', async () => {
    const backup = backupIn(file);
    for (const wrong of ['', 'a long sentence of my owm', `${passphrase} `])
      expect(await bringInCoordinatorKey('/', { passphrase: wrong, backup }, office)).toEqual({
        ok: false,
        why: 'wrong-passphrase',
      });
    expect(await fits(await coordinatorKey('/', office))).toBe(true);
    expect(await bringInCoordinatorKey('/', { passphrase, backup }, office)).toMatchObject({ ok: true });
  });

  it('never takes the place of another key', async () => {
    const other = { indexedDB: new IDBFactory() };
    await makeCoordinatorKey('/', { passphrase, made }, other);
    const before = await coordinatorKey('/', other);
    expect(await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, other)).toEqual({
      ok: false,
      why: 'another-key',
    });
    expect((await coordinatorKey('/', other))?.key).toEqual(before?.key);
  });

  it('with anything in it changed does not open', async () => {
    const backup = backupIn(file);
    const stranger = await makeCoordinatorKey('/', { passphrase, made }, { indexedDB: new IDBFactory() });
    if (!stranger.ok) throw new Error(stranger.why);
    const flipped = (given: Uint8Array<ArrayBuffer>) => given.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
    const changes: readonly Partial<KeyBackup>[] = [
      { key: stranger.signer.key },
      { made: '2020-01-01T00:00:00.000Z' },
      { salt: flipped(backup.salt) },
      { nonce: flipped(backup.nonce) },
      { sealed: flipped(backup.sealed) },
    ];
    for (const change of changes)
      expect(
        await bringInCoordinatorKey(
          '/',
          { passphrase, backup: { ...backup, ...change } },
          { indexedDB: new IDBFactory() },
        ),
        Object.keys(change).join(),
      ).toEqual({ ok: false, why: 'wrong-passphrase' });
  });

  it('reads as it was written', () => {
    expect(writeBackup(backupIn(file))).toBe(file);
    expect(readBackup(`\uFEFF${file.replaceAll('\n', '\r\n')}`)).toMatchObject({ ok: true });
  });

  it.each<[string, (whole: Record<string, unknown>) => unknown, string]>([
    ['nothing', () => '', 'not-a-backup'],
    ['a record', () => ({ format: 'post-rounds-record' }), 'not-a-backup'],
    ['the file, cut', (whole) => JSON.stringify(whole).slice(0, 200), 'not-a-backup'],
    ['a newer version', (whole) => ({ ...whole, version: 3 }), 'newer'],
    ['no version', ({ version: _, ...whole }) => whole, 'damaged'],
    [
      'a private key where the public one stands',
      (whole) => ({ ...whole, key: { ...(whole.key as object), d: 'x' } }),
      'damaged',
    ],
    ['another cipher', (whole) => ({ ...whole, cipher: { name: 'AES-CBC', nonce: 'AAAAAAAAAAAAAAAA' } }), 'damaged'],
    ['a salt of nothing', (whole) => ({ ...whole, derive: { ...(whole.derive as object), salt: '' } }), 'damaged'],
    ['one round', (whole) => ({ ...whole, derive: { ...(whole.derive as object), rounds: 1 } }), 'too-weak'],
    [
      'rounds without end',
      (whole) => ({ ...whole, derive: { ...(whole.derive as object), rounds: 2 ** 50 } }),
      'too-weak',
    ],
  ])('of %s is refused by name', (_, change, refusal) => {
    const changed = change(JSON.parse(file));
    const reading = readBackup(typeof changed === 'string' ? changed : JSON.stringify(changed));
    expect(reading).toMatchObject({ ok: false, refusal, sentence: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});
