import { expect, test } from 'vitest';
import { draftParts } from '#domain/course/draft-parts.ts';

test('a draft is words and slots in turn', () => {
  expect(draftParts('A {age} man, {place}.')).toEqual([
    { text: 'A ', slot: null },
    { text: '', slot: 'age' },
    { text: ' man, ', slot: null },
    { text: '', slot: 'place' },
    { text: '.', slot: null },
  ]);
});

test('braces that hold no id are words', () => {
  expect(draftParts('{Not one}')).toEqual([{ text: '{Not one}', slot: null }]);
});
