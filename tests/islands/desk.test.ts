import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { createDesk } from '#islands/console/desk.ts';
import type { DeskView, Setup } from '#islands/console/messages.ts';
import { course } from '#tests/domain/hand-in/handing-in.ts';
import { receive } from '#tests/domain/roster/received.ts';
import { finishedRecord } from '#tests/finished-record.ts';

const groups = parse(readFileSync('content/interface/en.yaml', 'utf8')) as Record<string, Record<string, string>>;
const words = { ...groups['verify'], ...groups['roster'], ...groups['console'] };

const setup: Setup = {
  root: '/',
  course,
  baseline: {},
  minutes: { reviews: 90 },
  titles: {},
  words,
  keep: true,
  assigned: { assignments: [], keys: [] },
};

/** A desk over this process’s database, under a root of its own, and where it stands. */
async function aDesk(root: string, more: Partial<Setup> = {}) {
  let now: DeskView | undefined;
  const desk = createDesk((view) => {
    now = view;
  });
  await desk.open({ ...setup, root, ...more });
  const until = async (is: (view: DeskView) => boolean) => {
    while (!now || !is(now)) await new Promise((resolve) => setTimeout(resolve, 5));
    return now;
  };
  return { desk, until, view: () => now };
}

/** Hand-ins as small as they get, each a line. */
function handIns(count: number): readonly string[] {
  const clock = hybridClock(() => Date.UTC(2026, 10, 22));
  const at = '2026-11-22T09:00:00.000Z';
  return Array.from({ length: count }, (_, n) => {
    const { entry } = composeEntry(
      { kind: 'lesson-finished', lesson: 'read-this' },
      { device: `d${n}.aaaaaaaa`, seq: 0, hlc: clock.tick(), at },
    );
    return JSON.stringify({
      format: 'post-rounds-hand-in',
      version: 1,
      made: at,
      course: { id: course.id, edition: course.edition, structures: {}, banks: {} },
      progress: { done: 1, of: 3, complete: [], course: false },
      learner: { name: `Person ${n}` },
      entries: [entry],
      signature: null,
    });
  });
}

const file = (name: string, text: BlobPart) => ({ name, file: new Blob([text]) });
const byName = { by: 'name', down: false } as const;
const rested = ({ doing, waiting, fresh }: DeskView) => doing === 'resting' && waiting === 0 && fresh;

describe('the desk', () => {
  it('takes in every good line, and lists each bad one by its number (F-60); a second time changes nothing', async () => {
    const { desk, until } = await aDesk('/lines/');
    const lines = handIns(3000).flatMap((line, at) => (at % 21 === 0 && at < 137 * 21 ? ['{"format":', line] : [line]));
    await desk.bring([file('all.ndjson', lines.join('\n'))], 1);
    const view = await until((now) => rested(now) && now.handIns === 3000);
    expect(view).toMatchObject({ added: 3000, known: 0, setAsideCount: 137 });
    expect((await desk.setAside())[1]).toMatchObject({ file: 'all.ndjson:23' });
    const before = await desk.lookUp({}, byName, 0, 100);
    await desk.bring([file('again.ndjson', lines.join('\n'))], 1);
    await until((now) => rested(now) && now.known === 3000);
    expect(await desk.lookUp({}, byName, 0, 100)).toEqual(before);
    const { desk: later, until: then } = await aDesk('/lines/');
    await then((now) => rested(now) && now.handIns === 3000);
    expect(await later.lookUp({}, byName, 0, 100)).toEqual(before);
  }, 60_000);

  it('stops in the middle with what it has, named as not verified, and takes it back whole (F-61)', async () => {
    const { desk, until } = await aDesk('/stop/');
    await desk.bring([file('first.json', handIns(1)[0] ?? '')], 1);
    await until((now) => rested(now) && now.handIns === 1);
    await desk.bring([file('all.ndjson', handIns(5000).slice(1).join('\n'))], 1);
    await until(({ read }) => read >= 1000);
    await desk.cancel();
    const view = await until(({ doing, people }) => doing === 'resting' && people > 1);
    expect(view.handIns).toBeGreaterThanOrEqual(1001);
    expect(view.handIns).toBeLessThan(5000);
    expect(view.waiting).toBe(view.handIns - 1);
    await desk.undo();
    await until((now) => now.handIns === 1 && now.people === 1);
    const { until: then } = await aDesk('/stop/');
    expect(await then(rested)).toMatchObject({ handIns: 1, interrupted: false });
  }, 60_000);

  it('lists at once what was being written when it was stopped: a later visit finds no more', async () => {
    const { desk, until } = await aDesk('/stop-writing/');
    await desk.bring([file('all.ndjson', handIns(5000).join('\n'))], 1);
    // The first lot is on the disk, and the second on its way there.
    await until(({ read }) => read >= 1000);
    await desk.cancel();
    const { handIns: listed } = await until(({ doing }) => doing === 'resting');
    const { until: later } = await aDesk('/stop-writing/');
    expect((await later(({ state }) => state === 'ready')).handIns).toBe(listed);
  }, 60_000);

  it('says after a crash that an import was interrupted, and takes that one back', async () => {
    const { desk, until } = await aDesk('/crash/');
    await desk.bring([file('first.json', handIns(1)[0] ?? '')], 1);
    await until((now) => rested(now) && now.handIns === 1);
    // The next files never come: the tab has died with half of them sent.
    void desk.bring([file('some.ndjson', handIns(1500).slice(1).join('\n'))], 2);
    await until(({ read }) => read >= 1000);
    const { desk: after, until: then } = await aDesk('/crash/');
    const found = await then(({ state }) => state === 'ready');
    expect(found).toMatchObject({ interrupted: true });
    expect(found.handIns).toBeGreaterThan(1000);
    await after.undo();
    expect(await then((now) => now.handIns === 1)).toMatchObject({ interrupted: false });
    await desk.cancel();
  }, 60_000);

  it('opens archives and compressed lines no further than they may go, and names what it refused (F-59)', async () => {
    const { desk, until } = await aDesk('/zip/');
    const [one = '', two = '', three = ''] = handIns(3);
    const bytes = (text: string) => new TextEncoder().encode(text);
    const zip = zipSync({
      'a/one.json': bytes(one),
      '../../two.json': bytes(two),
      'inner.zip': zipSync({ 'x.json': bytes(three) }),
      'huge.json': new Uint8Array(6 * 2 ** 20),
    });
    const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, new Uint8Array()])), {
      level: 0,
    });
    const brought = [
      file('group.zip', new Uint8Array(zip)),
      file('many.zip', new Uint8Array(many)),
      file('bomb.ndjson.gz', new Uint8Array(gzipSync(new Uint8Array(64 * 2 ** 20).fill(32)))),
      file('cut.zip', new Uint8Array(zip.slice(0, 300))),
      file('lines.ndjson.gz', new Uint8Array(gzipSync(bytes(`${three}\n`)))),
    ];
    await desk.bring(brought, brought.length);
    await until((now) => rested(now) && now.handIns === 3);
    expect((await desk.setAside()).map(({ file: name, why }) => [name, why])).toEqual([
      ['group.zip: inner.zip', words['refused-nested']],
      ['group.zip: huge.json', words['refused-too-large']],
      ['many.zip', words['refused-too-many-entries']],
      ['bomb.ndjson.gz', words['refused-bomb']],
      ['cut.zip', words['refused-not-a-zip']],
    ]);
  }, 60_000);

  it('closes the roster with a passphrase, keeps taking in, and opens with nothing else', async () => {
    const { desk, until } = await aDesk('/seal/');
    const [one = '', two = ''] = handIns(2);
    await desk.bring([file('one.json', one)], 1);
    await until((now) => rested(now) && now.handIns === 1);
    expect(await desk.seal('short')).toBe('short-passphrase');
    expect(await desk.seal('a long sentence of my own')).toBe('done');
    await desk.bring([file('two.json', two)], 1);
    await until((now) => rested(now) && now.handIns === 2);
    const { desk: later, until: then } = await aDesk('/seal/');
    expect(await then(({ state }) => state === 'locked')).toMatchObject({ handIns: 0, sealed: true });
    expect(await later.unlock('a long sentence of my owm')).toBe(false);
    expect(await later.unlock('a long sentence of my own')).toBe(true);
    await then((now) => rested(now) && now.handIns === 2);
    expect(
      await later.text(
        (await later.row((await later.lookUp({}, byName, 0, 1)).lines[0]?.id ?? ''))?.current.hash ?? '',
      ),
    ).toBe(one);
  }, 60_000);

  it('hands everything over as one sealed file, which is read and replayed anew by whoever opens it (COO-3)', async () => {
    const { desk, until } = await aDesk('/from/');
    await desk.bring([file('all.ndjson', handIns(30).join('\n'))], 1);
    await until((now) => rested(now) && now.handIns === 30);
    const made = await desk.backup('a long sentence of my own', [{ assignment: 'a' }]);
    if (!made.ok) throw new Error(made.why);
    expect(made.made.count).toBe(30);
    const text = await made.made.file.text();
    expect(text).not.toContain('Person');
    const { desk: other, until: then } = await aDesk('/to/');
    const wrong = await other.openBackup(made.made.file, 'a long sentence of my owm');
    expect(wrong).toEqual({ ok: false, why: 'wrong-passphrase' });
    const lines = text.trimEnd().split('\n');
    for (const [bad, why] of [
      [lines.slice(0, -1).join('\n'), 'cut-short'],
      [[lines[0], ...lines.slice(1).reverse()].join('\n'), 'wrong-passphrase'],
      [text.replace('2026', '2027'), 'wrong-passphrase'],
      ['{}', 'not-a-backup'],
      [text.replace('"version":1', '"version":2'), 'newer'],
    ] as const)
      expect(await other.openBackup(new Blob([bad]), 'a long sentence of my own'), why).toEqual({ ok: false, why });
    expect(await other.openBackup(made.made.file, 'a long sentence of my own')).toMatchObject({
      ok: true,
      handIns: 30,
      assigned: [{ assignment: 'a' }],
    });
    await then((now) => rested(now) && now.handIns === 30);
    expect(await other.lookUp({}, byName, 0, 100)).toEqual(await desk.lookUp({}, byName, 0, 100));
    expect(await other.erase()).toBe(true);
    const { until: gone } = await aDesk('/to/');
    expect(await gone(({ state }) => state === 'ready')).toMatchObject({ handIns: 0 });
  }, 60_000);

  it('puts the statistics of the group into the bundle for an audit, from ten people on', async () => {
    const { desk, until } = await aDesk('/audit/');
    const people = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const entries = finishedRecord(course, { place: 'uk', device: `person${n}aaa.11111111` });
        return file(`${n}.json`, (await receive(entries, { name: `Person ${n}` })).file);
      }),
    );
    const decisions = async () => {
      const said = await desk.report({ kind: 'audit', shownBefore: 'Shown.', about: 'About.' }, {}, byName);
      if (!said.ok) throw new Error(said.why);
      const files = unzipSync(new Uint8Array(await said.made.file.arrayBuffer()));
      expect(strFromU8(files['SHA256SUMS'] ?? new Uint8Array())).toContain('  decisions.csv\n');
      const text = strFromU8(files['decisions.csv'] ?? new Uint8Array());
      return parseCsv(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[];
    };
    await desk.bring(people.slice(1), 9);
    await until((now) => rested(now) && now.handIns === 9);
    for (const line of await decisions())
      expect(line).toMatchObject({ Case: 'ladder', People: '9', Count: '', 'Held back': 'shown from 10 people' });
    await desk.bring(people.slice(0, 1), 1);
    await until((now) => rested(now) && now.handIns === 10);
    const shown = await decisions();
    expect(shown.filter((line) => line['Count'] === '10')).toHaveLength(3);
    expect(shown.every((line) => line['People'] === '10' && line['Held back'] === '')).toBe(true);
  }, 60_000);

  it('writes nothing down on a shared computer', async () => {
    const { desk, until } = await aDesk('/shared/', { keep: false });
    await desk.bring([file('one.json', handIns(1)[0] ?? '')], 1);
    expect(await until((now) => rested(now) && now.handIns === 1)).toMatchObject({ kept: 'shared' });
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('pr1:/shared/:roster');
  });
});
