import { expect, it } from 'vitest';
import { inSentence } from '#domain/course/in-sentence.ts';

it('puts half a plan into a sentence', () => {
  expect(inSentence('A message says so.')).toBe('a message says so');
  expect(inSentence('I am typing ')).toBe('I am typing');
  expect(inSentence('In the morning')).toBe('in the morning');
});
