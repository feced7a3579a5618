import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moduleQuota, sampleForm } from '#domain/assessment/sample-form.ts';
import { scoreForm } from '#domain/assessment/score-form.ts';
import { anItem, aPool, aRatedItem } from '#tests/builders.ts';

const bank = {
  a: anItem({ objective: 'TST-1' }),
  b: anItem({ objective: 'TST-2' }),
  c: anItem({ objective: 'TST-2' }),
  d: anItem({ objective: 'TST-3' }),
  r: aRatedItem({ x: 'very-appropriate', y: 'very-inappropriate' }, { objective: 'TST-4' }),
};
const shown = ['a', 'b', 'c', 'd', 'r'];

describe('a form that is handed over', () => {
  it('scores the mean of its items', () => {
    const answers = {
      a: 'best',
      b: 'best',
      c: 'best',
      d: 'second',
      r: { x: 'very-appropriate', y: 'inappropriate-not-awful' },
    };
    expect(scoreForm(bank, shown, answers, 0.7)).toEqual({
      score: 0.75,
      passed: true,
      missed: ['TST-3'],
      items: [
        { id: 'a', score: 1 },
        { id: 'b', score: 1 },
        { id: 'c', score: 1 },
        { id: 'd', score: 0 },
        { id: 'r', score: 0.75 },
      ],
    });
  });

  it('is passed exactly at the pass level', () => {
    const answers = {
      a: 'best',
      b: 'best',
      c: 'best',
      d: 'second',
      r: { x: 'appropriate-not-ideal', y: 'inappropriate-not-awful' },
    };
    expect(scoreForm(bank, shown, answers, 0.7)).toMatchObject({ score: 0.7, passed: true });
    expect(scoreForm(bank, shown, { ...answers, c: 'third' }, 0.7)).toMatchObject({ score: 0.5, passed: false });
  });

  it('names each missed objective once, also where only a rating was missed', () => {
    expect(scoreForm(bank, shown, { a: 'best', r: { x: 'very-appropriate' } }, 0.7).missed).toEqual([
      'TST-2',
      'TST-3',
      'TST-4',
    ]);
  });

  it('counts what is not answered as nothing', () => {
    expect(scoreForm(bank, shown, {}, 0.7)).toMatchObject({ score: 0, passed: false });
  });

  it('leaves out items that the course no longer has, and is not passed when none are left', () => {
    expect(scoreForm(bank, ['a', 'gone'], { a: 'best' }, 0.7)).toMatchObject({ score: 1, passed: true, missed: [] });
    expect(scoreForm(bank, ['gone'], {}, 0)).toMatchObject({ score: 0, passed: false });
  });

  it('scores the same in whatever order its items were shuffled', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(shown, { minLength: shown.length }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('best', 'second')),
        (order, answers) => {
          expect(scoreForm(bank, order, answers, 0.7).score).toBeCloseTo(scoreForm(bank, shown, answers, 0.7).score, 9);
        },
      ),
    );
  });

  it('is failed by guessing, as a rule', () => {
    const pool = aPool();
    const passes = Array.from({ length: 200 }, (_, seed) => {
      const form = sampleForm([pool], moduleQuota, seed);
      const answers = Object.fromEntries(
        form.map((id, at) => [
          id,
          pool[id]?.type === 'sba' ? (['best', 'second', 'third'][(seed + at) % 3] ?? '') : {},
        ]),
      );
      return scoreForm(pool, form, answers, 0.7).passed;
    });
    expect(passes.filter(Boolean).length).toBeLessThan(20);
  });
});
