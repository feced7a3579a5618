import { questionsOf } from '../../assessment/questions.ts';
import type { ItemsSheet } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';
import { optionsAt } from './keyed.ts';

const offered = {
  sba: { least: 3, most: 4, are: 'options' },
  'sjt-rate': { least: 4, most: 5, are: 'responses' },
  kf: { least: 3, most: 4, are: 'options' },
};
const fewestRated = 2;
const steps = { least: 2, most: 3 };

/** What scoring takes for granted. */
export const itemShape: Rule<ItemsSheet> = {
  code: 'P18',
  title: 'An item has the steps, options, keys or ratings that its type needs, and a core item its core decision',
  *inspect({ value: items }) {
    for (const [id, item] of Object.entries(items ?? {})) {
      const { least, most, are } = offered[item.type];
      const questions = questionsOf(item);
      if (item.type === 'kf' && (questions.length < steps.least || questions.length > steps.most)) {
        yield {
          path: [id, 'steps'],
          sentence: `There ${questions.length === 1 ? 'is one step' : `are ${questions.length} steps`}; a case takes two or three.`,
          hint: 'Ask only where errors are likely or costly.',
        };
      }
      for (const { step, options } of questions) {
        const at = (sentence: string, hint: string): Remark => ({ path: [id, ...optionsAt(step)], sentence, hint });
        const count = Object.keys(options).length;
        if (count < least || count > most)
          yield at(
            `There are ${count} ${are}; ${item.type} takes ${least} or ${most}.`,
            'Drop the weakest, or add what a tired colleague might do.',
          );
        if (item.type === 'sjt-rate') {
          if (Object.values(options).filter(({ rating }) => rating).length < fewestRated)
            yield at('Fewer than two responses are rated.', 'Rate at least two, so that the item can be scored.');
          continue;
        }
        const keys = Object.values(options).filter(({ key }) => key).length;
        if (keys !== 1)
          yield at(`${keys === 0 ? 'No option has' : `${keys} options have`} “key: true”.`, 'Mark exactly one.');
      }
      if (item.use === 'core' && item.type !== 'sba') {
        yield {
          path: [id, 'type'],
          sentence: 'A core item is not a single best answer.',
          hint: 'Boosters ask one thing at a time: make it “sba”, or use it elsewhere.',
        };
      }
      if (item.use === 'core' && !item['isomorph-of']) {
        yield {
          path: [id, 'use'],
          sentence: 'A core item does not say which core decision it is a form of.',
          hint: 'Add “isomorph-of” with an id from “core-decisions” in module.yaml.',
        };
      }
    }
  },
};
