import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** A record names choices by id alone, so an id may mean one choice only. */
export const choiceIds: Rule<ScenarioSheet> = {
  code: 'P07',
  title: 'An id means one thing',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    const first = new Map<string, string>();
    for (const { beatId, choiceId, path } of choicesOf(scenario)) {
      const earlier = first.get(choiceId);
      if (earlier !== undefined)
        yield {
          path,
          sentence: `“${choiceId}” is already a choice at “${earlier}”.`,
          hint: 'Give each choice of a scenario its own id.',
        };
      else first.set(choiceId, beatId);
    }
  },
};
