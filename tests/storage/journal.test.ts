import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BrowserParts } from '#storage/browser-parts.ts';
import { openRecord } from '#storage/browser-record.ts';
import { openJournal } from '#storage/journal.ts';
import { journalIn } from '#storage/journal-keep.ts';
import { setSharedComputer } from '#storage/page-cache.ts';
import { fakeDisk, fakeStorage } from '../fakes/storage.ts';

const root = '/course/';

function aBrowser(parts: Partial<BrowserParts> = {}) {
  const local = fakeDisk();
  const session = fakeDisk();
  const browser: BrowserParts = {
    localStorage: fakeStorage(local),
    sessionStorage: fakeStorage(session),
    indexedDB: new IDBFactory(),
    ...parts,
  };
  let minute = 0;
  const now = () => Date.UTC(2026, 10, 22, 9, minute++);
  return { browser, local, session, open: () => openJournal({ root, browser, now }) };
}

describe('the journal', () => {
  test('gives back what was written, after another opening too', async () => {
    const { open } = aBrowser();
    const journal = await open();
    expect(await journal.read('reflection', 'defamation')).toBeUndefined();
    expect(await journal.write('reflection', 'defamation', 'I nearly replied.')).toBe('kept');
    expect(await journal.write('name', undefined, 'A. Learner')).toBe('kept');
    const later = await open();
    expect(await later.read('reflection', 'defamation')).toBe('I nearly replied.');
    expect(await later.read('name')).toBe('A. Learner');
    expect(await later.read('reflection', 'cover')).toBeUndefined();
    expect(await later.all()).toMatchObject([
      { kind: 'name', text: 'A. Learner' },
      { kind: 'reflection', of: 'defamation', at: '2026-11-22T09:00:00.000Z' },
    ]);
  });

  test('keeps twenty thousand characters with signs of every kind, and half a sign, exactly as they were written', async () => {
    const { open } = aBrowser();
    const text = `${'Tired. 👩🏽‍⚕️ e\u0301 \u202e '.repeat(1000)}\ud83d`.slice(-20_000);
    expect(text).toHaveLength(20_000);
    expect(await (await open()).write('reflection', 'defamation', text)).toBe('kept');
    expect((await (await open()).all())[0]?.text).toBe(text);
  });

  test('keeps any text whatever, and forgets a page that was emptied', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), async (text) => {
        const { open } = aBrowser();
        const journal = await open();
        await journal.write('draft', undefined, text);
        expect(await (await open()).read('draft')).toBe(text);
        expect(await journal.write('draft', undefined, '')).toBe('kept');
        expect(await (await open()).all()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves one version behind, however often a page is written', async () => {
    const { open } = aBrowser();
    for (const words of ['one', 'two', 'three']) {
      const journal = await open();
      await journal.read('plan', 'cover');
      await journal.write('plan', 'cover', `${words} a`);
      await journal.write('plan', 'cover', words);
    }
    expect((await (await open()).all()).map(({ text }) => text)).toEqual(['three']);
  });

  test('loses nothing when two tabs write one page', async () => {
    const { open } = aBrowser();
    const [here, there] = [await open(), await open()];
    await here.read('reflection', 'cover');
    await there.read('reflection', 'cover');
    await here.write('reflection', 'cover', 'written here');
    await there.write('reflection', 'cover', 'written there');
    await here.write('reflection', 'cover', 'written here, again');
    const after = await open();
    expect(await after.read('reflection', 'cover')).toBe('written here, again');
    expect((await after.all()).map(({ text }) => text)).toEqual(['written here, again', 'written there']);
    expect(await after.forget('reflection', 'cover')).toBe(true);
    expect(await after.all()).toEqual([]);
  });

  test('forgets one page, or all', async () => {
    const { open } = aBrowser();
    const journal = await open();
    await journal.write('reflection', 'cover', 'one');
    await journal.write('reflection', 'apps', 'two');
    await journal.forget('reflection', 'cover');
    expect((await journal.all()).map(({ of }) => of)).toEqual(['apps']);
    expect(await journal.forgetAll()).toBe(true);
    expect(await (await open()).all()).toEqual([]);
  });

  test('sets aside what it cannot read, and leaves it where it lies', async () => {
    const { browser, open } = aBrowser();
    const keep = journalIn(browser.indexedDB as IDBFactory, 'pr1:/course/:journal');
    const strange = [
      { key: 'reflection:cover:old', text: '{"v":1,"kind":"refl' },
      { key: 'reflection:cover:newer', text: '{"v":2,"kind":"reflection","of":"cover","sealed":"…"}' },
    ];
    for (const page of strange) await keep.change(0, page, []);
    const journal = await open();
    await journal.write('reflection', 'cover', 'new words');
    await journal.forget('reflection', 'cover');
    expect(await journal.all()).toEqual([]);
    expect((await journal.setAside()).map(({ text }) => text).sort()).toEqual(strange.map(({ text }) => text).sort());
  });

  test('is written to web storage where there is no database, and says so where there is nothing', async () => {
    const { open, local } = aBrowser({ indexedDB: undefined });
    const journal = await open();
    expect(await journal.write('cover', undefined, 'Ask about territory.')).toBe('kept');
    expect(await (await open()).read('cover')).toBe('Ask about territory.');
    local.fate = ({ kind }) => (kind === 'write' ? { throws: new DOMException('full', 'QuotaExceededError') } : 'done');
    expect(await journal.write('cover', undefined, 'More.')).toBe('refused');
    expect(await (await openJournal({ root, browser: {} })).write('cover', undefined, 'x')).toBe('refused');
  });

  test('lasts as long as the tab on a shared computer', async () => {
    const { browser, local, session, open } = aBrowser();
    setSharedComputer(root, true, browser);
    const journal = await open();
    expect(await journal.write('reflection', 'cover', 'private')).toBe('kept');
    expect([...local.local.keys()].filter((key) => key.includes(':j:'))).toEqual([]);
    expect([...session.local.keys()].filter((key) => key.includes(':j:'))).toHaveLength(1);
    setSharedComputer(root, false, browser);
    expect(await (await open()).all()).toEqual([]);
  });
});

describe('erasing everything', () => {
  for (const database of ['with a database', 'without a database']) {
    const browserOf = () => aBrowser(database === 'with a database' ? {} : { indexedDB: undefined });

    test(`takes the journal with it, and no other tab can bring it back (${database})`, async () => {
      const { browser, open } = browserOf();
      const otherTab = await open();
      await otherTab.write('reflection', 'cover', 'private');
      const record = await openRecord({ root, browser });
      await record.add({ kind: 'lesson-finished', lesson: 'one' }).saved;
      expect(await record.erase()).toEqual({ complete: true, left: [] });
      record.close();
      expect(await otherTab.write('reflection', 'cover', 'private, again')).toBe('refused');
      const later = await open();
      expect(await later.all()).toEqual([]);
      expect(await later.write('reflection', 'cover', 'a new beginning')).toBe('kept');
      expect(await (await open()).read('reflection', 'cover')).toBe('a new beginning');
    });
  }

  test('is finished by the next opening when the browser died before it reached the database', async () => {
    const { local, open } = aBrowser();
    const before = await open();
    await before.write('name', undefined, 'A. Learner');
    local.local.set('pr1:/course/:epoch', '1');
    expect(await (await open()).all()).toEqual([]);
    expect(await before.write('name', undefined, 'A. Learner')).toBe('refused');
  });
});
