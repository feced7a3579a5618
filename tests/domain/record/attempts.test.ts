import { describe, expect, test } from 'vitest';
import { attemptsOf, openAttempt } from '#domain/record/attempts.ts';
import type { Entry } from '#domain/record/entry.ts';
import { recordOf } from '#domain/record/record.ts';
import { attemptFinished, attemptStarted, writer } from './learning.ts';

const choice = (attempt: string, step: number, id: string) =>
  ({ kind: 'choice-made', attempt, step, choice: id, beat: `before-${id}` }) as const;
const attempts = (...entries: Entry[]) => attemptsOf(recordOf(entries), 'one-star', 'reviews');

describe('an attempt', () => {
  test('has the choices that were made, step after step', () => {
    const write = writer();
    const start = write(attemptStarted('one-star'));
    const [attempt] = attempts(write(choice(start.id, 1, 'b')), start, write(choice(start.id, 0, 'a')));
    expect(attempt?.trail).toEqual(['a', 'b']);
    expect(attempt?.steps[1]).toEqual({ choice: 'b', beat: 'before-b' });
    expect(openAttempt(attempt ? [attempt] : [])).toBe(attempt);
  });

  test('retried from a turning point begins with the choices that it took over', () => {
    const write = writer();
    const start = write(attemptStarted('one-star', { trail: ['a', 'b'], from: { attempt: 'A'.repeat(22), step: 2 } }));
    const [attempt] = attempts(start, write(choice(start.id, 2, 'c')));
    expect(attempt?.trail).toEqual(['a', 'b', 'c']);
    expect(attempt?.steps[0]?.beat).toBeNull();
  });

  test('played on in two tabs keeps the earlier choice of each step, and counts the others', () => {
    const [one, two] = [writer('aaaaaaaaaa.11111111'), writer('aaaaaaaaaa.22222222')];
    const start = one(attemptStarted('one-star'));
    two.hear(start.hlc);
    const first = one(choice(start.id, 0, 'a'));
    two.hear(first.hlc);
    const later = two(choice(start.id, 0, 'z'));
    const twice = two(choice(start.id, 0, 'a'));
    for (const order of [
      [start, first, later, twice],
      [twice, later, first, start],
    ]) {
      expect(attempts(...order)[0]).toMatchObject({ trail: ['a'], conflicts: 1 });
    }
  });

  test('ends at the first step that is missing', () => {
    const write = writer();
    const start = write(attemptStarted('one-star'));
    expect(attempts(start, write(choice(start.id, 0, 'a')), write(choice(start.id, 2, 'c')))[0]?.trail).toEqual(['a']);
  });

  test('whose beginning has not arrived is not listed, unless its result has', () => {
    const write = writer();
    const start = write(attemptStarted('one-star'));
    expect(attempts(write(choice(start.id, 0, 'a')))).toEqual([]);
    const [attempt] = attempts(write(attemptFinished(start.id, 'one-star', { trail: ['a'] })));
    expect(attempt).toMatchObject({ id: start.id, started: null, trail: ['a'] });
  });

  test('sealed twice differently keeps the better result', () => {
    const write = writer();
    const start = write(attemptStarted('one-star'));
    const replay = write(attemptFinished(start.id, 'one-star', { status: 'replay', score: 49 }));
    const costly = write(attemptFinished(start.id, 'one-star', { status: 'costly', score: 70 }));
    expect(attempts(start, replay, costly)[0]?.finished).toEqual(costly);
    expect(attempts(start, costly, replay)[0]?.finished).toEqual(costly);
  });

  test('of another scenario is not listed', () => {
    expect(attempts(writer()(attemptStarted('midnight-message')))).toEqual([]);
  });
});

describe('starting over', () => {
  const play = () => {
    const write = writer();
    const done = write(attemptStarted('one-star'));
    const sealed = write(attemptFinished(done.id, 'one-star'));
    const open = write(attemptStarted('one-star'));
    return { write, entries: [done, sealed, open, write(choice(open.id, 0, 'a'))], open };
  };

  test.each([
    ['the scenario', { kind: 'reset', scope: 'scenario', of: 'one-star' }],
    ['its module', { kind: 'reset', scope: 'module', of: 'reviews' }],
    ['everything', { kind: 'reset', scope: 'everything' }],
  ] as const)('with %s leaves the history listed, and nothing open', (_, reset) => {
    const { write, entries } = play();
    const after = attempts(...entries, write(reset));
    expect(after.map(({ beforeReset, finished }) => [beforeReset, finished !== null])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(openAttempt(after)).toBeNull();
  });

  test.each([
    ['another scenario', { kind: 'reset', scope: 'scenario', of: 'midnight-message' }],
    ['another module', { kind: 'reset', scope: 'module', of: 'boundaries' }],
    ['a lesson of the same name', { kind: 'reset', scope: 'lesson', of: 'one-star' }],
    ['nothing that is named', { kind: 'reset', scope: 'scenario' }],
  ] as const)('with %s changes nothing', (_, reset) => {
    const { write, entries, open } = play();
    expect(openAttempt(attempts(...entries, write(reset)))?.id).toBe(open.id);
  });

  test('does not hide what another device goes on with afterwards', () => {
    const { write, entries, open } = play();
    const reset = write({ kind: 'reset', scope: 'everything' });
    const after = attempts(...entries, reset, write(choice(open.id, 1, 'b')));
    expect(openAttempt(after)?.trail).toEqual(['a', 'b']);
    expect(attempts(...entries, reset, write(attemptFinished(open.id, 'one-star'))).at(-1)).toMatchObject({
      beforeReset: false,
    });
  });
});
