import { describe, expect, it } from 'vitest';
import { allows, withFacts } from '#domain/scenario/facts.ts';
import { choiceAt, localise } from '#domain/scenario/localise.ts';
import { aChoice, aLadder } from '#tests/builders.ts';

describe('what the facts allow', () => {
  it('allows what asks for nothing', () => {
    expect(allows({}, ['told'])).toBe(true);
  });

  it('needs every fact of “when”', () => {
    expect([
      allows({ when: ['told', 'kept'] }, ['told']),
      allows({ when: ['told', 'kept'] }, ['kept', 'told']),
    ]).toEqual([false, true]);
  });

  it('bears no fact of “unless”', () => {
    expect([allows({ unless: ['told', 'kept'] }, ['kept']), allows({ unless: ['told'] }, ['kept'])]).toEqual([
      false,
      true,
    ]);
  });

  it('keeps each fact once, in the order in which it became true', () => {
    expect(withFacts(['told'], ['kept', 'told'])).toEqual(['told', 'kept']);
  });
});

describe('a choice in one place', () => {
  const choice = aChoice({
    cites: ['common'],
    in: {
      uk: {
        text: 'As said here.',
        says: 'The law says.',
        cites: ['local', 'common'],
        feedback: { next: 'Ring them.' },
      },
    },
  });

  it('takes the place’s words and adds its citations, each once', () => {
    expect(localise(choice, 'uk')).toMatchObject({
      text: 'As said here.',
      says: 'The law says.',
      cites: ['common', 'local'],
    });
  });

  it('replaces only the feedback that the place writes anew', () => {
    expect(localise(choice, 'uk').feedback).toEqual({ ...choice.feedback, next: 'Ring them.' });
  });

  it('stands as it is written elsewhere and for a learner without a place', () => {
    for (const place of ['us', null] as const)
      expect(localise(choice, place)).toMatchObject({ text: 'Do it.', says: null, cites: ['common'] });
  });

  it('throws for a choice that the scenario does not have', () => {
    expect(() => choiceAt(aLadder(1), { beat: 'beat-1', choice: 'vanish' })).toThrow('no choice “vanish”');
  });
});
