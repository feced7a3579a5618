import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { countWords } from '../words.ts';

const most = 80;

/** The first decision should be less than a minute away. */
export const settingLength: Rule<ScenarioSheet> = {
  code: 'P17',
  title: 'The setting has at most 80 words',
  *inspect({ value: scenario }) {
    const words = countWords(scenario?.setting ?? '');
    if (words <= most) return;
    yield {
      path: ['setting'],
      sentence: `The setting has ${words} words; it may have ${most}.`,
      hint: 'Say who you are, where, and what you want; leave the rest to the first beat.',
    };
  },
};
