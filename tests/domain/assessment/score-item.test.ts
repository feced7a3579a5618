import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratings } from '#domain/assessment/rating.ts';
import { scoreItem, scoreRating } from '#domain/assessment/score-item.ts';
import { aCase, anItem, aRatedItem } from '#tests/builders.ts';

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

describe('a case with key features', () => {
  const all = (given: string) => ({ 'step-1': given, 'step-2': given, 'step-3': given });

  it('earns the mean of its steps, each of them 1 or 0', () => {
    expect([
      scoreItem(aCase(), all('best')),
      scoreItem(aCase(), { ...all('best'), 'step-2': 'second' }),
      scoreItem(aCase(), { 'step-3': 'best' }),
      scoreItem(aCase(2), { 'step-1': 'best', 'step-2': 'third' }),
      scoreItem(aCase(), all('second')),
    ]).toEqual([1, 2 / 3, 1 / 3, 0.5, 0]);
  });

  it('earns a third when its three options are guessed', () => {
    const options = ['best', 'second', 'third'];
    const guesses = options.flatMap((a) => options.map((b) => scoreItem(aCase(2), { 'step-1': a, 'step-2': b }) ?? 0));
    expect(guesses.reduce((sum, points) => sum + points, 0) / guesses.length).toBeCloseTo(1 / 3, 12);
  });

  it('earns nothing for an answer that is missing, of another shape, or to a step that it does not have', () => {
    expect([
      scoreItem(aCase(), undefined),
      scoreItem(aCase(), 'best'),
      scoreItem(aCase(), { 'step-4': 'best', toString: 'best' }),
    ]).toEqual([0, 0, 0]);
  });

  it('leaves a step without a key unscored, and has nothing to score where no step has one', () => {
    const open = { ask: 'What now?', options: { only: { text: 'This', feedback: 'Why.' } } };
    const keyed = { ask: 'What now?', options: anItem().options };
    expect(scoreItem(aCase(0, { steps: { open, keyed } }), { open: 'only', keyed: 'best' })).toBe(1);
    expect(scoreItem(aCase(0, { steps: { open } }), { open: 'only' })).toBeNull();
  });
});

describe('the order in which an item is shown', () => {
  const shuffled = <T extends object>(things: T) =>
    fc
      .shuffledSubarray(Object.entries(things), { minLength: Object.keys(things).length })
      .map((entries) => Object.fromEntries(entries) as T);

  it('never alters what an answer to it earns', () => {
    const [one, rated, whole] = [anItem(), aRatedItem(), aCase()];
    fc.assert(
      fc.property(
        shuffled(one.options),
        shuffled(rated.options),
        shuffled(whole.steps),
        fc.constantFrom('best', 'second', 'third'),
        fc.array(fc.constantFrom(...ratings), { minLength: 4, maxLength: 4 }),
        fc.array(fc.constantFrom('best', 'second', 'third'), { minLength: 3, maxLength: 3 }),
        (options, responses, steps, picked, given, taken) => {
          const rates = Object.fromEntries(Object.keys(rated.options).map((id, at) => [id, given[at] ?? '']));
          const walk = Object.fromEntries(Object.keys(whole.steps).map((id, at) => [id, taken[at] ?? '']));
          expect(scoreItem({ ...one, options }, picked)).toBe(scoreItem(one, picked));
          expect(scoreItem({ ...rated, options: responses }, rates)).toBeCloseTo(scoreItem(rated, rates) ?? -1, 12);
          expect(scoreItem({ ...whole, steps }, walk)).toBeCloseTo(scoreItem(whole, walk) ?? -1, 12);
        },
      ),
    );
  });
});
