import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, hoursOf, readCertificate, writeCertificate } from '#domain/credential/certificate.ts';
import { earnedIn } from '#domain/credential/earned.ts';
import { readEvidence, writeEvidence } from '#domain/credential/evidence.ts';
import { examineCertificate } from '#domain/credential/examine-certificate.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import { allRuns } from '#domain/scenario/explore.ts';
import { progressOf } from '#domain/record/progress.ts';
import { recordOf } from '#domain/record/record.ts';
import { replayer } from '#machines/scenario.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { check, course, now, signer } from '../hand-in/handing-in.ts';

const record = recordOf(finishedRecord(course, { place: 'uk' }));
const [whole, module] = earnedIn(record, progressOf(record, course.outline));
const claims: Certificate = {
  edition: course.edition,
  scope: 'reviews',
  day: '2026-11-20',
  minutes: 50,
  name: 'Dr Ayesha Rahman',
  evidence: writeEvidence(module?.evidence ?? { runs: [], forms: [] }, course, 'reviews', replayer),
};
let key: Signer;
let code: string;

beforeAll(async () => {
  key = await signer();
  code = await writeCertificate(claims, key);
});

async function looked(text: string, known = course) {
  const reading = await readCertificate(text, check);
  if (!reading.ok) throw new Error(reading.sentence);
  return { ...reading, ...examineCertificate(reading, known, 60, replayer, now) };
}

describe('what is earned', () => {
  it('is the course and each module that is finished, with the day on which the last of it was done', () => {
    expect([whole?.scope, module?.scope]).toEqual(['course', 'reviews']);
    expect(module).toMatchObject({ day: '2026-11-20', evaluation: null });
    expect(module?.evidence.runs).toMatchObject([{ scenario: 'ladder', place: 'uk' }]);
    expect(module?.evidence.forms[0]?.answers).toHaveLength(5);
  });

  it('is nothing while a step is missing', () => {
    const partly = recordOf([...record.values()].filter(({ kind }) => kind !== 'lesson-finished'));
    expect(earnedIn(partly, progressOf(partly, course.outline))).toEqual([]);
  });
});

describe('a certificate’s code', () => {
  it('says what the certificate says, and replays to the same results', async () => {
    const seen = await looked(`https://course.example/verify/#${code}`);
    expect(seen.certificate).toEqual(claims);
    expect(seen).toMatchObject({ signature: 'valid', verdict: 'sound', findings: [] });
    expect(seen.runs).toMatchObject([{ scenario: 'ladder', outcome: 'end', score: { points: 100, status: 'safe' } }]);
    expect(seen.tests).toEqual([{ test: 'reviews', score: 1, passed: true }]);
  });

  it('fits a QR code that paper can carry', () => {
    expect(code.length).toBeLessThan(331);
    expect(code).toMatch(/^[\w.~-]+$/);
  });

  it('never verifies when a sign of it was changed, dropped or added', { timeout: 30_000 }, async () => {
    const sign = fc.constantFrom(...'abcXYZ019-_.~');
    await fc.assert(
      fc.asyncProperty(fc.nat(code.length - 1), sign, fc.nat(2), async (at, other, how) => {
        const rest = code.slice(how === 2 ? at : at + 1);
        const changed = code.slice(0, at) + (how === 1 ? '' : other) + rest;
        if (changed === code) return;
        const reading = await readCertificate(changed, check);
        expect(reading.ok && reading.signature === 'valid').toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('cut anywhere is refused with a sentence, or its signature does not fit (F-47)', async () => {
    for (let length = 0; length < code.length; length += 1) {
      const reading = await readCertificate(code.slice(0, length), check);
      if (reading.ok) expect(reading.signature).not.toBe('valid');
      else expect(reading.sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('of a newer version, of something else or of 2 MB is refused at once (F-48, F-49)', async () => {
    const began = performance.now();
    expect(await readCertificate(`2${code.slice(1)}`, check)).toMatchObject({
      sentence: expect.stringMatching(/newer/),
    });
    expect(await readCertificate('hello', check)).toMatchObject({ sentence: expect.stringMatching(/not the code/) });
    expect(await readCertificate('1'.repeat(2 ** 21), check)).toMatchObject({
      sentence: expect.stringMatching(/longer/),
    });
    expect(performance.now() - began).toBeLessThan(100);
  });

  it('without cryptography is unsigned, and says so', async () => {
    const seen = await looked(await writeCertificate(claims, null));
    expect([seen.signature, seen.findings.map(({ id }) => id)]).toEqual(['unsigned', ['unsigned']]);
  });
});

describe('a certificate that was forged and signed anew', () => {
  it.each([
    ['more minutes than the module has', { minutes: 61 }, 'minutes-over'],
    ['a day to come', { day: '2027-01-01' }, 'future'],
    ['a scope that is none', { scope: 'heroism', evidence: '' }, 'scope-unknown'],
    ['no evidence', { evidence: '' }, 'part-missing'],
  ])('with %s is found out', async (_, change, id) => {
    const seen = await looked(await writeCertificate({ ...claims, ...change }, key));
    expect(seen.signature).toBe('valid');
    expect(seen.verdict).not.toBe('sound');
    expect(seen.findings.map((each) => each.id)).toContain(id);
  });

  it('with a failed test, or a run that does not end, is found out', async () => {
    const evidence = module?.evidence ?? { runs: [], forms: [] };
    const wrong = {
      ...evidence,
      forms: evidence.forms.map((form) => ({
        ...form,
        answers: form.answers.map(([item]) => [item, undefined] as const),
      })),
    };
    const halfway = { ...evidence, runs: evidence.runs.map((run) => ({ ...run, trail: run.trail.slice(0, 1) })) };
    for (const each of [wrong, halfway]) {
      const text = writeEvidence(each, course, 'reviews', replayer);
      const seen = await looked(await writeCertificate({ ...claims, evidence: text }, key));
      expect(seen.verdict).toBe('broken');
      expect(seen.findings.map(({ id }) => id)).toContain('certificate-short');
    }
  });

  it('of an edition that has changed since is noted, not blamed', async () => {
    const later = { ...course, edition: '2027.1', structures: { ladder: 'ffffffffffffffff' } };
    const seen = await looked(code, later);
    expect(seen.verdict).toBe('sound');
    expect(seen.findings.map(({ id }) => id)).toEqual(['part-changed', 'edition-other']);
  });
});

describe('evidence', () => {
  it('gives back every run of a case and every answer', () => {
    const scenario = course.scenarios.ladder;
    if (!scenario) throw new Error('There is no ladder.');
    for (const { steps } of allRuns(scenario)) {
      const trail = steps.map(({ choice }) => choice);
      const structure = course.structures.ladder ?? '';
      const evidence = {
        runs: [{ scenario: 'ladder', place: 'ca' as const, structure, trail }],
        forms: module?.evidence.forms ?? [],
      };
      const text = writeEvidence(evidence, course, 'reviews', replayer);
      expect(readEvidence(text, course, 'reviews', replayer)).toEqual({ ...evidence, lost: [] });
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readEvidence(text, course, 'course', replayer).lost).toBeDefined();
      }),
    );
  });
});

describe('hours', () => {
  it.each([
    [0, 0],
    [14, 0],
    [54, 0.75],
    [60, 1],
    [301, 5],
  ])('of %i minutes are %d, rounded down to quarters', (minutes, hours) => expect(hoursOf(minutes)).toBe(hours));
});
