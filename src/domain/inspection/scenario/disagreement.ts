import { qualities, type Beat, type Quality } from '../../scenario/schema.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** Where competent people disagree, nobody loses points for siding with half of them (assessment rules A5 and A6). */
export const disagreement: Rule<ScenarioSheet> = {
  code: 'L18',
  title: 'A choice on which people or places differ is unscored, shares the top quality, or says what changes where',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    for (const { beat, choice, path } of choicesOf(scenario)) {
      if (choice.agreement === 'settled' || !choice.quality) continue;
      if (Object.keys(choice.in ?? {}).length > 0 || sharesTheTop(beat, choice.quality)) continue;
      yield {
        path: [...path, 'agreement'],
        sentence: `This choice is “${choice.agreement}”, yet it is scored as if it were settled.`,
        hint:
          choice.agreement === 'varies-by-jurisdiction'
            ? 'Say under “in” what each place changes, or leave “quality” out.'
            : 'Give every defensible choice the same best quality, or leave “quality” out.',
      };
    }
  },
};

function sharesTheTop(beat: Beat, quality: Quality): boolean {
  const all = Object.values(beat.choices ?? {}).flatMap((choice) => choice.quality ?? []);
  const top = qualities.find((candidate) => all.includes(candidate));
  return quality === top && all.filter((candidate) => candidate === top).length > 1;
}
