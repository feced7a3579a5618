import { describe, expect, it } from 'vitest';
import { checkTexts } from '#cli/check-content.ts';
import { soundCourse, soundDay } from '#tests/sound-course.ts';

const lesson = 'modules/photos/the-pause.mdx';
const heading = '## What you keep';

/** The lines on which P10 is told when these words stand above a heading of the sound lesson. */
function told(words: string): number[] {
  const text = (soundCourse().get(lesson) ?? '').replace(heading, `${words}\n\n${heading}`);
  return checkTexts(soundCourse({ [lesson]: text }), { today: soundDay }).flatMap(({ code, line }) =>
    code === 'P10' ? [line] : [],
  );
}

const line = (soundCourse().get(lesson) ?? '').split('\n').indexOf(heading) + 1;

describe('a lesson that would run something', () => {
  it.each([
    "import fs from 'node:fs'",
    'export const a = 1',
    '{process.env}',
    'Words and {1 + 1} more',
    '{/* a */ alert(1) /* b */}',
    '<script>alert(1)</script>',
    '<style>a</style>',
    '<iframe src="https://elsewhere.example"></iframe>',
    '<img src=x onerror="alert(1)" />',
    '<a href="javascript:alert(1)">x</a>',
    '<Aside title="x" onclick="alert(1)">x</Aside>',
    '<Evidence kind="post" from="x" {...more}>x</Evidence>',
    '<Check id={secret} />',
    '<Foo.Bar />',
    '<>x</>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](vbscript:x)',
    '![x](data:text/html,x)',
    '[x]: javascript:alert(1)',
  ])('is told of, at its line: %j', (words) => {
    expect(told(words)).toContain(line);
  });

  it.each([
    '{/* to be checked by a lawyer */}',
    '[x](https://elsewhere.example/a:b)',
    '[x](#notes)',
    '[x](../other/)',
    'At 10:30, x < y',
  ])('is not seen in %j', (words) => {
    expect(told(words)).toEqual([]);
  });
});
