import { questionsOf } from '../../assessment/questions.ts';
import { sentencesOf } from '../words.ts';
import type { ItemsSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { optionsAt } from './keyed.ts';

const negative = /\b(?:not|n[’']t|except|(?<!at )least)\b/i;
const absolute = /\b(?:always|never|all|none|every|everyone|everybody|nobody|completely|entirely|impossible)\b/i;

/**
 * A negative question tests reading under strain, and an absolute in an option gives it away. Only the question itself is
 * searched: a story in which somebody “has not replied” is not a negative stem.
 */
export const negativeStem: Rule<ItemsSheet> = {
  code: 'L04',
  title: 'A stem asks positively, and no option speaks in absolutes',
  *inspect({ value: items }) {
    for (const [id, item] of Object.entries(items ?? {})) {
      for (const { step, ask, options } of questionsOf(item)) {
        const question = sentencesOf(ask).at(-1) ?? '';
        const found = negative.exec(question)?.[0];
        if (found && !item['negative-ok']) {
          yield {
            path: step === null ? [id, 'stem'] : [id, 'steps', step, 'ask'],
            sentence: `The question is negative: “${found}”.`,
            hint: 'Ask what should be done; if a negative cannot be avoided, say why in “negative-ok”.',
          };
        }
        for (const [option, { text }] of Object.entries(options)) {
          const word = absolute.exec(text)?.[0];
          if (!word) continue;
          yield {
            path: [id, ...optionsAt(step), option, 'text'],
            sentence: `The option speaks in an absolute, “${word}”, which test-wise learners rule out.`,
            hint: 'Say it as a careful colleague would.',
            severity: 'warning',
          };
        }
      }
    }
  },
};
