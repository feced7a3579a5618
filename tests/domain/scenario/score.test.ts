import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualities, type Quality } from '#domain/scenario/schema.ts';
import { rank, score, scorer } from '#domain/scenario/score.ts';
import { aLadder, anOutcome, climb } from '#tests/builders.ts';

const anyQuality = fc.constantFrom(...qualities);

describe('the score of a run', () => {
  it('is 60 after a harmful start, a perfect recovery and one strong decision', () => {
    const scenario = aLadder(3, { beats: { 2: { recovery: true } } });
    expect(score(scenario, climb('harmful', 'strong', 'strong'), null)).toEqual({ points: 60, status: 'costly' });
  });

  it('is 89 after an acceptable and two strong decisions', () => {
    const { points, status } = score(aLadder(3), climb('acceptable', 'strong', 'strong'), null);
    expect([Math.round(points ?? 0), status]).toEqual([89, 'safe']);
  });

  it('is 100 when every decision is strong and 0 when every one is harmful', () => {
    expect(score(aLadder(2), climb('strong', 'strong'), null).points).toBe(100);
    expect(score(aLadder(2), climb('harmful', 'harmful'), null)).toEqual({ points: 0, status: 'harm' });
  });

  it.each([
    [['strong', 'strong', 'strong', 'strong', 'strong', 'poor'], 'safe'],
    [['strong', 'acceptable', 'poor'], 'costly'],
    [['strong', 'poor', 'poor'], 'harm'],
  ] as const)('names %j as %s', (walked, status) => {
    expect(score(aLadder(6), climb(...walked), null).status).toBe(status);
  });

  it('is never called safe or costly when the run ends in a breach', () => {
    const scenario = { ...aLadder(2), outcomes: { end: anOutcome({ verdict: 'breach' }) } };
    expect(score(scenario, climb('strong', 'strong'), null)).toEqual({ points: 100, status: 'harm' });
    expect(score(scenario, climb('strong'), null).status).toBe('safe');
  });

  it('has had a cost at least when the run ends with something to mend', () => {
    const scenario = { ...aLadder(2), outcomes: { end: anOutcome({ verdict: 'recoverable' }) } };
    expect(score(scenario, climb('strong', 'strong'), null)).toEqual({ points: 100, status: 'costly' });
    expect(score(scenario, climb('poor', 'poor'), null).status).toBe('harm');
  });

  it('is the same whether runs are judged one by one or many at once', () => {
    const judge = scorer(aLadder(2), 'uk');
    for (const first of qualities)
      expect(judge(climb(first, 'poor'))).toEqual(score(aLadder(2), climb(first, 'poor'), 'uk'));
  });

  it('is never below 0 nor above 100', () => {
    fc.assert(
      fc.property(
        fc.array(anyQuality, { minLength: 1, maxLength: 7 }),
        fc.array(fc.integer({ min: 1, max: 7 })),
        (walked, recoveries) => {
          const scenario = aLadder(7, {
            beats: Object.fromEntries(recoveries.map((rung) => [rung, { recovery: true }])),
          });
          const { points } = score(scenario, climb(...walked), null);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('does not depend on the order in which decisions are counted', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.array(anyQuality, { minLength: 5, maxLength: 5 }),
        (order, walked) => {
          const scenario = aLadder(5, { beats: { 2: { recovery: true }, 4: { recovery: true } } });
          const steps = climb(...walked);
          const shuffled = order.flatMap((at) => steps[at] ?? []);
          expect(score(scenario, shuffled, null).points).toBeCloseTo(
            score(scenario, steps, null).points ?? Number.NaN,
            9,
          );
        },
      ),
    );
  });

  it('never falls when one decision is better', () => {
    fc.assert(
      fc.property(fc.array(anyQuality, { minLength: 1, maxLength: 5 }), fc.nat(), (walked, where) => {
        const at = where % walked.length;
        const better = walked.map((quality, index): Quality => (index === at ? 'strong' : quality));
        const scenario = aLadder(5);
        expect(score(scenario, climb(...better), null).points).toBeGreaterThanOrEqual(
          score(scenario, climb(...walked), null).points ?? Number.NaN,
        );
      }),
    );
  });

  it('stands for the decisions so far when a run is unfinished, and is absent before the first', () => {
    expect(score(aLadder(3), climb('acceptable'), null).points).toBeCloseTo(66.67, 1);
    expect(score(aLadder(3), [], null)).toEqual({ points: null, status: 'unscored' });
  });
});

describe('a critical act', () => {
  const critical = { 'harmful-1': { critical: 'identifiable-disclosure' as const } };
  const repaired = { ...critical, 'strong-3': { repairs: ['harmful-1'] } };

  it('that stands caps the score at 49 and asks for another run', () => {
    const scenario = aLadder(7, { choices: critical });
    const run = climb('harmful', 'strong', 'strong', 'strong', 'strong', 'strong', 'strong');
    expect(score(scenario, run, null)).toEqual({ points: 49, status: 'replay' });
  });

  it('that a later choice repairs caps the score at 75', () => {
    const scenario = aLadder(7, { choices: repaired });
    const run = climb('harmful', 'strong', 'strong', 'strong', 'strong', 'strong', 'strong');
    expect(score(scenario, run, null)).toEqual({ points: 75, status: 'recovered' });
  });

  it('raises no score that is lower than its cap', () => {
    expect(score(aLadder(3, { choices: repaired }), climb('harmful', 'harmful', 'strong'), null).points).toBeCloseTo(
      33.33,
      1,
    );
  });

  it('is not repaired by what was done before it', () => {
    const scenario = aLadder(2, {
      choices: { 'strong-1': { repairs: ['harmful-2'] }, 'harmful-2': { critical: 'impersonation' } },
    });
    expect(score(scenario, climb('strong', 'harmful'), null).status).toBe('replay');
  });

  it('stands while another is repaired', () => {
    const scenario = aLadder(3, { choices: { ...repaired, 'harmful-2': { critical: 'knowing-falsehood' } } });
    const run = climb('harmful', 'harmful', 'strong');
    expect(score(scenario, run, null).status).toBe('replay');
  });

  it('caps every run of every shape', () => {
    fc.assert(
      fc.property(fc.array(anyQuality, { minLength: 1, maxLength: 6 }), (walked) => {
        const { points, status } = score(aLadder(7, { choices: repaired }), climb('harmful', ...walked), null);
        expect(points).toBeLessThanOrEqual(status === 'recovered' ? 75 : 49);
      }),
    );
  });

  it('ranks a run that needs another below every run that does not', () => {
    expect(rank({ points: 49, status: 'replay' })).toBeLessThan(rank({ points: 0, status: 'harm' }));
  });
});

describe('a score in one place', () => {
  const choices = {
    'strong-1': { agreement: 'varies-by-jurisdiction' as const, in: { us: { quality: 'harmful' as const } } },
    'poor-2': { quality: undefined, agreement: 'reasonable-people-differ' as const },
  };

  it('takes the quality that the place’s law gives', () => {
    const scenario = aLadder(2, { choices });
    expect(score(scenario, climb('strong', 'strong'), 'us').points).toBe(50);
    expect(score(scenario, climb('strong', 'strong'), 'uk').points).toBe(100);
  });

  it('leaves out, for a learner who named no place, what varies by place', () => {
    expect(score(aLadder(2, { choices }), climb('strong', 'acceptable'), null).points).toBeCloseTo(66.67, 1);
  });

  it('leaves out what is not scored', () => {
    expect(score(aLadder(2, { choices }), climb('strong', 'poor'), 'uk').points).toBe(100);
  });
});
