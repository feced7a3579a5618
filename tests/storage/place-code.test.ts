import { deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortHash } from '#domain/record/identify.ts';
import { longestPlaceCode, readPlaceCode, writePlaceCode } from '#domain/record/place-code.ts';
import { recordOf } from '#domain/record/record.ts';
import { writeRecordFile } from '#domain/record/record-file.ts';
import { squeeze } from '#storage/squeeze.ts';
import { attemptStarted, writer } from '../domain/record/learning.ts';

const head = { course: 'https://course.example/', edition: '2026.1' };
const write = writer();
const started = write(attemptStarted('one-star'));
const entries = [
  write({ kind: 'profile-chosen', place: 'uk' }),
  started,
  ...[0, 1, 2].map((step) =>
    write({ kind: 'choice-made', attempt: started.id, step, choice: `choice-${step}`, beat: `beat-${step}` }),
  ),
];
const record = recordOf(entries);
const code = await writePlaceCode(record, head, squeeze);
const read = (text: string) => readPlaceCode(text, squeeze);
/** A code whose length and check are right, around any bytes. */
const sealed = (bytes: Uint8Array) => {
  const body = Buffer.from(bytes).toString('base64url');
  return `1.${body.length.toString(36)}.${shortHash(body)}.${body}`;
};
const deflated = (value: unknown) => sealed(deflateRawSync(JSON.stringify(value)));

describe('a place code', () => {
  test('brings back the very same record, and nothing that can break in an address', async () => {
    expect(code).toMatch(/^1\.[\w.-]+$/);
    const reading = await read(code);
    expect(reading).toMatchObject({ ok: true, head, newer: [], setAside: [] });
    if (!reading.ok) throw new Error(reading.sentence);
    const file = (each: typeof record) => writeRecordFile(each, { exported: '2026-11-22T00:00:00.000Z' });
    expect(file(recordOf(reading.entries))).toBe(file(record));
  });

  test('is read from a whole link, and with the spaces that a chat program puts around it', async () => {
    expect(await read(` https://course.example/move/#${code}\n`)).toMatchObject({ ok: true });
  });

  test('keeps a time that the clock’s reading does not say', async () => {
    const elsewhere = writer('elsewhere.tab');
    elsewhere.hear(started.hlc.replace(/^./, '1'));
    const jumped = elsewhere({ kind: 'lesson-finished', lesson: 'one' });
    const reading = await read(await writePlaceCode(recordOf([jumped]), head, squeeze));
    expect(reading).toMatchObject({ ok: true, entries: [jumped] });
  });

  test('weighs less than half of the file', () => {
    expect(code.length * 2).toBeLessThan(writeRecordFile(record, { exported: '2026-11-22T00:00:00.000Z' }).length);
  });

  test('cut at any byte is called incomplete, and never gives another record', async () => {
    for (let end = 1; end < code.length; end += 1)
      expect(await read(code.slice(0, end)), String(end)).toMatchObject({ ok: false, refusal: 'incomplete' });
  });

  test('with any one sign changed gives nothing', async () => {
    for (let at = 0; at < code.length; at += 1) {
      const changed = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      expect(await read(changed), String(at)).toMatchObject({ ok: false });
    }
  });

  test.each([
    ['nothing', '', 'empty'],
    ['an address without a code', 'https://course.example/move/#', 'empty'],
    ['a word', 'hello', 'foreign'],
    ['markup', '<img src=x onerror=alert(1)>', 'foreign'],
    ['a code of version 2', code.replace('1', '2'), 'newer'],
    ['more behind its end', `${code}AAAA`, 'damaged'],
    ['a link of two megabytes', `1.${'A'.repeat(2_000_000)}`, 'too-long'],
    ['bytes that were never deflated', sealed(new Uint8Array([255, 254, 253])), 'damaged'],
    ['JSON that is no record', deflated({ hello: 'world' }), 'damaged'],
    ['a list nested too deep', sealed(deflateRawSync('['.repeat(1000) + ']'.repeat(1000))), 'damaged'],
    ['a hundred megabytes of zeros', sealed(deflateRawSync(Buffer.alloc(100 * 2 ** 20))), 'too-large'],
  ])('of %s is refused', async (_, text, refusal) => {
    const begun = performance.now();
    const reading = await read(text);
    expect(reading).toMatchObject({ ok: false, refusal });
    expect(reading).toHaveProperty('sentence', expect.stringMatching(/^[A-Z].*\.$/));
    expect(performance.now() - begun, 'milliseconds').toBeLessThan(500);
  });

  test('with entries that are none takes the others', async () => {
    const { id: _, ...first } = entries[0] as (typeof entries)[0];
    const reading = await read(
      deflated({ entries: [first, null, 7, { kind: 'lesson-finished' }, { ...first, seq: -1 }] }),
    );
    expect(reading).toMatchObject({ ok: true, entries: [entries[0]] });
    expect(reading.ok && reading.setAside).toHaveLength(4);
  });

  test('of any text at all never throws and never gives an entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        expect(await read(text)).toMatchObject({ ok: false });
      }),
      { numRuns: 100 },
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const reading = await read(deflated({ entries: [value] }));
        expect(reading).toMatchObject({ ok: true, entries: [] });
      }),
      { numRuns: 100 },
    );
    expect('polluted' in {}).toBe(false);
  });

  test('of a whole course stays within what is offered as a link', async () => {
    const many = writer();
    const whole = recordOf(
      Array.from({ length: 1200 }, (_, at) =>
        many({
          kind: 'choice-made',
          attempt: started.id,
          step: at,
          choice: `choice-${at % 40}`,
          beat: `beat-${at % 30}`,
        }),
      ),
    );
    expect((await writePlaceCode(whole, head, squeeze)).length).toBeLessThan(longestPlaceCode);
  });
});
