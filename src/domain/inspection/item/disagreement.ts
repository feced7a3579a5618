import type { ItemsSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** A test may not mark as wrong what half of the profession would do. */
export const itemDisagreement: Rule<ItemsSheet> = {
  code: 'L18',
  title: 'A choice on which people or places differ is unscored, shares the top quality, or says what changes where',
  *inspect({ value: items }) {
    for (const [id, item] of Object.entries(items ?? {})) {
      if (item.agreement === 'settled' || Object.keys(item.in ?? {}).length > 0) continue;
      if (item.type === 'sjt-rate' && Object.values(item.options).some(({ rating }) => !rating)) continue;
      yield {
        path: [id, 'agreement'],
        sentence: `The item is “${item.agreement}”, yet it is scored as if it were settled.`,
        hint:
          item.type === 'sjt-rate'
            ? 'Leave “rating” out where people differ, or say under “in” what each place says.'
            : 'Say under “in” what each place says, or ask something that is settled.',
      };
    }
  },
};
