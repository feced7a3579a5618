import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '#domain/hand-in/examine.ts';
import { handInVersion } from '#domain/hand-in/hand-in.ts';
import { hashOf, readHandIn } from '#domain/hand-in/hand-in-file.ts';
import { replayer } from '#machines/scenario.ts';
import { check, course, now } from './handing-in.ts';

const folder = join(import.meta.dirname, '../../fixtures/golden-hand-in');
const text = (version: string) => readFileSync(join(folder, `${version}.json`), 'utf8');

/** What was handed in once must verify for ever: a golden file is never edited, only joined by the next version's. */
const frozen: Readonly<Record<string, string>> = {
  v1: 'dbce2156e6d41beafe34a22a4ed015ae91ce4d9297635ef2d9869b166bacab5a',
};

describe('a hand-in that an earlier version made', () => {
  it('is kept here for every version there ever was', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(frozen).map((version) => `${version}.json`));
    expect(Object.keys(frozen)).toHaveLength(handInVersion);
  });

  it.each(Object.keys(frozen))('(%s) has not been edited since, and still verifies (F-23)', async (version) => {
    expect(hashOf(text(version))).toBe(frozen[version]);
    const reading = await readHandIn(text(version), check);
    if (!reading.ok) throw new Error(reading.sentence);
    expect(examine(reading, course, replayer, now)).toMatchObject({ verdict: 'sound', findings: [] });
    expect(reading.handIn.learner).toEqual({ name: 'Dr Ayesha Rahman', place: 'uk' });
  });
});
