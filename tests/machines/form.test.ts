import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { type FormEvent, formMachine } from '#machines/form.ts';

const items = ['a', 'b', 'c'];

/** A form after these events. */
function played(events: readonly FormEvent[], answers: ReadonlyMap<string, string> = new Map()) {
  const actor = createActor(formMachine, { input: { items, answers } }).start();
  for (const event of events) actor.send(event);
  const { value, context, status } = actor.getSnapshot();
  return { value, status, at: context.at, answers: Object.fromEntries(context.answers) };
}

describe('a form in the learner’s hands', () => {
  it('opens at its first item, and is resumed at the first that is open', () => {
    expect(played([]).at).toBe(0);
    expect(played([], new Map([['a', 'x']])).at).toBe(1);
  });

  it('keeps the latest answer to each item', () => {
    const { answers } = played([
      { type: 'item.answer', item: 'a', answer: 'x' },
      { type: 'item.answer', item: 'a', answer: 'y' },
    ]);
    expect(answers).toEqual({ a: 'y' });
  });

  it('takes no answer to an item that it does not ask', () => {
    expect(played([{ type: 'item.answer', item: 'z', answer: 'x' }]).answers).toEqual({});
  });

  it('goes forwards and back, and never out of its items', () => {
    expect(played([{ type: 'form.next' }, { type: 'form.back' }, { type: 'form.back' }]).at).toBe(0);
    expect(played([{ type: 'form.next' }, { type: 'form.next' }])).toMatchObject({ at: 2, value: 'answering' });
  });

  it('comes after its last item to a look over all of it', () => {
    expect(played([{ type: 'form.next' }, { type: 'form.next' }, { type: 'form.next' }]).value).toBe('reviewing');
  });
});
