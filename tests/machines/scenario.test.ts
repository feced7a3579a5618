import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { choose, compileScenario, replayer, runAt } from '#machines/scenario.ts';
import { aBeat, aLadder, aScenario } from '#tests/builders.ts';

const remembering = aScenario({
  facts: { told: 'Somebody knows.' },
  start: 'opening',
  beats: {
    opening: { heading: 'Before', say: 'It begins.', continue: 'first' },
    first: aBeat({ tell: { to: 'between', sets: ['told'] }, keep: { to: 'between' } }),
    between: { heading: 'Between', say: 'Time passes.', continue: 'second' },
    second: aBeat({ lean: { when: ['told'] }, confess: { unless: ['told'] }, leave: {} }),
  },
});

describe('a replayed trail', () => {
  it('lands where walking the machine step by step lands', () => {
    const ladder = aLadder(4);
    const machine = compileScenario('case', ladder);
    const replay = replayer('case', ladder);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('strong', 'acceptable', 'poor', 'harmful'), { maxLength: 4 }), (walked) => {
        let [snapshot] = initialTransition(machine);
        const trail = walked.map((quality, at) => `${quality}-${at + 1}`);
        for (const choice of trail) [snapshot] = transition(machine, snapshot, choose(choice));
        expect(replay(trail)).toEqual(runAt(snapshot, ladder));
      }),
    );
  });

  it('starts with the first beat that asks, and says what was passed on the way', () => {
    expect(replayer('case', remembering)([])).toMatchObject({
      beat: 'first',
      passed: ['opening'],
      offered: ['tell', 'keep'],
      outcome: null,
      complete: true,
    });
  });

  it('offers later what earlier choices made true, and nothing else', () => {
    const replay = replayer('case', remembering);
    expect(replay(['tell'])).toMatchObject({
      beat: 'second',
      facts: ['told'],
      passed: ['between'],
      offered: ['lean', 'leave'],
    });
    expect(replay(['keep']).offered).toEqual(['confess', 'leave']);
  });

  it('ends at an outcome, where nothing is offered', () => {
    expect(replayer('case', remembering)(['tell', 'lean'])).toMatchObject({
      beat: null,
      outcome: 'end',
      offered: [],
      complete: true,
    });
  });

  it('stops at the last choice that is known, and says that it is not complete', () => {
    const run = replayer('case', remembering)(['tell', 'vanish', 'lean']);
    expect(run).toMatchObject({ beat: 'second', complete: false });
    expect(run.steps.map(({ choice }) => choice)).toEqual(['tell']);
  });

  it('stops at a choice that is not offered there', () => {
    expect(replayer('case', remembering)(['keep', 'lean'])).toMatchObject({ beat: 'second', complete: false });
  });

  it('stops at whatever follows the end', () => {
    expect(replayer('case', remembering)(['tell', 'lean', 'leave'])).toMatchObject({ outcome: 'end', complete: false });
  });

  it('reads a choice that was renamed by its new name', () => {
    const renamed = { ...remembering, renamed: { 'tell-lead': 'tell' } };
    expect(replayer('case', renamed)(['tell-lead', 'lean'])).toMatchObject({ outcome: 'end', complete: true });
    expect(replayer('case', renamed)(['tell-lead']).steps).toEqual([{ beat: 'first', choice: 'tell' }]);
  });

  it('gives the same run each time, and none of its calls disturbs another', () => {
    const replay = replayer('case', remembering);
    const first = replay(['tell']);
    replay(['keep', 'confess']);
    expect(replay(['tell'])).toEqual(first);
  });

  it('is not led astray by ids that JavaScript knows', () => {
    const odd = aScenario({ beats: { first: aBeat({ constructor: {}, 'to-string': {} }) } });
    expect(replayer('case', odd)(['constructor']).outcome).toBe('end');
    expect(replayer('case', odd)(['toString']).complete).toBe(false);
  });
});

describe('a compiled machine', () => {
  const machines = [remembering, aLadder(4)].map((scenario) => compileScenario('case', scenario));

  it('waits for no clock and for nobody else: it has no delays and invokes nothing', () => {
    for (const state of machines.flatMap((machine) => Object.values(machine.states))) {
      expect(state.after).toEqual([]);
      expect(state.invoke).toEqual([]);
    }
  });

  it('has one state for each beat and outcome, and holds none of the words', () => {
    const [machine] = machines;
    expect(Object.keys(machine?.states ?? {})).toEqual(['opening', 'first', 'between', 'second', 'end']);
    expect(JSON.stringify(machine?.config)).not.toMatch(/Something happens|Do it\.|Somebody knows/);
  });
});
