import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Askable, chooseSet } from '#domain/review/choose-set.ts';
import { leitner } from '#domain/review/leitner.ts';
import type { Card } from '#domain/review/scheduler.ts';

/** A decision with three forms: `def-2` has the items `def-2.a`, `def-2.b`, `def-2.c`. */
function ask(decision: string, changes: Partial<Card> = {}): Askable {
  const items = ['a', 'b', 'c'].map((form) => `${decision}.${form}`);
  return { card: { ...leitner.fresh(decision), ...changes }, module: decision.split('-')[0] ?? '', items };
}

const modules = ['def', 'con', 'ins', 'har', 'bou', 'coi'];
const course = modules.flatMap((module) => [1, 2, 3, 4].map((n) => ask(`${module}-${n}`)));
const moduleOf = (item: string) => item.split('-')[0] ?? '';
const decisionOf = (item: string) => item.split('.')[0] ?? '';
const neighbours = (set: readonly string[]) =>
  set.filter((item, at) => at > 0 && moduleOf(item) === moduleOf(set[at - 1] ?? ''));

const anyCards = fc.uniqueArray(
  fc.record({
    module: fc.constantFrom(...modules),
    number: fc.integer({ min: 1, max: 5 }),
    box: fc.integer({ min: 1, max: 5 }),
    seen: fc.constantFrom(null, '2026-11-20', '2026-12-01', '2027-01-05'),
    last: fc.constantFrom('right' as const, 'missed' as const, 'confident' as const, null),
  }),
  { selector: ({ module, number }) => `${module}-${number}`, maxLength: 24 },
);

describe('the questions of a booster', () => {
  it('are six, one from each module, when all six are finished', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        const set = chooseSet(course, [], seed);
        expect(set).toHaveLength(6);
        expect(new Set(set.map(moduleOf)).size).toBe(6);
      }),
    );
  });

  it('are the same for the same seed, in whatever order the decisions come', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        expect(chooseSet([...course].reverse(), [], seed)).toEqual(chooseSet(course, [], seed));
      }),
    );
  });

  it('take of each module the decision in the lowest box, and of those the one seen longest ago', () => {
    const set = chooseSet(
      [
        ask('def-1', { box: 3, seen: '2026-11-01', last: 'right' }),
        ask('def-2', { box: 2, seen: '2026-11-20', last: 'right' }),
        ask('def-3', { box: 2, seen: '2026-11-10', last: 'right' }),
        ...course.filter(({ module }) => module !== 'def'),
      ],
      [],
      1,
    );
    expect(set.map(decisionOf).filter((decision) => decision.startsWith('def'))).toEqual(['def-3']);
  });

  it('begin with earlier misses, those of which the learner was sure first, and then grow to eight at most', () => {
    const missed = course.map((each, at) =>
      at < 5
        ? { ...each, card: { ...each.card, last: at === 3 ? ('confident' as const) : ('missed' as const) } }
        : each,
    );
    const set = chooseSet(missed, [], 9);
    expect(set).toHaveLength(8);
    expect(decisionOf(set[0] ?? '')).toBe('def-4');
    const all = chooseSet(
      course.map((each) => ({ ...each, card: { ...each.card, last: 'missed' as const } })),
      [],
      9,
    );
    expect(all).toHaveLength(8);
  });

  it('are filled up from the modules that are finished, each decision once', () => {
    const one = course.filter(({ module }) => module === 'def');
    expect(new Set(chooseSet(one, [], 4).map(decisionOf))).toEqual(new Set(['def-1', 'def-2', 'def-3', 'def-4']));
    const two = chooseSet(
      course.filter(({ module }) => module === 'def' || module === 'con'),
      [],
      4,
    );
    expect(two).toHaveLength(6);
    expect(neighbours(two)).toEqual([]);
  });

  it('are asked in a form that was not met before; where all were, in the one met longest ago', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        expect(chooseSet([ask('def-1')], ['def-1.a', 'def-1.c'], seed)).toEqual(['def-1.b']);
        expect(chooseSet([ask('def-1')], ['def-1.a', 'def-1.c', 'def-1.b', 'def-1.a'], seed)).toEqual(['def-1.c']);
      }),
    );
  });

  it('hold their rules whatever the cards: no decision twice, at most eight, more than six only for misses and modules', () => {
    fc.assert(
      fc.property(anyCards, fc.maxSafeInteger(), (cards, seed) => {
        const askable = cards.map(({ module, number, ...card }) => ask(`${module}-${number}`, card));
        const set = chooseSet(askable, [], seed);
        expect(new Set(set.map(decisionOf)).size).toBe(set.length);
        expect(set.length).toBeLessThanOrEqual(8);
        expect(set.length).toBeGreaterThanOrEqual(Math.min(6, askable.length));
        const misses = askable.filter(({ card }) => card.last === 'missed' || card.last === 'confident');
        const taken = new Set(set.map(decisionOf));
        expect(misses.filter(({ card }) => taken.has(card.decision)).length).toBe(Math.min(8, misses.length));
        const [first] = set;
        const sure = misses.filter(({ card }) => card.last === 'confident');
        if (first && sure.length > 0) expect(sure.map(({ card }) => card.decision)).toContain(decisionOf(first));
      }),
    );
  });

  it('set questions of one module apart wherever that can be done after the first', () => {
    fc.assert(
      fc.property(anyCards, fc.maxSafeInteger(), (cards, seed) => {
        const set = chooseSet(
          cards.map(({ module, number, ...card }) => ask(`${module}-${number}`, card)),
          [],
          seed,
        );
        const rest = set.slice(1);
        const most = Math.max(
          0,
          ...modules.map((module) => {
            const own = rest.filter((item) => moduleOf(item) === module).length;
            return own - (module === moduleOf(set[0] ?? '') ? Math.floor(rest.length / 2) : Math.ceil(rest.length / 2));
          }),
        );
        if (most <= 0) expect(neighbours(set)).toEqual([]);
      }),
    );
  });

  it('are none where nothing can be asked', () => {
    expect(chooseSet([], [], 1)).toEqual([]);
    expect(chooseSet([{ ...ask('def-1'), items: [] }], [], 1)).toEqual([]);
  });
});
