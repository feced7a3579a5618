import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** A learner who chose badly needs a way on; one who chose well needs to know that it was not free. */
export const nextAndCost: Rule<ScenarioSheet> = {
  code: 'L02',
  title: 'Poor and harmful choices say what to do next; strong choices say what they cost',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    for (const { choice, path } of choicesOf(scenario)) {
      const qualities = [choice.quality, ...Object.values(choice.in ?? {}).map((local) => local?.quality)];
      const words = [choice.feedback, ...Object.values(choice.in ?? {}).map((local) => local?.feedback ?? {})];
      if (qualities.some((quality) => quality === 'poor' || quality === 'harmful') && !words.some(({ next }) => next)) {
        yield {
          path: [...path, 'feedback'],
          sentence: 'A poor or harmful choice has no “next”.',
          hint: 'Add the next move, in words that the learner could use today.',
        };
      }
      if (qualities.includes('strong') && !words.some(({ cost }) => cost)) {
        yield {
          path: [...path, 'feedback'],
          sentence: 'A strong choice has no “cost”.',
          hint: 'Say what even this choice costs, and whom.',
        };
      }
    }
  },
};
