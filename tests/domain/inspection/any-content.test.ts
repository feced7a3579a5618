import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkTexts } from '#cli/check-content.ts';
import { soundCourse, soundDay, soundFiles } from '#tests/sound-course.ts';

const files = Object.keys(soundFiles) as (keyof typeof soundFiles)[];
const check = (changed: Record<string, string>) => checkTexts(soundCourse(changed), { today: soundDay });

describe('inspection of whatever authors hand in', { timeout: 60_000 }, () => {
  it('never throws, whatever a file holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.string({ unit: 'grapheme', maxLength: 400 }), (file, text) => {
        for (const { line, column } of check({ [file]: text }))
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 60, seed: 20260105 },
    );
  });

  it('never throws, whatever shape the data has', () => {
    const data = files.filter((file) => file.endsWith('.yaml'));
    fc.assert(
      fc.property(fc.constantFrom(...data), fc.jsonValue({ maxDepth: 4 }), (file, value) => {
        expect(Array.isArray(check({ [file]: stringify(value) }))).toBe(true);
      }),
      { numRuns: 60, seed: 20260105 },
    );
  });

  it('never throws when any single line is lost, and points into the file that lost it or a file that leans on it', () => {
    const sound = soundCourse();
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, at) => {
        const lines = (sound.get(file) ?? '').split('\n');
        lines.splice(at % lines.length, 1);
        for (const problem of check({ [file]: lines.join('\n') })) {
          const length = (problem.file === file ? lines : (sound.get(problem.file) ?? '').split('\n')).length;
          expect(problem.line).toBeLessThanOrEqual(length);
        }
      }),
      { numRuns: 60, seed: 20260105 },
    );
  });

  it('tells of every broken file, however many there are', () => {
    const problems = check({
      'sources.yaml': 'a: b: c',
      'glossary.yaml': 'a: b: c',
      'modules/photos/items.yaml': 'a: b: c',
    });
    expect(problems.filter(({ code }) => code === 'P01').map(({ file }) => file)).toEqual([
      'glossary.yaml',
      'modules/photos/items.yaml',
      'sources.yaml',
    ]);
  });

  it('goes on inspecting the sound items beside a broken one', () => {
    const items = (soundCourse().get('modules/photos/items.yaml') ?? '')
      .replace('type: sjt-rate', 'type: sjt-rank')
      .replace('Which step comes first?', 'Which step is not the first?');
    expect(new Set(check({ 'modules/photos/items.yaml': items }).map(({ code }) => code))).toEqual(
      new Set(['P02', 'P13', 'L04']),
    );
  });
});
