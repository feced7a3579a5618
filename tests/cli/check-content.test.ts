import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkContent, checkTexts, readManuscript } from '#cli/check-content.ts';
import { summary, toLine } from '#cli/tell.ts';
import { fixtures, soundCourse, soundDay, soundFiles } from '#tests/sound-course.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** The sound course as files in a folder of its own. */
function folderOf(changed: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'course-'));
  made.push(folder);
  for (const [file, fixture] of Object.entries(soundFiles)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    cpSync(fixtures + fixture, join(folder, file));
  }
  for (const [file, text] of Object.entries(changed)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('checking a folder', () => {
  it('finds nothing wrong with a sound course', () => {
    expect(checkContent(folderOf(), { today: soundDay })).toEqual([]);
  });

  it('says of each problem where it stands, in the order of files and lines', () => {
    const folder = folderOf({
      'glossary.yaml': 'a: b: c\n',
      'sources.yaml': `${soundCourse().get('sources.yaml')}\nodd: 1\nodd: 2\n`,
    });
    const problems = checkContent(folder, { today: soundDay }).filter(
      ({ file }) => file !== 'modules/photos/the-pause.mdx',
    );
    expect(problems.map(({ file, line, column, code }) => [file, line, column, code])).toEqual([
      ['glossary.yaml', 1, 4, 'P01'],
      ['sources.yaml', 34, 1, 'P02'],
      ['sources.yaml', 35, 1, 'P05'],
    ]);
  });

  it('leaves hidden files alone', () => {
    expect(checkContent(folderOf({ '.DS_Store': '\u0000' }), { today: soundDay })).toEqual([]);
  });

  it('tells the course as it is understood, for those who ask something else of it', () => {
    expect(readManuscript(folderOf(), soundDay).scenarios.map(({ id }) => id)).toEqual(['a-photo-in-the-group']);
  });

  it('throws only where there is no folder', () => {
    expect(() => checkContent('/nowhere/at/all', { today: soundDay })).toThrow();
  });
});

describe('where a problem stands', () => {
  const lesson = 'modules/photos/the-pause.mdx';
  const change = (file: string, find: string, put: string) => {
    const text = soundCourse().get(file) ?? '';
    return checkTexts(soundCourse({ [file]: text.replace(find, put) }), { today: soundDay }).filter(
      (problem) => problem.file === file,
    );
  };

  it('counts lines of a lesson from the top of the file, front matter and all', () => {
    expect(change(lesson, '## What you keep', '<b>x</b>\n\n## What you keep')[0]).toMatchObject({
      line: 60,
      column: 1,
      code: 'P10',
    });
    expect(change(lesson, 'minutes: 5', 'minutes: five')[0]).toMatchObject({ line: 5, column: 1, code: 'P02' });
  });

  it('counts the same in files with Windows line ends', () => {
    const text = (soundCourse().get(lesson) ?? '').replace('minutes: 5', 'minutes: five').replaceAll('\n', '\r\n');
    expect(checkTexts(soundCourse({ [lesson]: text }), { today: soundDay })[0]).toMatchObject({ line: 5, code: 'P02' });
  });

  it('points to an entry of a list, not to the list', () => {
    expect(change('modules/photos/module.yaml', '[the-pause, a-photo', '[the-pauze, a-photo')[0]).toMatchObject({
      line: 9,
      column: 9,
      code: 'P16',
    });
  });

  it('points to what holds a field that is missing', () => {
    expect(change('sources.yaml', '  publisher: An invented agency\n', '')[0]).toMatchObject({
      line: 23,
      column: 1,
      code: 'P02',
    });
  });
});

describe('a problem on the screen', () => {
  const problem = {
    file: 'a.yaml',
    line: 3,
    column: 5,
    code: 'L02',
    sentence: 'It lacks.',
    hint: 'Add it.',
    severity: 'error' as const,
  };

  it('is one line that terminals can jump to', () => {
    expect(toLine('content', problem)).toBe('content/a.yaml:3:5 L02 It lacks. (Add it.)');
    expect(toLine('content', { ...problem, severity: 'warning' })).toBe(
      'content/a.yaml:3:5 L02 warning: It lacks. (Add it.)',
    );
  });

  it('is counted at the end with those of its kind', () => {
    expect(summary([])).toBe('Nothing to mend.');
    expect(summary([problem, problem, { ...problem, severity: 'aged' }, { ...problem, severity: 'warning' }])).toBe(
      '2 errors, 1 warning, 1 aged entry.',
    );
  });
});
