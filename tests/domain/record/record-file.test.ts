import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identify } from '#domain/record/identify.ts';
import { readJson } from '#domain/record/read-json.ts';
import { join, recordOf } from '#domain/record/record.ts';
import { previewImport, type RecordFile, readRecordFile, writeRecordFile } from '#domain/record/record-file.ts';
import { attemptStarted, writer } from './learning.ts';

const head = { exported: '2026-11-22T00:00:00.000Z', course: 'https://course.example/', edition: '2026.1' };
const write = writer();
const entries = [
  write({ kind: 'profile-chosen', place: 'uk' }),
  write({ kind: 'lesson-finished', lesson: 'why-boundaries' }),
  write(attemptStarted('one-star')),
];
const record = recordOf(entries);
const file = writeRecordFile(record, head);
const bytes = (text: string) => new TextEncoder().encode(text);
const accepted = (text: string | Uint8Array): RecordFile => {
  const reading = readRecordFile(text);
  if (!reading.ok) throw new Error(reading.sentence);
  return reading;
};
const wrapped = (list: string) => `{"format":"post-rounds-record","version":1,"entries":${list}}`;
const sealed = (fields: object) => ({ ...fields, id: identify(fields as never) });

describe('a record file', () => {
  test('is plain JSON with one entry a line, and reads back whole', () => {
    const lines = file.split('\n').filter((line) => line.includes('"kind"'));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(entries);
    expect(accepted(file)).toEqual({ ok: true, head, entries, newer: [], setAside: [] });
    expect(accepted(writeRecordFile(new Map(), head)).entries).toEqual([]);
  });

  test('is the same bytes whatever order the record came in', () => {
    expect(writeRecordFile(recordOf([...entries].reverse()), head)).toBe(file);
  });

  test('may have a byte order mark, Windows line ends and other people’s indentation', () => {
    const dressed = `\uFEFF${JSON.stringify(JSON.parse(file), null, '\t').replaceAll('\n', '\r\n')}\r\n`;
    expect(accepted(dressed).entries).toEqual(entries);
    expect(accepted(bytes(dressed)).entries).toEqual(entries);
  });

  test('keeps entries of unknown kinds, and those of a newer version apart, byte for byte', () => {
    const envelope = { device: 'a.b', seq: 0, hlc: '0mwr2mpub002', at: head.exported };
    const strange = sealed({ ...envelope, v: 1, kind: 'badge-earned', badge: { z: 1, a: [null, 'é'] } });
    const newer = sealed({ ...envelope, v: 2, kind: 'lesson-finished', lesson: { id: 'x' } });
    const written = writeRecordFile(recordOf([...entries, strange, newer] as typeof entries), head);
    const reading = accepted(written);
    expect(reading.entries).toContainEqual(strange);
    expect(reading.newer).toEqual([newer]);
    expect(writeRecordFile(recordOf([...reading.entries, ...reading.newer]), head)).toBe(written);
  });

  test('with a damaged or forged entry gives the others, and that one set aside with its text', () => {
    const forged = { ...entries[1], lesson: 'never-read' };
    const reading = accepted(wrapped(JSON.stringify([entries[0], forged, null, 'x', { ...entries[2], seq: -1 }])));
    expect(reading.entries).toEqual([entries[0]]);
    expect(reading.setAside.map(({ key, fault }) => [key, fault])).toEqual([
      ['entries[1]', 'altered'],
      ['entries[2]', 'garbled'],
      ['entries[3]', 'garbled'],
      ['entries[4]', 'envelope'],
    ]);
    expect(JSON.parse(reading.setAside[0]?.raw ?? '')).toEqual(forged);
  });

  const refused: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['nothing at all', '', 'empty'],
    ['only white space', ' \r\n', 'empty'],
    ['an empty object', '{}', 'not-a-record'],
    ['a list', '[]', 'not-a-record'],
    ['some other JSON', '{"format":"something-else","entries":[]}', 'not-a-record'],
    ['a record without a version', '{"format":"post-rounds-record","entries":[]}', 'not-a-record'],
    ['a record without entries', '{"format":"post-rounds-record","version":1}', 'not-a-record'],
    ['a record of a later format', '{"format":"post-rounds-record","version":2}', 'newer-file'],
    ['a PDF renamed', bytes('%PDF-1.7 …'), 'not-text'],
    ['a PNG renamed', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'not-text'],
    ['a JPEG renamed', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'not-text'],
    ['a ZIP archive', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0), 'not-text'],
    ['a gzip archive', Uint8Array.of(0x1f, 0x8b, 8), 'not-text'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'not-text'],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xc3, 0x28), 'not-text'],
    ['an error page', '<!doctype html><title>404</title>', 'web-page'],
    ['a plain text', 'Dear colleague', 'not-json'],
    ['JSON with a slip', '{"format": post}', 'not-json'],
    ['a number beyond all numbers', wrapped('[{"v":1e999}]'), 'not-finite'],
    ['nesting beyond the limit', wrapped(`${'['.repeat(40)}${']'.repeat(40)}`), 'too-deep'],
  ];
  test.each(refused)('%s is refused with a sentence that says so', (_, text, refusal) => {
    const reading = readRecordFile(text);
    expect(reading).toMatchObject({ ok: false, refusal });
    if (!reading.ok) expect(reading.sentence).toMatch(/^The file .+\.$/);
  });

  test('each refusal has its own sentence', () => {
    const sentences = refused
      .map(([, text]) => readRecordFile(text))
      .map((reading) => (reading.ok ? '' : reading.sentence));
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(15);
  });

  test('cut short at any place gives nothing, and says that it is cut short', () => {
    const whole = file.trimEnd();
    for (let end = 1; end < whole.length; end += 1)
      expect(readRecordFile(whole.slice(0, end))).toMatchObject({ refusal: 'cut-short' });
  });

  test('of monstrous size, depth or number of keys is refused in less than a second', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const keys = `{${Array.from({ length: 1_000_000 }, (_, n) => `"${n}":0`).join()}}`;
    const text = `"${'x'.repeat(100_000_000)}"`;
    for (const [monster, refusal] of [
      [deep, 'too-deep'],
      [keys, 'too-large'],
      [text, 'too-large'],
      [new Uint8Array(6_000_000), 'too-large'],
    ] as const) {
      const start = performance.now();
      expect(readRecordFile(monster)).toMatchObject({ refusal });
      expect(performance.now() - start).toBeLessThan(1000);
    }
    expect(readRecordFile('é'.repeat(3_000_000))).toMatchObject({ refusal: 'too-large' });
  });

  test('with __proto__ everywhere pollutes nothing', () => {
    const bomb = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const reading = accepted(
      `{"__proto__":{"polluted":1,"format":"x"},"format":"post-rounds-record","version":1,"entries":[${bomb},${file
        .split('\n')
        .find((line) => line.includes('lesson-finished'))
        ?.replace(/,$/, '')}]}`,
    );
    expect(reading.entries).toEqual([entries[1]]);
    expect(reading.setAside).toHaveLength(1);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const inherits = readRecordFile(`{"__proto__":{"format":"post-rounds-record","version":1,"entries":[]}}`);
    expect(inherits).toMatchObject({ refusal: 'not-a-record' });
  });

  test('mangled in any way never throws, and never gives an entry that was not in it', () => {
    const known = new Set(entries.map(({ id }) => id));
    const clean = bytes(file);
    const slip = fc.record({ at: fc.nat(clean.length - 1), byte: fc.nat(255), drop: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        const mangled = [...clean];
        for (const { at, byte, drop } of slips) mangled.splice(at, drop, byte);
        const reading = readRecordFile(Uint8Array.from(mangled));
        if (reading.ok) for (const { id } of [...reading.entries, ...reading.newer]) expect(known.has(id)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('trying an import first', () => {
  test('counts what is new, what is here, what is damaged and what is newer, and changes nothing', () => {
    const newer = sealed({ v: 2, device: 'a.b', seq: 0, hlc: '0mwr2mpub002', at: head.exported, kind: 'x' });
    const mine = recordOf(entries.slice(0, 1));
    const reading = accepted(wrapped(JSON.stringify([...entries, newer, null])));
    expect(previewImport(mine, reading)).toEqual({ added: 2, known: 1, setAside: 1, newer: 1, related: true });
    expect(mine.size).toBe(1);
  });

  test('of the same file twice, under whatever name, finds nothing new', () => {
    const reading = accepted(file);
    const once = join(new Map(), recordOf(reading.entries));
    expect(previewImport(once, reading)).toMatchObject({ added: 0, known: 3 });
    expect(join(once, recordOf(reading.entries)).size).toBe(3);
  });

  test('says when the file shares neither an entry nor a browser with the record', () => {
    const other = recordOf([writer('bbbbbbbbbb.22222222')({ kind: 'lesson-finished', lesson: 'why-boundaries' })]);
    expect(previewImport(other, accepted(file)).related).toBe(false);
    const laterTab = recordOf([writer('aaaaaaaaaa.33333333')({ kind: 'lesson-finished', lesson: 'why-boundaries' })]);
    expect(previewImport(laterTab, accepted(file)).related).toBe(true);
    expect(previewImport(new Map(), accepted(file)).related).toBe(true);
  });
});

describe('foreign JSON', () => {
  test('has no prototypes and does not mind braces inside strings', () => {
    const reading = readJson('{"a":"[[[[\\"{{{{\\\\","b":[{"c":1}]}', { largest: 1000, deepest: 3 });
    if (!reading.ok) throw new Error(reading.sentence);
    const { value } = reading as { value: { b: { c: number }[] } };
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.getPrototypeOf(value.b[0])).toBeNull();
    expect(readJson('{"b":[{"c":{}}]}', { largest: 1000, deepest: 3 })).toMatchObject({ refusal: 'too-deep' });
  });
});
