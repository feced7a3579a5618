import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestName, tidyName } from '#domain/hand-in/name.ts';

describe('a name', () => {
  it.each(['Dr Ayesha Rahman', 'Nguyễn Thị Ánh', 'محمد العلي', 'יוסף כֹּהֵן', '王小明', 'O’Neill-Østergård', ''])(
    'as people write it is left as it is: %s',
    (name) => expect(tidyName(name.normalize('NFC'))).toEqual({ name: name.normalize('NFC'), changed: false }),
  );

  it('of 300 combining characters keeps four on a letter, and says that it changed (PRV-8)', () => {
    const { name, changed } = tidyName(`Z${'\u0335'.repeat(300)}oe`);
    expect(name).toBe(`Z${'\u0335'.repeat(4)}oe`);
    expect(changed).toBe(true);
    expect(tidyName('\u0335'.repeat(300)).name).toBe('');
  });

  it('with signs that turn the text around it loses them', () => {
    expect(tidyName('Dr \u202Eevil\u202C \u2066x\u2069\u200F')).toEqual({ name: 'Dr evil x', changed: true });
  });

  it('is one line of at most 120 characters, and tidying it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const { name } = tidyName(typed);
        expect([...name].length).toBeLessThanOrEqual(longestName);
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(tidyName(name)).toEqual({ name, changed: false });
      }),
    );
  });

  it.each([
    ['a mark behind what is left out', '\u0000\t\u{1E000}', ''],
    ['two spaces that come together', 'Ada \u200B Lovelace', 'Ada Lovelace'],
    ['a letter and an accent that come together', 'Zoe\u200B\u0308', 'Zo\u00EB'],
  ])('is tidied to its end: %s', (_, typed, name) => {
    expect(tidyName(typed)).toMatchObject({ name });
  });
});
