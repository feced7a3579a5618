import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentsOf, leftOutOf } from '#domain/hand-in/contents.ts';
import { examine } from '#domain/hand-in/examine.ts';
import { hashOf, readHandIn, writeHandIn } from '#domain/hand-in/hand-in-file.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import { standingOf } from '#domain/hand-in/standing.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry } from '#domain/record/entry.ts';
import { canonicalText, identify } from '#domain/record/identify.ts';
import { recordOf } from '#domain/record/record.ts';
import { writeRecordFile } from '#domain/record/record-file.ts';
import { replayer } from '#machines/scenario.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { check, course, type Handed, handInOf, made, now, signer } from './handing-in.ts';

const finished = finishedRecord(course, { place: 'uk' });
let key: Signer;
let file: string;

beforeAll(async () => {
  key = await signer();
  file = await writeHandIn(handInOf(finished, { name: 'Dr Ayesha Rahman' }), key);
});

/** What comes of a file, or the refusal. */
async function look(text: string | Uint8Array, at = now) {
  const reading = await readHandIn(text, check);
  return reading.ok ? { reading, ...examine(reading, course, replayer, at) } : reading;
}

async function looked(text: string | Uint8Array, at = now) {
  const seen = await look(text, at);
  if (!('findings' in seen)) throw new Error(`It was refused: ${seen.sentence}`);
  return { ...seen, ids: seen.findings.map(({ id }) => id) };
}

/** The file, changed and signed anew by whoever changed it: the signature then holds, and only the content can tell. */
async function forge(change: (entries: Entry[]) => Entry[], head: object = {}): Promise<string> {
  const entries = change(structuredClone([...finished]));
  return writeHandIn({ ...handInOf(entries), ...head }, key);
}

/** An entry with other fields, and the id that they ought to have. */
function rewrite<E extends Entry>(entry: E, fields: object): E {
  const changed = { ...entry, ...fields };
  return { ...changed, id: identify({ ...changed }) };
}

function replaceAt(entries: readonly Entry[], kind: Entry['kind'], fields: object): Entry[] {
  const at = entries.findIndex((entry) => entry.kind === kind);
  return entries.map((entry, index) => (index === at ? rewrite(entry, fields) : entry));
}

describe('a hand-in of a finished module', () => {
  it('verifies: signed, unchanged, and every result follows from its answers', async () => {
    const seen = await looked(file);
    expect(seen.findings).toEqual([]);
    expect(seen.verdict).toBe('sound');
    expect(seen.reading.signature).toBe('valid');
    expect(seen.attempts.map(({ verdict }) => verdict)).toEqual(['agrees']);
    expect(seen.forms.map(({ verdict }) => verdict)).toEqual(['agrees']);
    expect(seen.progress.complete).toBe(true);
    expect(seen.reading.handIn.learner).toMatchObject({ name: 'Dr Ayesha Rahman', place: 'uk' });
  });

  it('is named by the SHA-256 of its text, whatever the ends of its lines', async () => {
    const windows = `\uFEFF${file.replaceAll('\n', '\r\n')}`;
    const seen = await looked(new TextEncoder().encode(windows));
    expect(seen.reading.hash).toBe(hashOf(file));
    expect(seen.verdict, 'F-53').toBe('sound');
    expect(seen.ids).toEqual([]);
  });

  it('that another program laid out anew says so, and is not blamed for it', async () => {
    const seen = await looked(JSON.stringify(JSON.parse(file)));
    expect([seen.verdict, seen.ids]).toEqual(['sound', ['laid-out-anew']]);
  });

  it('holds no private key, and no journal unless it was ticked', () => {
    expect(Object.keys((JSON.parse(file) as Handed).signature.key).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(JSON.parse(file)).not.toHaveProperty('journal');
    expect(leftOutOf(file)).toEqual(['journal', 'machine']);
  });

  it('without cryptography is unsigned, and says so', async () => {
    const seen = await looked(await writeHandIn(handInOf(finished), null));
    expect([seen.reading.signature, seen.verdict, seen.ids]).toEqual(['unsigned', 'doubt', ['unsigned']]);
  });

  it('where the reader has no cryptography is called unchecked, not valid and not invalid', async () => {
    const reading = await readHandIn(file, async () => null);
    expect(reading).toMatchObject({ ok: true, signature: 'unchecked' });
  });
});

describe('a hand-in that was changed', () => {
  it('never verifies, whichever byte was changed', { timeout: 60_000 }, async () => {
    const bytes = new TextEncoder().encode(file);
    const same = canonicalText(JSON.parse(file));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        const seen = await look(changed);
        if (!('verdict' in seen)) {
          expect(seen.sentence).toMatch(/\.$/);
          return;
        }
        // Between the fields, a blank for a line end changes nothing that is said.
        const sameContent = canonicalText(seen.reading.handIn) === same;
        if (sameContent) expect(seen.findings.map(({ id }) => id)).toEqual(['laid-out-anew']);
        else expect(seen.verdict).toBe('broken');
      }),
      { numRuns: 400 },
    );
  });

  it('never verifies, whichever field was changed, dropped or added', { timeout: 60_000 }, async () => {
    const paths: (readonly string[])[] = [];
    const gather = (value: unknown, path: readonly string[]) => {
      if (path.length > 0) paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [name, one] of Object.entries(value)) gather(one, [...path, name]);
    };
    gather(JSON.parse(file), []);
    expect(paths.length).toBeGreaterThan(200);
    const edit = fc.constantFrom<unknown>('other', 0, null, [], true, undefined);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), edit, async (path, value) => {
        const changed = JSON.parse(file) as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, name) => at[name] as never, changed);
        if (value === undefined) delete holder[last];
        else if (JSON.stringify(holder[last]) === JSON.stringify(value)) return;
        else holder[last] = value;
        const seen = await look(JSON.stringify(changed));
        expect('verdict' in seen ? seen.verdict : 'refused').not.toBe('sound');
      }),
      { numRuns: 400 },
    );
  });

  it('does not verify with the signature of another file, by the same key or another', async () => {
    const mine = JSON.parse(file) as Handed;
    const other = JSON.parse(await writeHandIn(handInOf(finished), key)) as Handed;
    const stranger = JSON.parse(await writeHandIn(handInOf(finished), await signer())) as Handed;
    for (const { signature } of [other, stranger])
      expect((await looked(JSON.stringify({ ...mine, signature }))).reading.signature).toBe('invalid');
  });

  it('takes no other algorithm and no second spelling of the same signature', async () => {
    const { signature, ...rest } = JSON.parse(file) as Handed;
    const last = signature.value.at(-1) ?? '';
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = letters[letters.indexOf(last) ^ 1];
    for (const changed of [
      { ...signature, alg: 'none' },
      { ...signature, alg: 'HS256' },
      { ...signature, value: '' },
      { ...signature, value: signature.value.slice(0, -1) + twin },
      { ...signature, key: { ...signature.key, d: 'AA' } },
      { ...signature, more: 1 },
    ])
      expect((await looked(JSON.stringify({ ...rest, signature: changed }))).reading.signature).toBe('invalid');
  });
});

describe('a hand-in that was forged and signed anew', () => {
  it.each([
    ['a better score', (all: Entry[]) => replaceAt(all, 'attempt-finished', { score: 99 }), 'case-result'],
    ['a kinder status', (all: Entry[]) => replaceAt(all, 'attempt-finished', { status: 'recovered' }), 'case-result'],
    ['another verdict', (all: Entry[]) => replaceAt(all, 'attempt-finished', { verdict: 'breach' }), 'case-result'],
    ['an outcome of its own', (all: Entry[]) => replaceAt(all, 'attempt-finished', { outcome: 'best' }), 'case-trail'],
    [
      'a trail that was not walked',
      (all: Entry[]) => replaceAt(all, 'attempt-finished', { trail: ['poor-1', 'strong-2', 'strong-3'] }),
      'case-trail',
    ],
    ['a choice exchanged', (all: Entry[]) => replaceAt(all, 'choice-made', { choice: 'harmful-1' }), 'case-trail'],
    ['an answer exchanged', (all: Entry[]) => replaceAt(all, 'item-answered', { answer: 'post' }), 'form-result'],
    ['a better mark', (all: Entry[]) => replaceAt(all, 'form-finished', { score: 0.99 }), 'form-result'],
    ['a lower bar', (all: Entry[]) => replaceAt(all, 'form-finished', { cut: 0.5 }), 'level'],
    [
      'a clock turned back by hand',
      (all: Entry[]) => replaceAt(all, 'lesson-finished', { hlc: 'zzzzzzzzz000' }),
      'clock-order',
    ],
  ])('with %s is found out', async (_, change, id) => {
    const seen = await looked(await forge(change));
    expect(seen.reading.signature, 'the forger signed it').toBe('valid');
    expect(seen.verdict).toBe('broken');
    expect(seen.ids).toContain(id);
  });

  it('with a test of one question is found out', async () => {
    const [first, ...others] = finished.filter((entry) => entry.kind === 'form-started');
    expect(others).toEqual([]);
    const items = first?.kind === 'form-started' ? first.items.slice(0, 1) : [];
    const short = replaceAt(finished, 'form-started', { items });
    const form = short.find((entry) => entry.kind === 'form-started')?.id;
    const forged = short.map((entry) =>
      entry.kind === 'item-answered' || entry.kind === 'form-finished' ? rewrite(entry, { form }) : entry,
    );
    expect((await looked(await forge(() => forged))).ids).toContain('form-short');
  });

  it('that claims more than its entries say is found out', async () => {
    const forged = await forge((all) => all.slice(0, 4), {
      progress: { done: 3, of: 3, complete: ['reviews'], course: true },
    });
    expect((await looked(forged)).ids).toContain('progress');
  });

  it('with an entry whose id does not fit keeps the others, and says how many were altered', async () => {
    const forged = await forge((all) => all.map((entry, at) => (at === 1 ? { ...entry, at: made } : entry)));
    const seen = await looked(forged);
    expect(seen.findings.find(({ id }) => id === 'entries-altered')?.values).toEqual({ n: 1 });
    expect(seen.record.size).toBe(finished.length - 1);
  });
});

describe('a hand-in that is innocent and odd', () => {
  it('is only noted where it is partial, and says how far one is', async () => {
    const seen = await looked(await forge((all) => all.slice(0, 2)));
    expect([seen.verdict, seen.ids]).toEqual(['sound', ['partial']]);
    expect(seen.reading.handIn.progress).toEqual({ done: 1, of: 3, complete: [], course: false });
  });

  it('of an edition that has changed since is not scored anew, and not blamed (F-29, F-32)', async () => {
    const reading = await readHandIn(file, check);
    if (!reading.ok) throw new Error(reading.sentence);
    const later = {
      ...course,
      edition: '2027.1',
      structures: { ladder: 'ffffffffffffffff' },
      banks: { reviews: 'another' },
    };
    const seen = examine(reading, later, replayer, now);
    expect(seen.verdict).toBe('sound');
    expect(seen.findings.map(({ id }) => id).sort()).toEqual(['case-changed', 'edition-other', 'form-changed']);
    expect(seen.attempts).toMatchObject([{ verdict: 'not-replayable', sealed: { status: 'safe', score: 100 } }]);
    const without = { ...later, scenarios: {}, structures: {} };
    expect(examine(reading, without, replayer, now).findings.map(({ id }) => id)).toContain('case-gone');
  });

  it('from a clock that jumped is doubted, not broken', async () => {
    const jumped = await forge((all) => replaceAt(all, 'profile-chosen', { at: '2031-01-01T00:00:00.000Z' }));
    const seen = await looked(jumped);
    expect(seen.verdict).toBe('doubt');
    expect(seen.ids).toEqual(expect.arrayContaining(['clock-back', 'future', 'made-before']));
    expect((await looked(file, Date.parse('2026-11-01'))).ids).toEqual(['future']);
  });

  it('with entries of a newer course keeps and counts them (F-24)', async () => {
    const [first] = finished;
    if (!first) throw new Error('There is no entry.');
    const newer = rewrite(first, { v: 2, seq: 99, hlc: '0zzzzzzzz000' });
    const strange = rewrite(first, { kind: 'badge-worn', seq: 100, hlc: '0zzzzzzzz001' });
    const seen = await looked(await forge((all) => [...all, newer, strange]));
    expect(seen.ids).toEqual(expect.arrayContaining(['entries-newer', 'entries-unknown']));
    expect(seen.verdict).not.toBe('broken');
  });

  it('of two browsers counts them; entries that a browser counted and are missing are said', async () => {
    const more = composeEntry(
      { kind: 'lesson-finished', lesson: 'read-this' },
      { device: 'bbbbbbbbbb.22222222', seq: 2, hlc: '0zzzzzzzz000', at: '2026-11-21T00:00:00.000Z' },
    ).entry;
    const seen = await looked(await forge((all) => [...all, more]));
    expect([seen.verdict, seen.ids]).toEqual(['sound', ['missing', 'devices']]);
    expect(seen.findings[0]?.values).toEqual({ n: 2 });
  });

  it('of another course is doubted', async () => {
    const seen = await looked(
      await forge((all) => all, { course: { ...handInOf(finished).course, id: 'https://other.example/' } }),
    );
    expect([seen.verdict, seen.ids]).toEqual(['doubt', ['course-other']]);
  });
});

describe('what is no hand-in', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  it.each([
    ['an empty file', () => '', /is empty/],
    ['JSON of another kind', () => '{}', /no hand-in/],
    ['a list', () => '[]', /no hand-in/],
    ['a PDF', () => new TextEncoder().encode('%PDF-1.7'), /PDF/],
    ['a PNG', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /PNG/],
    ['an error page', () => '<!doctype html>', /web page/],
    ['one cut short', () => file.slice(0, -30), /cut short/],
    ['one of a newer version', () => file.replace('"version": 1', '"version": 2'), /newer version/],
    ['one without a version', () => file.replace('"version": 1', '"version": "1"'), /not of which version/],
    ['one without its course', () => file.replace(' "course": ', ' "curse": '), /field is missing/],
    ['a record', () => writeRecordFile(recordOf(finished), { exported: made }), /a record that somebody downloaded/],
    ['a hundred thousand brackets', () => deep, /nested deeper/],
    ['more than 5 MB', () => file + ' '.repeat(5 * 2 ** 20), /at most 5\.0 MB/],
  ])('is refused with a sentence: %s', async (_, text, sentence) => {
    const began = performance.now();
    const seen = await look(text());
    expect(seen).toMatchObject({ ok: false });
    expect('sentence' in seen ? seen.sentence : '').toMatch(sentence);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('never throws, whatever the bytes, and leaves Object.prototype clean (F-56)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), async (bytes) => {
        expect(await look(bytes)).toMatchObject({ ok: false });
      }),
    );
    const poisoned = file.replace(
      '"learner": {',
      '"__proto__": {"polluted": true}, "learner": {"__proto__": {"polluted": true}, ',
    );
    const seen = await looked(poisoned);
    expect(seen.verdict).toBe('broken');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('what leaves the device', () => {
  it('is read off the very file: every field and every kind of entry is named', async () => {
    const journal = [{ kind: 'reflection', of: 'reviews', text: 'I wrote in anger.', at: made }];
    const full = await writeHandIn(handInOf(finished, { name: 'A', journal }), key);
    const lines = contentsOf(full).map(({ what }) => what);
    const kinds = new Set(finished.map(({ kind }) => `kind-${kind}`));
    expect(lines).toEqual(
      expect.arrayContaining([...kinds, 'journal', 'name', 'place', 'course', 'signature', 'times']),
    );
    expect(lines).not.toContain('other');
    expect(leftOutOf(full)).toEqual(['machine']);
  });

  it('names what it does not know', () => {
    const odd = { ...(JSON.parse(file) as Handed), shoe: 44 };
    odd.entries.push({ kind: 'badge-worn', device: 'a.b' } as never);
    const other = contentsOf(JSON.stringify(odd)).filter(({ what }) => what === 'other');
    expect(other.map(({ values }) => values.name).sort()).toEqual(['badge-worn', 'shoe']);
  });
});

describe('handing in', () => {
  const handed = composeEntry(
    { kind: 'handed-in', file: 'f'.repeat(64), entries: 9 },
    { device: 'aaaaaaaaaa.33333333', seq: 0, hlc: '0zzzzzzzz000', at: made },
  ).entry;

  it('is ready, then handed in, and confirmed only by whoever received the very file', () => {
    expect(standingOf(recordOf(finished), new Set())).toEqual({ state: 'ready' });
    const record = recordOf([...finished, handed]);
    expect(standingOf(record, new Set(['other']))).toMatchObject({ state: 'handed-in', since: 0 });
    expect(standingOf(record, new Set(['f'.repeat(64)]))).toMatchObject({ state: 'confirmed' });
  });

  it('counts what was done since', () => {
    const later = composeEntry(
      { kind: 'lesson-finished', lesson: 'read-this' },
      { device: 'aaaaaaaaaa.33333333', seq: 1, hlc: '0zzzzzzzz001', at: made },
    ).entry;
    expect(standingOf(recordOf([...finished, handed, later]), new Set())).toMatchObject({ since: 1 });
  });
});
