import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskHeadOf, readDeskBackup, writeDeskBackup } from '#domain/assignment/desk-backup.ts';
import { type KeyBackup, readBackup, writeBackup } from '#domain/assignment/key-backup.ts';
import type { Receiver } from '#domain/hand-in/receiving.ts';
import { openSealed, writeSealed } from '#domain/hand-in/sealed-file.ts';
import {
  addReceiver,
  bringInCoordinatorKey,
  coordinatorKey,
  forgetCoordinatorKey,
  makeCoordinatorKey,
  sealUnder,
} from '#storage/coordinator-key.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { openRecord } from '#storage/browser-record.ts';
import { setSharedComputer } from '#storage/page-cache.ts';
import { close } from '../domain/hand-in/offices.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';

const passphrase = 'a long sentence of my own';
const made = '2026-11-22T09:00:00.000Z';
const office = { indexedDB: new IDBFactory() };
let file: string;
let own: Receiver;

beforeAll(async () => {
  const outcome = await makeCoordinatorKey('/', { passphrase, made }, office);
  if (!outcome.ok || !('backup' in outcome)) throw new Error('No key was made.');
  file = writeBackup(outcome.backup);
  [own] = (await receiversHere('/', office)) as [Receiver];
});

function backupIn(text: string): KeyBackup {
  const reading = readBackup(text);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.backup;
}

/** The backup as it was before there were keys for receiving. */
function olderThanReceiving(): KeyBackup {
  const { receiver: _, ...older } = backupIn(file);
  return backupIn(writeBackup(older));
}

async function sealedTo({ x }: Pick<Receiver, 'x'>) {
  return (await writeSealed('read me', { assignment: 'q7Zk2mXa', sealTo: x }, close)) ?? '';
}

const opens = async (sealed: string, receivers: readonly Receiver[]) => (await openSealed(sealed, receivers)).ok;

describe('a key for receiving', () => {
  it('is made with the office’s own, and opens what was sealed to it', async () => {
    expect(await opens(await sealedTo(own), await receiversHere('/', office))).toBe(true);
    expect(await receiversHere('/elsewhere/', office)).toEqual([]);
    expect(await receiversHere('/', {})).toEqual([]);
  });

  it('cannot be read out of the browser by any script', async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = office.indexedDB.open('pr1:/:coordinator-key');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const kept = await new Promise<readonly { readonly privateKey: CryptoKey }[]>((resolve) => {
      const request = database.transaction('keys').objectStore('keys').get('receiving');
      request.onsuccess = () => resolve(request.result as readonly { readonly privateKey: CryptoKey }[]);
    });
    database.close();
    expect(kept).toHaveLength(1);
    for (const { privateKey } of kept)
      for (const format of ['pkcs8', 'jwk'] as const)
        await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow();
  });

  it('goes with the office’s key, when that is forgotten and when everything is erased', async () => {
    const browser = { indexedDB: new IDBFactory(), localStorage: fakeStorage(fakeDisk()) };
    await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser);
    expect(await receiversHere('/', browser)).toHaveLength(1);
    expect(await forgetCoordinatorKey('/', browser)).toBe(true);
    expect(await receiversHere('/', browser)).toEqual([]);
    await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser);
    const store = await openRecord({ root: '/', browser });
    expect(await store.erase()).toEqual({ complete: true, left: [] });
    store.close();
    expect(await receiversHere('/', browser)).toEqual([]);
  });

  it('is neither made nor brought in on a shared computer', async () => {
    const browser = {
      indexedDB: new IDBFactory(),
      localStorage: fakeStorage(fakeDisk()),
      sessionStorage: fakeStorage(fakeDisk()),
    };
    setSharedComputer('/', true, browser);
    expect(await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser)).toMatchObject({
      ok: false,
    });
    setSharedComputer('/', false, browser);
    expect(await receiversHere('/', browser)).toEqual([]);
  });
});

describe('the backup of both keys', () => {
  it('brings the key for receiving to another computer, reads as it was written, and holds nothing of it in the open', async () => {
    const browser = { indexedDB: new IDBFactory() };
    expect(await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser)).toMatchObject({
      ok: true,
    });
    const receivers = await receiversHere('/', browser);
    expect(await opens(await sealedTo(own), receivers)).toBe(true);
    expect(writeBackup(backupIn(file))).toBe(file);
    expect(file).not.toMatch(/"d"|PRIVATE/);
    await bringInCoordinatorKey('/', { passphrase, backup: backupIn(file) }, browser);
    expect(await receiversHere('/', browser), 'twice is once').toHaveLength(1);
  });

  it('travels with the backup of the whole desk', async () => {
    const key = backupIn(file);
    const head = (nonce: Uint8Array<ArrayBuffer>) => deskHeadOf({ key, made, nonce });
    const sealed = await sealUnder({ passphrase, backup: key }, '{"assignments":[]}', head);
    if (!sealed) throw new Error('It was not sealed.');
    const reading = readDeskBackup(writeDeskBackup({ key, made, ...sealed }));
    expect(reading.ok && reading.backup.key).toEqual(key);
  });

  it('brings in nothing of a part that was changed, or came from another backup', async () => {
    const stranger = await makeCoordinatorKey('/', { passphrase, made }, { indexedDB: new IDBFactory() });
    if (!stranger.ok || !('backup' in stranger) || !stranger.backup.receiver) throw new Error('No key was made.');
    const backup = backupIn(file);
    const { receiver } = backup;
    if (!receiver) throw new Error('There is no key for receiving.');
    const flipped = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
    for (const changed of [
      { ...receiver, x: stranger.backup.receiver.x },
      { ...receiver, made: '2020-01-01T00:00:00.000Z' },
      { ...receiver, nonce: flipped(receiver.nonce) },
      { ...receiver, sealed: flipped(receiver.sealed) },
      stranger.backup.receiver,
    ]) {
      const browser = { indexedDB: new IDBFactory() };
      expect(
        await bringInCoordinatorKey('/', { passphrase, backup: { ...backup, receiver: changed } }, browser),
      ).toEqual({ ok: false, why: 'wrong-passphrase' });
      expect(await receiversHere('/', browser)).toEqual([]);
      expect(await coordinatorKey('/', browser), 'both or none').toBeNull();
    }
  });

  it.each<[string, (whole: Record<string, unknown>) => unknown, string]>([
    ['a newer version', (whole) => ({ ...whole, version: 3 }), 'newer'],
    ['version 2 without the key for receiving', ({ receiver: _, ...whole }) => whole, 'damaged'],
    [
      'a key for receiving that is none',
      (whole) => ({ ...whole, receiver: { ...(whole.receiver as object), x: 'x' } }),
      'damaged',
    ],
    [
      'another cipher for it',
      (whole) => ({ ...whole, receiver: { ...(whole.receiver as object), cipher: { name: 'AES-CBC' } } }),
      'damaged',
    ],
  ])('with %s is refused by name', (_, change, refusal) => {
    expect(readBackup(JSON.stringify(change(JSON.parse(file))))).toMatchObject({ ok: false, refusal });
  });
});

describe('an office whose key is older than sealing', () => {
  it('still opens its backup, and gets a key for receiving with a new backup under the same passphrase', async () => {
    const older = olderThanReceiving();
    expect(JSON.parse(writeBackup(older))).toMatchObject({ version: 1 });
    const browser = { indexedDB: new IDBFactory() };
    expect(await bringInCoordinatorKey('/', { passphrase, backup: older }, browser)).toMatchObject({ ok: true });
    expect(await receiversHere('/', browser)).toEqual([]);

    const wrong = await addReceiver('/', { passphrase: 'another sentence', backup: older, made }, browser);
    expect(wrong).toEqual({ ok: false, why: 'wrong-passphrase' });
    expect(await receiversHere('/', browser), 'nothing is kept without a backup of it').toEqual([]);
    const added = await addReceiver('/', { passphrase, backup: older, made }, browser);
    if (!added.ok) throw new Error(added.why);
    const [first] = await receiversHere('/', browser);
    expect(first?.x).toBe(added.backup.receiver?.x);
    expect(await addReceiver('/', { passphrase, backup: older, made }, browser), 'never a second one').toEqual({
      ok: false,
      why: 'not-kept',
    });

    const elsewhere = { indexedDB: new IDBFactory() };
    const again = backupIn(writeBackup(added.backup));
    await bringInCoordinatorKey('/', { passphrase, backup: again }, elsewhere);
    expect(await opens(await sealedTo(first ?? own), await receiversHere('/', elsewhere))).toBe(true);
    expect((await coordinatorKey('/', elsewhere))?.key).toEqual(older.key);
  });

  it('that made one on each of two computers opens with either backup what was sealed to its key, once it is brought in', async () => {
    const older = olderThanReceiving();
    const [one, other] = [{ indexedDB: new IDBFactory() }, { indexedDB: new IDBFactory() }];
    const backups: KeyBackup[] = [];
    for (const browser of [one, other]) {
      await bringInCoordinatorKey('/', { passphrase, backup: older }, browser);
      const added = await addReceiver('/', { passphrase, backup: older, made }, browser);
      if (!added.ok) throw new Error(added.why);
      backups.push(added.backup);
    }
    const [theirs] = await receiversHere('/', other);
    const sealed = await sealedTo(theirs ?? own);
    expect(await opens(sealed, await receiversHere('/', one))).toBe(false);
    const [, second] = backups;
    await bringInCoordinatorKey('/', { passphrase, backup: second ?? older }, one);
    const both = await receiversHere('/', one);
    expect(both.map(({ x }) => x)).toEqual(backups.map(({ receiver }) => receiver?.x));
    expect(await opens(sealed, both)).toBe(true);
  });
});
