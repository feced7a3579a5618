import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { invite } from '#domain/assignment/invitees.ts';
import { type AssignmentMade, joinMade, readMade } from '#domain/assignment/made.ts';
import { keyName } from '#domain/assignment/signed.ts';
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
const other: AssignmentMade = {
  ...made,
  assignment: { ...assignment, id: 'another1' },
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
