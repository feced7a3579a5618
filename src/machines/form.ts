import type { Answer } from '#domain/record/entry.ts';
import { assign, setup } from 'xstate';

export type FormEvent =
  | { type: 'item.answer'; item: string; answer: Answer }
  | { type: 'form.next' }
  | { type: 'form.back' }
  | { type: 'form.go'; at: number }
  | { type: 'form.review' }
  | { type: 'form.submit' };

interface FormInput {
  /** The items of the form, in the order in which they are shown. */
  readonly items: readonly string[];
  /** What was answered before: a form is resumed where its first open item is. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/**
 * A form in the learner's hands: one item at a time, forwards and back, then a look over all of it, then handing in.
 * Answers may change until the form is handed in, and never after.
 */
export const formMachine = setup({
  types: {
    context: {} as { items: readonly string[]; answers: ReadonlyMap<string, Answer>; at: number },
    events: {} as FormEvent,
    input: {} as FormInput,
  },
  actions: {
    answer: assign({
      answers: ({ context }, { item, answer }: { item: string; answer: Answer }) =>
        new Map([...context.answers, [item, answer]]),
    }),
    go: assign({ at: ({ context }, { to }: { to: number }) => Math.max(0, Math.min(to, context.items.length - 1)) }),
  },
  guards: {
    isAsked: ({ context }, { item }: { item: string }) => context.items.includes(item),
    isLast: ({ context }) => context.at >= context.items.length - 1,
  },
}).createMachine({
  id: 'form',
  context: ({ input: { items, answers } }) => ({
    items,
    answers,
    at: Math.max(
      0,
      items.findIndex((item) => !answers.has(item)),
    ),
  }),
  initial: 'answering',
  states: {
    answering: {
      on: {
        'item.answer': {
          guard: { type: 'isAsked', params: ({ event }) => event },
          actions: { type: 'answer', params: ({ event }) => event },
        },
        'form.next': [
          { guard: 'isLast', target: 'reviewing' },
          { actions: { type: 'go', params: ({ context }) => ({ to: context.at + 1 }) } },
        ],
        'form.back': { actions: { type: 'go', params: ({ context }) => ({ to: context.at - 1 }) } },
        'form.review': 'reviewing',
      },
    },
    reviewing: {
      on: {
        'form.go': { target: 'answering', actions: { type: 'go', params: ({ event }) => ({ to: event.at }) } },
        'form.back': 'answering',
        'form.submit': 'submitted',
      },
    },
    submitted: { type: 'final' },
  },
});
