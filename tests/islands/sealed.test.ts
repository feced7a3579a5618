import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { KeyBackup } from '#domain/assignment/key-backup.ts';
import { hashOf, largestHandIn, writeHandIn } from '#domain/hand-in/hand-in-file.ts';
import { receiverName } from '#domain/hand-in/receiving.ts';
import { largestSealed, writeSealed } from '#domain/hand-in/sealed-file.ts';
import { fill } from '#domain/course/fill.ts';
import { createDesk } from '#islands/console/desk.ts';
import type { DeskView } from '#islands/console/messages.ts';
import { bringInCoordinatorKey, makeCoordinatorKey } from '#storage/coordinator-key.ts';
import { receiversHere } from '#storage/receiving-key.ts';
import { codeOf, coordinator, least } from '#tests/domain/assignment/assigning.ts';
import { close } from '#tests/domain/hand-in/offices.ts';
import { course, handInOf } from '#tests/domain/hand-in/handing-in.ts';

const groups = parse(readFileSync('content/interface/en.yaml', 'utf8')) as Record<string, Record<string, string>>;
const words = { ...groups['verify'], ...groups['roster'], ...groups['console'] };
const refused = (why: string, values = {}) => fill(words[`refused-sealed-${why}`], values);
const [passphrase, made] = ['a long sentence of my own', '2026-11-22T09:00:00.000Z'];
const [ours, theirs] = ['/ours/', '/theirs/'];
const assigned = { assignments: [], keys: [] };

let backup: KeyBackup;
const sealTo: Record<string, string> = {};
let code: string;

beforeAll(async () => {
  for (const root of [ours, theirs]) {
    const outcome = await makeCoordinatorKey(root, { passphrase, made });
    if (!outcome.ok || !('backup' in outcome)) throw new Error('No key was made.');
    if (root === ours) backup = outcome.backup;
    sealTo[root] = outcome.backup.receiver?.x ?? '';
  }
  code = await codeOf(least, await coordinator());
});

async function aDesk(root: string) {
  let now: DeskView | undefined;
  const desk = createDesk((view) => {
    now = view;
  });
  await desk.open({ root, course, baseline: {}, minutes: { reviews: 90 }, titles: {}, words, keep: true, assigned });
  const until = async (is: (view: DeskView) => boolean) => {
    while (!now || !is(now)) await new Promise((resolve) => setTimeout(resolve, 5));
    return now;
  };
  const bring = async (...files: readonly (readonly [name: string, content: BlobPart])[]) => {
    // What is told from now on is told of this import.
    now = undefined;
    await desk.bring(
      files.map(([name, content]) => ({ name, file: new Blob([content]) })),
      files.length,
    );
    return until((view) => view.doing === 'resting' && view.waiting === 0 && view.fresh && view.read === view.files);
  };
  const rows = () => desk.rows({}, 0, 100);
  return { desk, bring, rows, until };
}

const handIn = (name: string) => writeHandIn(handInOf([], { name, assignment: code }), null);

async function sealed(text: string, root = ours, assignment = least.id) {
  return (await writeSealed(text, { assignment, sealTo: sealTo[root] ?? '' }, close)) ?? '';
}

describe('a sealed hand-in on the desk', () => {
  it('is opened by itself, in an archive and as a line, and is one with the same hand-in come open', async () => {
    const { bring, rows, desk } = await aDesk(ours);
    const [anna, ben, cleo, dora] = await Promise.all(['Anna', 'Ben', 'Cleo', 'Dora'].map(handIn));
    const lines = `${await sealed(cleo ?? '')}${JSON.stringify(await sealed(dora ?? ''))}\n`;
    const zip = zipSync({ 'in/ben.jwe': new TextEncoder().encode(await sealed(ben ?? '')) });
    const view = await bring(
      ['anna.jwe', await sealed(anna ?? '')],
      ['group.zip', new Uint8Array(zip)],
      ['all.ndjson', lines],
    );
    expect(view).toMatchObject({ handIns: 4, added: 4, setAsideCount: 0 });
    expect((await rows()).map(({ name, current }) => [name, current.sealed])).toEqual(
      ['Anna', 'Ben', 'Cleo', 'Dora'].map((name) => [name, true]),
    );
    expect(await desk.text(hashOf(anna ?? ''))).toBe(anna);
    expect(await bring(['anna.json', anna ?? ''])).toMatchObject({ handIns: 4, known: 1 });
    await bring(['eve.json', await handIn('Eve')]);
    expect((await rows()).find(({ name }) => name === 'Eve')?.current.sealed).toBeUndefined();
  }, 30_000);

  it('that came sealed is still known for it out of a backup on another desk', async () => {
    const { desk } = await aDesk(ours);
    const backedUp = await desk.backup(passphrase, []);
    if (!backedUp.ok) throw new Error(backedUp.why);
    const { desk: other, rows, until } = await aDesk('/takes-over/');
    expect(await other.openBackup(backedUp.made.file, passphrase)).toMatchObject({ ok: true, handIns: 5 });
    await until((view) => view.handIns === 5 && view.waiting === 0 && view.fresh && view.doing === 'resting');
    expect((await rows()).filter(({ current }) => current.sealed).map(({ name }) => name)).toHaveLength(4);
  }, 30_000);

  it('that no key here opens is set aside with the sentence that says which it needs, and opens once that was brought in', async () => {
    const text = await handIn('Fay');
    const [file, key] = [await sealed(text), receiverName(sealTo[ours] ?? '')];
    const none = await aDesk('/none/');
    expect((await none.bring(['fay.jwe', file])).setAside).toEqual([
      { file: 'fay.jwe', why: refused('no-key', { key }) },
    ]);
    const other = await aDesk(theirs);
    const own = receiverName(sealTo[theirs] ?? '');
    expect((await other.bring(['fay.jwe', file])).setAside).toEqual([
      { file: 'fay.jwe', why: refused('other-key', { key, own }) },
    ]);
    expect((await bringInCoordinatorKey('/none/', { passphrase, backup })).ok).toBe(true);
    expect(await receiversHere('/none/')).toHaveLength(1);
    expect(await none.bring(['fay.jwe', file])).toMatchObject({ handIns: 1, setAsideCount: 0 });
  }, 30_000);

  it('is trusted no more than an open one, and whatever is wrong with it is named', async () => {
    const { bring } = await aDesk(ours);
    const file = await sealed(await handIn('Gus'));
    const [head, , nonce, inside = '', tag] = file.trim().split('.');
    const changed = [head, '', nonce, inside.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')), tag].join('.');
    const view = await bring(
      ['cut.jwe', file.slice(0, 600)],
      ['changed.jwe', changed],
      ['huge.jwe', `${file.trim()}${'A'.repeat(largestSealed)}`],
      ['inside-huge.jwe', await sealed(' '.repeat(largestHandIn + 1))],
      ['mixed.jwe', await sealed(await handIn('Hal'), ours, 'AnotherOne')],
      ['no-hand-in.jwe', await sealed('{"format":"post-rounds-record"}')],
      ['twice.jwe', await sealed(file)],
    );
    expect(Object.fromEntries(view.setAside.map((one) => [one.file, one.why]))).toEqual({
      'cut.jwe': refused('cut'),
      'changed.jwe': refused('changed'),
      'huge.jwe': words['refused-too-large'],
      'inside-huge.jwe': expect.stringContaining('at most 5.0 MB'),
      'mixed.jwe': refused('mixed'),
      'no-hand-in.jwe': expect.stringContaining('not a hand-in'),
      'twice.jwe': expect.stringContaining('sealed to one office'),
    });
    expect(view.added).toBe(0);
  }, 30_000);
});
