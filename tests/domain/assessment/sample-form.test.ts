import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseQuota, moduleQuota, optionsInOrder, ratingScale, sampleForm } from '#domain/assessment/sample-form.ts';
import { ratings } from '#domain/assessment/rating.ts';
import { aCase, anItem, aPool, aRatedItem } from '#tests/builders.ts';

const anySeed = fc.maxSafeInteger();

describe('a sampled form', () => {
  it('holds four single best answers and one situation to rate, each once', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const form = sampleForm([aPool()], moduleQuota, seed);
        expect(new Set(form).size).toBe(5);
        expect(form.filter((id) => id.startsWith('sba'))).toHaveLength(4);
      }),
    );
  });

  it('is the same for the same seed, in whatever order the pool lists its items', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const pool = aPool();
        const turned = Object.fromEntries(Object.entries(pool).reverse());
        expect(sampleForm([turned], moduleQuota, seed)).toEqual(sampleForm([pool], moduleQuota, seed));
      }),
    );
  });

  it('stays the same for the same seed in every version of the course’s code', () => {
    expect(sampleForm([aPool()], moduleQuota, 20260105)).toMatchInlineSnapshot(`
      [
        "sba-1",
        "sba-5",
        "rated-2",
        "sba-6",
        "sba-7",
      ]
    `);
  });

  it('differs between seeds, and over many seeds draws every item', () => {
    const forms = Array.from({ length: 60 }, (_, seed) => sampleForm([aPool()], moduleQuota, seed));
    expect(new Set(forms.map(String)).size).toBeGreaterThan(50);
    expect(new Set(forms.flat())).toEqual(new Set(Object.keys(aPool())));
  });

  it('tests every objective that its pool can', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 5 }), (seed, objectives) => {
        const pool = aPool({ objectives });
        const tested = new Set(sampleForm([pool], moduleQuota, seed).map((id) => pool[id]?.objective));
        expect(tested.size).toBe(objectives);
      }),
    );
  });

  it('draws three and one from each module for the course', () => {
    const other = Object.fromEntries(Object.entries(aPool()).map(([id, item]) => [`other-${id}`, item]));
    const form = sampleForm([aPool(), other], courseQuota, 7);
    expect([form.length, form.filter((id) => id.startsWith('other')).length]).toEqual([8, 4]);
  });

  it('may hold a case in the course’s test, in place of a single best answer and one of each module at most; never in a module’s', () => {
    const pool = { ...aPool(), 'case-1': aCase(2), 'case-2': aCase(3) };
    const cases = (form: readonly string[]) => form.filter((id) => id.startsWith('case')).length;
    const forms = Array.from({ length: 60 }, (_, seed) => sampleForm([pool], courseQuota, seed));
    expect(new Set(forms.map(cases))).toEqual(new Set([0, 1]));
    for (const form of forms) expect([form.length, form.filter((id) => id.startsWith('rated')).length]).toEqual([4, 1]);
    for (let seed = 0; seed < 60; seed += 1) expect(cases(sampleForm([pool], moduleQuota, seed))).toBe(0);
  });

  it('never draws an item that is practised, baseline or core', () => {
    const pool = {
      ...aPool({ sba: 4, rated: 1 }),
      practised: anItem({ use: 'check' }),
      core: anItem({ use: 'core' }),
      before: anItem({ use: 'baseline' }),
    };
    for (let seed = 0; seed < 30; seed += 1)
      expect(sampleForm([pool], moduleQuota, seed).every((id) => /^(?:sba|rated)/.test(id))).toBe(true);
  });

  it('gives what it has when the pool is too small', () => {
    expect(sampleForm([aPool({ sba: 2, rated: 0 })], moduleQuota, 1)).toHaveLength(2);
    expect(sampleForm([], moduleQuota, 1)).toEqual([]);
  });
});

describe('the order of options', () => {
  it('is shuffled, and the same each time the form is shown', () => {
    const orders = Array.from({ length: 40 }, (_, seed) => optionsInOrder('item', anItem(), seed).join());
    expect(new Set(orders).size).toBe(6);
    expect(optionsInOrder('item', anItem(), 3)).toEqual(optionsInOrder('item', anItem(), 3));
  });

  it('does not follow another item’s', () => {
    const same = Array.from(
      { length: 40 },
      (_, seed) => optionsInOrder('one', anItem(), seed).join() === optionsInOrder('other', anItem(), seed).join(),
    );
    expect(same).toContain(false);
  });

  it('is the author’s where the author fixed it', () => {
    for (let seed = 0; seed < 20; seed += 1)
      expect(optionsInOrder('item', anItem({ 'fixed-order': true }), seed)).toEqual(['best', 'second', 'third']);
  });

  it('is shuffled for each step of a case by itself', () => {
    const orderOf = (step: string, seed: number) => optionsInOrder('item', aCase(), seed, step).join();
    const seeds = Array.from({ length: 40 }, (_, seed) => seed);
    expect(new Set(seeds.map((seed) => orderOf('step-1', seed))).size).toBe(6);
    expect(seeds.map((seed) => orderOf('step-1', seed) === orderOf('step-2', seed))).toContain(false);
    expect(optionsInOrder('item', aCase(), 3, 'step-9')).toEqual([]);
  });

  it('is shuffled for responses, never for the scale on which they are rated', () => {
    const orders = new Set(Array.from({ length: 40 }, (_, seed) => optionsInOrder('item', aRatedItem(), seed).join()));
    expect(orders.size).toBeGreaterThan(10);
    expect(ratingScale).toEqual(ratings);
  });
});
