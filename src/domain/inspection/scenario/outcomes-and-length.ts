import { strongPath } from '../../scenario/debrief.ts';
import { verdicts } from '../../scenario/schema.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { listed } from '../words.ts';

const fewestOutcomes = 3;
const decisions = { least: 4, most: 7, longest: 10 };

/** A scenario needs a good ending, a mended one and a bad one, and is as long as a lift ride, not a shift. */
export const outcomesAndLength: Rule<ScenarioSheet> = {
  code: 'L13',
  title: 'Three outcomes or more, of every verdict; four to seven decisions on the strong path, never more than ten',
  *inspect({ value: scenario, readings }) {
    if (!scenario) return;
    const outcomes = Object.values(scenario.outcomes);
    const missing = verdicts.filter((verdict) => !outcomes.some((outcome) => outcome.verdict === verdict));
    if (outcomes.length < fewestOutcomes || missing.length > 0) {
      yield {
        path: ['outcomes'],
        sentence:
          missing.length > 0
            ? `No outcome has the verdict ${listed(missing, 'or')}.`
            : `There are only ${outcomes.length} outcomes.`,
        hint: 'Write at least three, so that sound, recoverable and breach can each be reached.',
      };
    }
    const known = readings();
    if (!('runs' in known) || known.runs.length === 0) return;
    const strong = strongPath(scenario, null).length;
    if (strong < decisions.least || strong > decisions.most) {
      yield {
        path: ['beats'],
        sentence: `The strong path takes ${strong} decision${strong === 1 ? '' : 's'}; it should take four to seven.`,
        hint: strong < decisions.least ? 'Let the situation turn once more.' : 'Join or drop beats.',
      };
    }
    const longest = known.runs.reduce((most, { steps }) => Math.max(most, steps.length), 0);
    if (longest > decisions.longest) {
      yield {
        path: ['beats'],
        sentence: `One run takes ${longest} decisions; ten are the most.`,
        hint: 'End the longest branch sooner.',
      };
    }
  },
};
