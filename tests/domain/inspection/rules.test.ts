import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTexts } from '#cli/check-content.ts';
import { codes } from '#domain/inspection/rules.ts';
import { type Slip, slips } from '#tests/broken-fixtures.ts';
import { soundCourse, soundDay } from '#tests/sound-course.ts';

const broken = slips('broken');
const sound = slips('sound');
const inspected = new Map([...broken, ...sound].map((slip) => [slip, checkTexts(slip.texts, slip)]));
const problemsOf = (slip: Slip) => inspected.get(slip) ?? [];

describe('the rules', () => {
  it.each(codes)('%s has a fixture that breaks it and one that only seems to', (code) => {
    expect(broken.map((slip) => slip.code)).toContain(code);
    expect(sound.map((slip) => slip.code)).toContain(code);
  });

  it('has no fixture for a rule that does not exist', () => {
    expect([...broken, ...sound].filter(({ code }) => !codes.includes(code))).toEqual([]);
  });

  it('finds nothing to say about a sound course', () => {
    expect(checkTexts(soundCourse(), { today: soundDay })).toEqual([]);
  });

  it.each(broken.map((slip): [string, Slip] => [slip.name, slip]))('%s is told, at its line', (_, slip) => {
    expect(problemsOf(slip)).toContainEqual(
      expect.objectContaining({ code: slip.code, file: slip.file, line: slip.line, severity: slip.severity }),
    );
  });

  it.each(broken.map((slip): [string, Slip] => [slip.name, slip]))('%s raises no other alarm', (_, slip) => {
    const told = new Set(problemsOf(slip).map(({ code }) => code));
    expect([...told].sort()).toEqual([...new Set([slip.code, ...slip.also])].sort());
  });

  it.each(sound.map((slip): [string, Slip] => [slip.name, slip]))('%s raises no alarm', (_, slip) => {
    expect(problemsOf(slip)).toEqual([]);
  });

  it('says of every problem, in sentences, what is wrong and what to do', () => {
    for (const { sentence, hint } of broken.flatMap(problemsOf)) {
      expect(sentence).toMatch(/^[\p{Lu}\d“<].*[.?”]$/su);
      expect(hint).toMatch(/^[\p{Lu}\d].*[.?]$/su);
      expect(`${sentence} ${hint}`).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('lets what has merely grown old fail a release and nothing else', () => {
    const aged = broken.filter(({ severity }) => severity === 'aged');
    expect(aged.length).toBeGreaterThan(0);
    for (const slip of aged) {
      expect(checkTexts(slip.texts, { today: slip.today, release: true }).map(({ severity }) => severity)).toContain(
        'error',
      );
    }
  });

  it('is listed in full by the room’s README, and nothing else is', () => {
    const readme = readFileSync('src/domain/inspection/README.md', 'utf8');
    const told = [...readme.matchAll(/^\| ([LP]\d\d) +\|/gm)].map(([, code]) => code);
    expect(told.sort()).toEqual(codes);
  });
});
