import { allows, withFacts } from '../../scenario/facts.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

/** A walkthrough is the author's own test: the choices, and where they must lead. */
export const walkthroughsEnd: Rule<ScenarioSheet> = {
  code: 'P08',
  title: 'Every walkthrough can be walked and ends where it says',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    for (const [name, { choose, ends }] of Object.entries(scenario.walkthroughs)) {
      const path = ['walkthroughs', name];
      const { at, refused } = walk(scenario, choose);
      if (refused !== null) {
        const beat = scenario.beats[at];
        yield {
          path: [...path, 'choose'],
          sentence: `“${choose[refused]}” is not offered at “${at}”.`,
          hint: beat
            ? `There the choices are ${Object.keys(beat.choices ?? {}).join(', ') || 'none'}.`
            : 'The run has already ended there.',
        };
      } else if (at !== ends) {
        yield {
          path: [...path, 'ends'],
          sentence: `The walkthrough comes to “${at}”, not to “${ends}”.`,
          hint: 'Correct the choices or the ending.',
        };
      }
    }
  },
};

/** Follows choices from the start; `refused` is the index of the first that is not offered, or null. */
function walk(scenario: Scenario, choose: readonly string[]): { at: string; refused: number | null } {
  let at = pass(scenario, scenario.start);
  let facts: readonly string[] = [];
  for (const [index, id] of choose.entries()) {
    const choice = scenario.beats[at]?.choices?.[id];
    if (!choice || !allows(choice, facts)) return { at, refused: index };
    facts = withFacts(facts, choice.sets);
    at = pass(scenario, choice.to);
  }
  return { at, refused: null };
}

/** Passes the beats at which nothing is decided; stops in a circle, which another rule reports. */
function pass(scenario: Scenario, from: string): string {
  let at = from;
  for (let left = Object.keys(scenario.beats).length; left > 0; left -= 1) at = scenario.beats[at]?.continue ?? at;
  return at;
}
