import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** An ending that its own author never walked to is an ending that nobody has read in its place. */
export const outcomesTried: Rule<ScenarioSheet> = {
  code: 'P09',
  title: 'Every outcome is tried by a walkthrough',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    const tried = new Set(Object.values(scenario.walkthroughs).map(({ ends }) => ends));
    for (const outcome of Object.keys(scenario.outcomes)) {
      if (tried.has(outcome)) continue;
      yield {
        path: ['outcomes', outcome],
        sentence: `No walkthrough ends at “${outcome}”.`,
        hint: 'Add one under “walkthroughs”.',
      };
    }
  },
};
