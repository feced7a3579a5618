import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** A critical act caps the score, so it must be wrong everywhere; and what is said to repair must exist. */
export const criticalActs: Rule<ScenarioSheet> = {
  code: 'L17',
  title:
    'A critical act is poor or harmful in every place and settled; what is repaired is a critical act of the scenario',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    const choices = [...choicesOf(scenario)];
    for (const { choice, path } of choices) {
      if (choice.critical) {
        const qualities = [
          choice.quality,
          ...Object.values(choice.in ?? {}).map((local) => local?.quality ?? choice.quality),
        ];
        if (
          choice.agreement !== 'settled' ||
          !qualities.every((quality) => quality === 'poor' || quality === 'harmful')
        ) {
          yield {
            path: [...path, 'critical'],
            sentence: 'This act is called critical, yet not wrong and settled in every place.',
            hint: 'Flag only what is poor or harmful everywhere, with agreement “settled”.',
          };
        }
      }
      for (const [at, repaired] of (choice.repairs ?? []).entries()) {
        const acts = choices.filter(({ choiceId }) => choiceId === repaired);
        if (acts.length === 0) {
          yield {
            path: [...path, 'repairs', at],
            sentence: `“${repaired}” is no choice of this scenario.`,
            hint: 'Name the choice that this act puts right.',
          };
        } else if (!acts.some((act) => act.choice.critical)) {
          yield {
            path: [...path, 'repairs', at],
            sentence: `“${repaired}” is not critical, so repairing it changes nothing.`,
            hint: 'Remove it, or give that choice its critical code.',
            severity: 'warning',
          };
        }
      }
    }
  },
};
