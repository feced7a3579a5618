import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSeen } from '#domain/roster/submission.ts';
import type { Row } from '#domain/roster/row.ts';
import { type FirstTest, firstAnswers } from '#domain/statistics/answers.ts';
import { debriefPlan, leastDivision } from '#domain/statistics/debrief-plan.ts';
import { type Decision, decisionsOf, division, isNoDilemma } from '#domain/statistics/decisions.ts';
import { gateFor } from '#domain/statistics/gate.ts';
import { gainNumbers, gainOfGroup, gainPairs, surenessOf } from '#domain/statistics/group.ts';
import { discriminationOf, itemStatistics, reliabilityOf, sampledReliability } from '#domain/statistics/items.ts';
import { correlation, mean, variance, wilson } from '#domain/statistics/numbers.ts';
import { atOnce, sorted } from '#domain/statistics/pieces.ts';
import { aLadder } from '#tests/builders.ts';

/** The vector of the assessment rules: ten learners, five questions. */
const lines = ['11111', '11110', '11101', '11010', '10110', '11000', '01100', '10000', '01001', '00000'];
const vector = lines.map((line) => [...line].map(Number));

/** So many people of whom each answers as the vector's lines say, over and over. */
function people(n: number): readonly FirstTest[] {
  return Array.from({ length: n }, (_, at) => ({
    person: String(at).padStart(4, '0'),
    items: (vector[at % 10] ?? []).map((score, item) => ({
      id: `q${item}`,
      score,
      answer: score === 1 ? 'right' : 'wrong',
    })),
  }));
}

describe('the vector of ten learners and five questions', () => {
  const columns = [0, 1, 2, 3, 4].map((at) => vector.map((line) => line[at] ?? 0));

  it('gives the facilities .7 .7 .5 .4 .3', () => {
    expect(atOnce(itemStatistics(people(10))).map(({ facility }) => facility)).toEqual([0.7, 0.7, 0.5, 0.4, 0.3]);
  });

  it('gives the discriminations .67 .67 1 .67 .33, three people at each end, ties by id', () => {
    const total = vector.map((line) => mean(line));
    const order = vector.map((_, at) => at).sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
    const found = columns.map((column) => discriminationOf(order.map((at) => column[at] ?? 0)));
    expect(found.map((d) => d?.toFixed(2))).toEqual(['0.67', '0.67', '1.00', '0.67', '0.33']);
  });

  it('gives the item–rest correlations .304 .304 .440 .385 .189', () => {
    const found = columns.map((column, at) =>
      correlation(
        column,
        vector.map((line) => mean(line.filter((_, other) => other !== at))),
      ),
    );
    expect(found.map((r) => r?.toFixed(3))).toEqual(['0.304', '0.304', '0.440', '0.385', '0.189']);
  });

  it('gives alpha .564 and a standard error of .994', () => {
    const found = reliabilityOf(vector);
    expect([found?.alpha.toFixed(3), found?.sem.toFixed(3)]).toEqual(['0.564', '0.994']);
  });

  it('gives, before 50 60 40 70 and after 80 75 70 85, a class gain of .50, a difference of 22.5 and a d of 2.32', () => {
    const after = [80, 75, 70, 85];
    const found = gainNumbers([50, 60, 40, 70].map((before, at) => ({ before, after: after[at] ?? 0 })));
    expect(found).toMatchObject({ share: 0.5, difference: 22.5 });
    expect(found.dAv?.toFixed(2)).toBe('2.32');
  });
});

describe('Wilson’s interval', () => {
  it.each([
    // Newcombe, Statistics in Medicine 1998; 17: 857–872, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is published', (count, n, low, high) => {
    const found = wilson(count, n);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('holds the share, stays between 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, some) => {
        const count = Math.min(some, n);
        const [one, other] = [wilson(count, n), wilson(n - count, n)];
        if (!one || !other) throw new Error('There is no interval.');
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(one.share + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low + other.high).toBeCloseTo(1, 10);
      }),
    );
  });

  it('does not exist for nobody', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});

describe('a correlation', () => {
  it('is between −1 and 1, and the same both ways round', () => {
    const list = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(list, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const r = correlation(x, y);
        if (r === null) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(correlation(y, x)).toBeCloseTo(r, 9);
      }),
    );
  });

  it('of what does not vary is none', () => {
    expect(correlation([1, 1, 1], [0, 1, 2])).toBeNull();
    expect(correlation([0.1 + 0.2, 0.3, 0.3], [0, 1, 2])).toBeNull();
  });

  it('uses sample variances', () => {
    expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 12);
  });
});

describe('the gates (A17)', () => {
  const shown = (n: number) => atOnce(itemStatistics(people(n)))[0];

  it('show nothing of 9 people but their number', () => {
    expect(shown(9)).toEqual({
      id: 'q0',
      people: 9,
      gate: 'none',
      facility: null,
      discrimination: null,
      itemRest: null,
      unstable: true,
      options: [],
    });
  });

  it.each([10, 29])('show counts and facility of %i people', (n) => {
    const item = shown(n);
    expect(item?.facility).toBeGreaterThan(0);
    expect(item?.options.map(({ count, rest }) => [count > 0, rest])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect([item?.discrimination, item?.itemRest]).toEqual([null, null]);
  });

  it('show everything of 30 people, and call it unstable', () => {
    const item = shown(30);
    expect(item).toMatchObject({ gate: 'all', unstable: true });
    // Eight at each end: all of the best had it right, three of the last.
    expect(item?.discrimination).toBe(1 - 3 / 8);
    expect(item?.itemRest).toBeCloseTo(0.304, 3);
    expect(item?.options.map(({ option, share }) => [option, share])).toEqual([
      ['right', 0.7],
      ['wrong', 0.3],
    ]);
    expect(item?.options[0]?.rest).toBeCloseTo(0.304, 3);
  });

  it('call it stable from 50', () => {
    expect([shown(49)?.unstable, shown(50)?.unstable]).toEqual([true, false]);
  });

  it('hold at every number of people', () => {
    expect([0, 9, 10, 29, 30, 1000].map(gateFor)).toEqual(['none', 'none', 'counts', 'counts', 'all', 'all']);
  });

  it('hold for gain and for sureness', () => {
    const pairs = (n: number) => Array.from({ length: n }, (_, at) => ({ before: 40 + (at % 3), after: 80 }));
    expect(gainOfGroup(pairs(29))).toEqual({ people: 29, means: null, share: null, dAv: null });
    expect(gainOfGroup(pairs(30)).means?.after).toBe(80);
    const rows = (n: number) => Array.from({ length: n }, () => aRow({ sureness: [[3, 10, 7]] }));
    expect(atOnce(surenessOf(rows(29)))[2]).toMatchObject({ people: 29, right: null, overConfident: null });
    expect(atOnce(surenessOf(rows(30)))[2]).toMatchObject({ people: 30, answers: 300, overConfident: true });
    expect(atOnce(surenessOf(rows(30)))[2]?.right?.share).toBeCloseTo(0.7, 12);
  });
});

describe('gain', () => {
  it('takes each person’s mean over their modules, and nobody whose file is broken or who has no pair', () => {
    const row = (verdict: string, ...gain: readonly (readonly [number, number])[]) =>
      ({
        current: { verdict, gain: gain.map(([before, after]) => ({ module: 'm', before, after })) },
      }) as unknown as Row;
    const rows = [row('sound', [0, 0.8], [1, 0.6]), row('doubt', [1, 1]), row('broken', [0, 1]), row('sound')];
    expect(atOnce(gainPairs(rows))).toEqual([
      { before: 50, after: 70 },
      { before: 100, after: 100 },
    ]);
  });

  it('has no share where everybody knew everything before, and no d where nothing varies', () => {
    const found = gainNumbers([
      { before: 100, after: 100 },
      { before: 100, after: 100 },
    ]);
    expect([found.share, found.dAv]).toEqual([null, null]);
  });
});

describe('a test that asks each person something else', () => {
  it('is not estimable where no two questions were answered together by thirty', () => {
    expect(atOnce(sampledReliability(people(29), 5))).toBeNull();
  });

  it('has the alpha of its mean correlation', () => {
    const found = atOnce(sampledReliability(people(30), 5));
    expect(found?.pairs).toBe(10);
    const r = found?.meanR ?? 0;
    expect(found?.alpha).toBeCloseTo((5 * r) / (1 + 4 * r), 12);
    expect(found?.alpha).toBeCloseTo(0.56, 1);
  });

  it('where nothing varies has none', () => {
    expect(
      reliabilityOf([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(reliabilityOf([[1], [0]])).toBeNull();
  });
});

describe('first answers', () => {
  it('are the first that was sealed, and nobody’s where that one does not replay', () => {
    const test = (hlc: string, checked: 'agrees' | 'not-scorable') => ({ test: 'm', hlc, checked, items: [] });
    const row = (...tests: object[]) => ({ ...aRow({}), tests }) as unknown as Row;
    const testsOf = (one: Row) => atOnce(firstAnswers([one])).tests.get('m');
    expect(testsOf(row(test('1', 'agrees'), test('2', 'agrees')))).toHaveLength(1);
    expect(testsOf(row(test('1', 'not-scorable'), test('2', 'agrees')))).toBeUndefined();
    const runs = [aRun('first', 'b1', 'x'), aRun('again', 'b1', 'y')];
    const first = atOnce(firstAnswers([{ ...aRow({}), runs }])).runs.get('ladder');
    expect(first?.map(({ id }) => id)).toEqual(['first']);
  });
});

describe('sorting in pieces', () => {
  it('gives what sorting at once gives, equal ones in their order', () => {
    const of = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer()), { maxLength: 3000 });
    fc.assert(
      fc.property(of, (many) => {
        const compare = (a: readonly number[], b: readonly number[]) => (a[0] ?? 0) - (b[0] ?? 0);
        expect(atOnce(sorted(many, compare))).toEqual([...many].sort(compare));
      }),
      { numRuns: 40 },
    );
  });
});

describe('how a group divides', () => {
  const map = aLadder(2);
  const [beat = ''] = Object.keys(map.beats);
  const [one = '', other = ''] = Object.keys(map.beats[beat]?.choices ?? {});
  const runs = (a: number, b: number) => [
    ...Array.from({ length: a }, (_, at) => aRun(`a${at}`, beat, one)),
    ...Array.from({ length: b }, (_, at) => aRun(`b${at}`, beat, other)),
  ];
  const split = (a: number, b: number) => atOnce(decisionsOf('ladder', map, runs(a, b)))[0] as Decision;

  it('is counted per beat, with the choices that nobody took', () => {
    const { people: n, choices } = split(12, 0);
    expect(n).toBe(12);
    expect(choices.map(({ count }) => count)).toEqual([12, ...choices.slice(1).map(() => 0)]);
    expect(choices[1]?.taken).toMatchObject({ share: 0, low: 0 });
  });

  it('is hidden where fewer than ten stood', () => {
    expect(split(5, 4)).toMatchObject({ people: 9, gate: 'none', choices: [] });
    expect(split(5, 5)).toMatchObject({ people: 10, gate: 'counts' });
  });

  it('counts a beat that is passed twice once, as it was answered first', () => {
    const twice = runs(10, 0).map((run) => ({ ...run, steps: [...run.steps, { beat, choice: other }] }));
    expect(atOnce(decisionsOf('ladder', map, twice))[0]).toMatchObject({
      people: 10,
      choices: [{ count: 10 }, { count: 0 }, {}, {}],
    });
  });

  it('is 0 where all agree and the most where all choices are taken alike', () => {
    expect(division(split(20, 0))).toBe(0);
    const share = (value: number) => ({
      choice: '',
      quality: null,
      count: 1,
      taken: { share: value, low: 0, high: 1 },
    });
    expect(division({ choices: [share(0.5), share(0.5)] })).toBe(1);
    expect(division({ choices: [share(1 / 3), share(1 / 3), share(1 / 3)] })).toBeCloseTo(1, 12);
    expect(division({ choices: [] })).toBe(0);
  });

  it('says where there was no dilemma', () => {
    const strong = Object.entries(map.beats[beat]?.choices ?? {}).find(([, { quality }]) => quality === 'strong')?.[0];
    const all = (n: number) => Array.from({ length: n }, (_, at) => aRun(`${at}`, beat, strong ?? ''));
    expect(isNoDilemma(atOnce(decisionsOf('ladder', map, all(20)))[0] as Decision)).toBe(true);
    expect(
      isNoDilemma(atOnce(decisionsOf('ladder', map, [...all(19), aRun('x', beat, 'nothing')]))[0] as Decision),
    ).toBe(false);
  });
});

describe('a plan for a teaching hour', () => {
  const decision = (scenario: string, beat: string, shares: readonly number[], gate: Decision['gate'] = 'counts') => ({
    scenario,
    beat,
    people: 20,
    gate,
    choices: shares.map((share, at) => ({
      choice: `c${at}`,
      quality: null,
      count: 20 * share,
      taken: { share, low: 0, high: 1 },
    })),
  });

  it('takes the decisions that divided the group most, one of each case first', () => {
    const plan = debriefPlan([
      decision('a', 'calm', [0.98, 0.02]),
      decision('a', 'split', [0.5, 0.5]),
      decision('a', 'also', [0.55, 0.45]),
      decision('b', 'less', [0.7, 0.3]),
    ]);
    expect(plan?.parts.map(({ kind, decision: one }) => one?.beat ?? kind)).toEqual([
      'opening',
      'split',
      'less',
      'also',
      'plans',
    ]);
    expect(plan?.minutes).toBe(60);
  });

  it('fits into the time there is', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((scenario) => decision(scenario, 'x', [0.5, 0.5]));
    for (const minutes of [30, 45, 60, 90]) expect(debriefPlan(many, minutes)?.minutes).toBeLessThanOrEqual(minutes);
    expect(debriefPlan(many, 20)).toBeNull();
  });

  it('is none where nobody differed, or where too few may be shown', () => {
    expect(debriefPlan([decision('a', 'calm', [0.95, 0.05])])).toBeNull();
    expect(division(decision('a', 'calm', [0.95, 0.05]))).toBeLessThan(leastDivision);
    expect(debriefPlan([decision('a', 'few', [0.5, 0.5], 'none')])).toBeNull();
  });
});

function aRun(id: string, beat: string, choice: string): RunSeen {
  return {
    id,
    scenario: 'ladder',
    outcome: 'end',
    verdict: 'sound',
    status: 'safe',
    score: 100,
    hlc: id,
    at: '2026-11-22T09:00:00.000Z',
    place: null,
    checked: 'agrees',
    steps: [{ beat, choice }],
  };
}

function aRow({ sureness = [] }: { readonly sureness?: readonly (readonly [1 | 2 | 3, number, number])[] }): Row {
  const levels = sureness.map(([certainty, answers, right]) => ({ certainty, answers, right }));
  return { runs: [], tests: [], current: { verdict: 'sound', sureness: levels, gain: [] } } as unknown as Row;
}
