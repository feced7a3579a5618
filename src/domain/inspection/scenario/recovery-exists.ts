import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** A slip must not be the end: only the last decision of a run may seal a breach. */
export const recoveryExists: Rule<ScenarioSheet> = {
  code: 'L14',
  title: 'After every poor or harmful choice but the last, some run still ends short of a breach',
  *inspect({ value: scenario, readings }) {
    const known = readings();
    if (!scenario || !('runs' in known)) return;
    for (const { beatId, choiceId, choice, path } of choicesOf(scenario)) {
      const qualities = [choice.quality, ...Object.values(choice.in ?? {}).map((local) => local?.quality)];
      if (!qualities.includes('poor') && !qualities.includes('harmful')) continue;
      const onwards = known.runs.filter(({ steps }) =>
        steps.slice(0, -1).some((step) => step.beat === beatId && step.choice === choiceId),
      );
      if (onwards.length === 0) continue;
      if (onwards.some(({ outcome }) => outcome !== null && scenario.outcomes[outcome]?.verdict !== 'breach')) continue;
      yield {
        path: [...path, 'to'],
        sentence: `Whatever follows “${choiceId}”, the run ends in a breach.`,
        hint: 'Lead at least one later choice to a recoverable outcome.',
      };
    }
  },
};
