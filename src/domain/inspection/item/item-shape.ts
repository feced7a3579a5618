import type { ItemsSheet } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';

const options = { sba: { least: 3, most: 4, are: 'options' }, 'sjt-rate': { least: 4, most: 5, are: 'responses' } };
const fewestRated = 2;

/** What scoring takes for granted. */
export const itemShape: Rule<ItemsSheet> = {
  code: 'P18',
  title: 'An item has the options, the one key or the ratings that its type needs, and a core item its core decision',
  *inspect({ value: items }) {
    for (const [id, item] of Object.entries(items ?? {})) {
      const { least, most, are } = options[item.type];
      const count = Object.keys(item.options).length;
      const at = (sentence: string, hint: string): Remark => ({ path: [id, 'options'], sentence, hint });
      if (count < least || count > most)
        yield at(
          `There are ${count} ${are}; ${item.type} takes ${least} or ${most}.`,
          'Drop the weakest, or add what a tired colleague might do.',
        );
      if (item.type === 'sba') {
        const keys = Object.values(item.options).filter(({ key }) => key).length;
        if (keys !== 1)
          yield at(`${keys === 0 ? 'No option has' : `${keys} options have`} “key: true”.`, 'Mark exactly one.');
      } else if (Object.values(item.options).filter(({ rating }) => rating).length < fewestRated) {
        yield at('Fewer than two responses are rated.', 'Rate at least two, so that the item can be scored.');
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
