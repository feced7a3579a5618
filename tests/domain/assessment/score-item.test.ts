import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratings } from '#domain/assessment/rating.ts';
import { scoreItem, scoreRating } from '#domain/assessment/score-item.ts';
import { anItem, aRatedItem } from '#tests/builders.ts';

describe('a single best answer', () => {
  it('earns 1 for the key and 0 for anything else', () => {
    const item = anItem();
    expect([
      scoreItem(item, 'best'),
      scoreItem(item, 'second'),
      scoreItem(item, undefined),
      scoreItem(item, 'toString'),
    ]).toEqual([1, 0, 0, 0]);
  });

  it('has nothing to score without a key', () => {
    expect(scoreItem(anItem({ options: { only: { text: 'This', feedback: 'Why.' } } }), 'only')).toBeNull();
  });

  it('earns 0 for an answer in the shape of ratings', () => {
    expect(scoreItem(anItem(), { best: 'very-appropriate' })).toBe(0);
  });
});

describe('a rating', () => {
  const table = ratings.map((key) => ratings.map((given) => scoreRating(key, given)));

  it('earns 1 when exact, 0.5 one step off on the same side of the midpoint, else 0', () => {
    expect(table).toEqual([
      [1, 0.5, 0, 0],
      [0.5, 1, 0, 0],
      [0, 0, 1, 0.5],
      [0, 0, 0.5, 1],
    ]);
  });

  it('earns 0.375 on average when it is guessed', () => {
    const all = table.flat();
    expect(all.reduce((sum, points) => sum + points, 0) / all.length).toBe(0.375);
  });

  it.each(ratings)('earns 0.375 over a balanced key when everything is called %s', (constant) => {
    const item = aRatedItem();
    expect(scoreItem(item, Object.fromEntries(Object.keys(item.options).map((id) => [id, constant])))).toBe(0.375);
  });

  it('earns nothing where a response is left without one, or given one that is not on the scale', () => {
    const item = aRatedItem({ a: 'very-appropriate', b: 'very-inappropriate' });
    expect(scoreItem(item, { a: 'very-appropriate' })).toBe(0.5);
    expect(scoreItem(item, { a: 'very-appropriate', b: 'splendid' })).toBe(0.5);
  });

  it('does not count for a response that the author left unscored', () => {
    const item = aRatedItem({ a: 'very-appropriate', b: null });
    expect(scoreItem(item, { a: 'very-appropriate', b: 'very-inappropriate' })).toBe(1);
    expect(scoreItem(aRatedItem({ a: null }), { a: 'very-appropriate' })).toBeNull();
  });

  it('makes no item worth less than 0 or more than 1', () => {
    const item = aRatedItem();
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(item.options)), fc.constantFrom(...ratings, 'nonsense')),
        (answer) => {
          const points = scoreItem(item, answer) ?? -1;
          expect(points >= 0 && points <= 1).toBe(true);
        },
      ),
    );
  });
});
