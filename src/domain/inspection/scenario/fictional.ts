import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** Nobody may mistake a mock-up for a real post, and no real post may become one. */
export const fictional: Rule<ScenarioSheet> = {
  code: 'L24',
  title: 'A scenario says that it is fictional',
  *inspect({ raw }) {
    if (typeof raw !== 'object' || raw === null || (raw as Record<string, unknown>).fictional === true) return;
    yield {
      path: ['fictional'],
      sentence: 'The scenario does not say that it is fictional.',
      hint: 'Write “fictional: true”, once every person and place in it is invented.',
    };
  },
};
