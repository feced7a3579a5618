import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** A saved trail is read by the new name of a choice, so the new name must exist and the old one must be free. */
export const renamedChoices: Rule<ScenarioSheet> = {
  code: 'P06',
  title: 'Every id leads to something that exists',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    const ids = new Set([...choicesOf(scenario)].map(({ choiceId }) => choiceId));
    for (const [old, now] of Object.entries(scenario.renamed ?? {})) {
      const path = ['renamed', old];
      if (!ids.has(now))
        yield { path, sentence: `“${now}” is no choice of this scenario.`, hint: 'Give the present id of the choice.' };
      if (ids.has(old))
        yield {
          path,
          sentence: `“${old}” is said to be renamed, but a choice still has that id.`,
          hint: 'An id is never used again for something else.',
        };
    }
  },
};
