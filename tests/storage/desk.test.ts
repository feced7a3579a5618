import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { deskHeadOf, readDesk, readDeskBackup, writeDesk, writeDeskBackup } from '#domain/assignment/desk-backup.ts';
import { invite } from '#domain/assignment/invitees.ts';
import { type AssignmentMade, joinMade, readMade } from '#domain/assignment/made.ts';
import { keyName } from '#domain/assignment/signed.ts';
import {
  bringInCoordinatorKey,
  coordinatorKey,
  makeCoordinatorKey,
  sealUnder,
  unsealUnder,
} from '#storage/coordinator-key.ts';
import { openRecord } from '#storage/browser-record.ts';
import { type Desk, forgetDesk, openDesk } from '#storage/desk.ts';
import { setSharedComputer } from '#storage/page-cache.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';
import { codeOf, coordinator, full as assignment } from '../domain/assignment/assigning.ts';

const draw = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const { invitees } = invite([], 'Dr One\nDr Two', draw);
const signer = await coordinator();
const made: AssignmentMade = {
  assignment,
  code: await codeOf(assignment, signer),
  keyName: keyName(signer.key),
  made: '2026-11-22T09:00:00.000Z',
  invitees,
};
const another = { ...assignment, id: 'another1' };
const other: AssignmentMade = {
  ...made,
  assignment: another,
  code: await codeOf(another, signer),
  made: '2026-11-23T09:00:00.000Z',
};

function anOffice() {
  const browser = { indexedDB: new IDBFactory() };
  return { browser, desk: openDesk('/', browser) as Desk };
}

describe('a coordinator’s desk', () => {
  it('has what was made on this device, the newest first, also for the next page', async () => {
    const { browser, desk } = anOffice();
    expect(await desk.list()).toEqual([]);
    await desk.keep(made);
    await desk.keep(other);
    expect(await openDesk('/', browser)?.list()).toEqual([other, made]);
    expect(await openDesk('/elsewhere/', browser)?.list(), 'one for each copy of the course').toEqual([]);
  });

  it('keeps everybody when the same list is changed in two tabs at once', async () => {
    const { browser, desk } = anOffice();
    const second = openDesk('/', browser);
    await desk.keep({ ...made, invitees: [] });
    await Promise.all([
      desk.invite(assignment.id, (known) => invite(known, 'Dr One', draw).invitees),
      second?.invite(assignment.id, (known) => invite(known, 'Dr Two', draw).invitees),
    ]);
    const [kept] = await desk.list();
    expect(kept?.invitees.map(({ label }) => label).sort()).toEqual(['Dr One', 'Dr Two']);
    expect(await desk.invite('not-here', () => invitees)).toBeNull();
  });

  it('loses nobody who was invited when what was made is brought in again', async () => {
    const { desk } = anOffice();
    await desk.keep(made);
    const more = invite(invitees.slice(0, 1), 'Dr Three', draw).invitees;
    await desk.keep({ ...made, invitees: more });
    const [kept] = await desk.list();
    expect(kept?.invitees.map(({ label }) => label)).toEqual(['Dr One', 'Dr Two', 'Dr Three']);
    expect(await desk.keep(made), 'twice changes nothing').toEqual(kept);
  });

  it('forgets one when it is told to, and the sealed key stays', async () => {
    const { desk } = anOffice();
    await desk.keep(made);
    await desk.keep(other);
    await desk.keepSealedKey('sealed');
    await desk.forget(assignment.id);
    expect(await desk.list()).toEqual([other]);
    expect(await desk.sealedKey()).toBe('sealed');
  });

  it('knows how much was changed since a backup was taken', async () => {
    const { desk } = anOffice();
    expect(await desk.standing()).toEqual({ backedUp: null, changes: 0 });
    await desk.keep(made);
    await desk.invite(assignment.id, (known) => invite(known, 'Dr Five', draw).invitees);
    await desk.forget('not-here');
    expect(await desk.standing()).toEqual({ backedUp: null, changes: 2 });
    await desk.noteBackup('2026-11-25T09:00:00.000Z');
    await desk.forget(assignment.id);
    expect(await desk.standing()).toEqual({ backedUp: '2026-11-25T09:00:00.000Z', changes: 1 });
  });

  it('is not kept on a shared computer, nor where there is no database', () => {
    const browser = { indexedDB: new IDBFactory(), localStorage: fakeStorage(fakeDisk()) };
    setSharedComputer('/', true, browser);
    expect([openDesk('/', browser), openDesk('/', {})]).toEqual([null, null]);
  });

  it('is gone with everything else when everything is erased', async () => {
    const { browser, desk } = anOffice();
    await desk.keep(made);
    const store = await openRecord({ root: '/', browser });
    expect(await store.erase()).toEqual({ complete: true, left: [] });
    store.close();
    expect((await browser.indexedDB.databases()).map(({ name }) => name)).not.toContain('pr1:/:desk');
    expect(await forgetDesk('/', {}), 'nothing is left where nothing can be').toBe(true);
  });
});

describe('a backup of the desk', () => {
  const passphrase = 'a long sentence of my own';
  const office = { indexedDB: new IDBFactory() };
  const at = '2026-11-22T10:00:00.000Z';

  async function aBackup() {
    const outcome = await makeCoordinatorKey('/', { passphrase, made: at }, { indexedDB: new IDBFactory() });
    if (!outcome.ok || !('backup' in outcome)) throw new Error('No key was made.');
    const { backup: key } = outcome;
    const sealed = await sealUnder({ passphrase, backup: key }, writeDesk([made, other]), (nonce) =>
      deskHeadOf({ key, made: at, nonce }),
    );
    if (!sealed) throw new Error('It was not sealed.');
    return { key, file: writeDeskBackup({ key, made: at, ...sealed }) };
  }

  it('opens on another device with its passphrase, key and assignments alike, and holds no name in the clear', async () => {
    const { key, file } = await aBackup();
    expect(file).not.toContain('Dr One');
    const reading = readDeskBackup(file);
    if (!reading.ok) throw new Error(reading.sentence);
    const { backup } = reading;
    const text = await unsealUnder({ passphrase, backup: backup.key }, { ...backup, head: deskHeadOf(backup) });
    expect(readDesk(text ?? '')).toEqual({ assignments: [made, other], unread: 0 });
    expect(await bringInCoordinatorKey('/', { passphrase, backup: backup.key }, office)).toMatchObject({ ok: true });
    expect((await coordinatorKey('/', office))?.key).toEqual(key.key);
  });

  it('is not sealed under a passphrase that would not open it, nor opened by another, nor when a letter of it was changed', async () => {
    const { key, file } = await aBackup();
    expect(await sealUnder({ passphrase: 'another long sentence', backup: key }, 'x', () => '')).toBeNull();
    const reading = readDeskBackup(file.replace(at, '2026-11-22T10:00:01.000Z'));
    if (!reading.ok) throw new Error(reading.sentence);
    const { backup } = reading;
    const head = deskHeadOf(backup);
    expect(await unsealUnder({ passphrase, backup: backup.key }, { ...backup, head })).toBeNull();
    expect(await unsealUnder({ passphrase: 'another long sentence', backup: key }, { ...backup, head })).toBeNull();
  });

  it.each([
    ['not-a-backup', '{}'],
    ['not-a-backup', 'hello'],
    ['newer', '{"format":"post-rounds-desk","version":2}'],
    ['damaged', '{"format":"post-rounds-desk","version":1}'],
  ])('is refused as %s with a sentence', (refusal, file) => {
    expect(readDeskBackup(file)).toMatchObject({ ok: false, refusal, sentence: expect.stringMatching(/.{20}/) });
  });

  it('gives what it can where some of it cannot be read', () => {
    const text = writeDesk([made]).replace('"assignments":[', '"assignments":[{},');
    expect(readDesk(text)).toEqual({ assignments: [made], unread: 1 });
    expect(readDesk('[]')).toEqual({ assignments: [], unread: 0 });
  });
});

describe('what was made, in a file', () => {
  it('reads back as it was, and takes its words from the code, which was signed', () => {
    expect(readMade(JSON.parse(JSON.stringify(made)))).toEqual(made);
    const lying = { ...made, assignment: { ...assignment, title: 'Another' } };
    expect(readMade(lying)?.assignment).toEqual(assignment);
  });

  it.each([
    ['nothing', null],
    ['a code that is none', { ...made, code: 'x' }],
    ['a key without a name', { ...made, keyName: '' }],
    ['no day', { ...made, made: 5 }],
    ['people without tokens', { ...made, invitees: [{ label: 'Dr One' }] }],
    ['a list that is none', { ...made, invitees: 'Dr One' }],
  ])('is none where it says %s', (_, value) => {
    expect(readMade(value)).toBeNull();
  });

  it('joins to the same, whichever comes first', () => {
    const later = { ...made, made: '2026-11-24T09:00:00.000Z', invitees: invite([], 'Dr Four', draw).invitees };
    expect(joinMade(made, later)).toEqual(joinMade(later, made));
    expect(joinMade(made, later).invitees).toHaveLength(3);
  });
});
