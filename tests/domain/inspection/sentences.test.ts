import { describe, expect, it } from 'vitest';
import { checkTexts } from '#cli/check-content.ts';
import { toLine } from '#cli/tell.ts';
import { soundCourse, soundDay } from '#tests/sound-course.ts';

/** What an author is shown for a change to the sound scenario. */
function told(find: string, put: string): string[] {
  const file = 'modules/photos/a-photo-in-the-group.scenario.yaml';
  const texts = soundCourse({ [file]: (soundCourse().get(file) ?? '').replace(find, put) });
  return checkTexts(texts, { today: soundDay }).map((problem) =>
    toLine('content', problem).replace(`content/${file}:`, ''),
  );
}

describe('the sentences that authors read', () => {
  it('names a missing field and what it is for', () => {
    expect(told('setting: >\n', 'settling: >\n')).toMatchInlineSnapshot(`
      [
        "1:1 P02 “setting” is missing. (Who you are, where, and what you want. At most 80 words.)",
        "4:1 P02 “settling” is not a field of the file. (Did you mean “setting”?)",
      ]
    `);
  });

  it('lists what a field may say', () => {
    expect(told('quality: acceptable', 'quality: fine')).toMatchInlineSnapshot(`
      [
        "155:9 P02 “quality” of beats › the-call › choices › say-nothing says “fine”, but may only be strong, acceptable, poor or harmful. (Write one of these words.)",
      ]
    `);
  });

  it('tells text from numbers and lists', () => {
    expect(told('minutes: 6', 'minutes: six')).toMatchInlineSnapshot(`
      [
        "2:1 P02 “minutes” should be a number, but it is text. (Honest reading and deciding time.)",
      ]
    `);
    expect(told('objectives: [PHO-1, PHO-2]', 'objectives: PHO-1')).toMatchInlineSnapshot(`
      [
        "7:1 P02 “objectives” should be a list, but it is text. (Editors show what belongs here as you type, from the schemas in public/schemas.)",
      ]
    `);
  });

  it('says when an id has the wrong shape', () => {
    expect(told('        sets: [posted]', '        sets: [Posted]')).toMatchInlineSnapshot(`
      [
        "55:16 P02 Entry 1 of beats › the-photo › choices › post-it › sets is “Posted”, which does not fit. (Use lower-case words joined by hyphens, such as one-star-review.)",
      ]
    `);
  });

  it('says when a day is no day', () => {
    expect(told('released: 2026-01-05', 'released: 5 January')).toMatchInlineSnapshot(`
      [
        "8:1 P02 “released” is “5 January”, which does not fit. (Write the day as YYYY-MM-DD.)",
      ]
    `);
  });

  it('says where a choice leads that leads nowhere', () => {
    expect(told('        to: quiet-end', '        to: quite-end')).toMatchInlineSnapshot(`
      [
        "206:9 L11 This leads to “quite-end”, which is neither a beat nor an outcome. (Did you mean “quiet-end”?)",
        "245:3 L11 No run reaches the outcome “quiet-end”. (Lead a choice to it, or remove it.)",
        "283:76 P08 The walkthrough comes to “quite-end”, not to “quiet-end”. (Correct the choices or the ending.)",
      ]
    `);
  });
});
