import { describe, expect, it } from 'vitest';
import { countWords, listed, nearest, sentencesOf } from '#domain/inspection/words.ts';

describe('words', () => {
  it('counts a hyphenated word, a contraction, a clock time and a sum as one each', () => {
    expect(countWords('The well-known nurse didn’t pay 23,000 at 10:30.')).toBe(8);
  });

  it('counts no dash and no quotation mark', () => {
    expect(countWords('“Yes” – she said … no.')).toBe(4);
  });
});

describe('sentences', () => {
  it('ends one at a full stop, a question mark and an empty line', () => {
    expect(sentencesOf('She waits. Does he?\n\nA heading\n\nHe does.')).toEqual([
      'She waits.',
      'Does he?',
      'A heading',
      'He does.',
    ]);
  });

  it('does not end one at a title or an abbreviation', () => {
    expect(sentencesOf('Ask Dr. Osei, i.e. the lead, under s. 4 of it. Then wait.')).toEqual([
      'Ask Dr. Osei, i.e. the lead, under s. 4 of it.',
      'Then wait.',
    ]);
  });

  it('reads across the line breaks of a folded text', () => {
    expect(sentencesOf('One sentence\nover two lines.')).toEqual(['One sentence over two lines.']);
  });

  it('keeps a closing quotation mark with its sentence', () => {
    expect(sentencesOf('He says, “It is gone.” She nods.')).toEqual(['He says, “It is gone.”', 'She nods.']);
  });
});

describe('a guess at what was meant', () => {
  it('finds the known name with the fewest letters changed', () => {
    expect(nearest('qualty', ['quality', 'feedback', 'to'])).toBe('quality');
  });

  it('guesses nothing when nothing is near', () => {
    expect(nearest('weather', ['quality', 'feedback', 'to'])).toBeNull();
  });
});

it('lists names as a sentence does', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual([
    '',
    'a',
    'a and b',
    'a, b or c',
  ]);
});
