import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

const fewest = 2;
const most = 4;

/** One choice is no decision; five are a list to scan. */
export const choicesPerBeat: Rule<ScenarioSheet> = {
  code: 'L12',
  title: 'A beat asks and offers two to four choices, or continues without asking',
  *inspect({ value: scenario, map }) {
    if (!scenario || !map) return;
    for (const [id, beat] of Object.entries(scenario.beats)) {
      const path = ['beats', id];
      const choices = Object.keys(beat.choices ?? {}).length;
      if (beat.continue) {
        if (choices > 0)
          yield { path, sentence: `“${id}” both continues and offers choices.`, hint: 'Keep one of the two.' };
        continue;
      }
      if (choices < fewest) {
        yield {
          path,
          sentence: `“${id}” offers ${choices === 0 ? 'no choice' : 'one choice'}.`,
          hint: 'Offer at least two, or say where it continues.',
        };
      }
      if (choices > 0 && !beat.ask)
        yield {
          path,
          sentence: `“${id}” offers choices but asks nothing.`,
          hint: 'Add “ask”, the question that the choices answer.',
        };
      const offered = map.moments.filter((moment) => moment.beat === id).map((moment) => moment.offered.length);
      if (Math.max(0, ...offered) > most) {
        yield {
          path: [...path, 'choices'],
          sentence: `“${id}” offers ${Math.max(...offered)} choices at once.`,
          hint: 'Offer at most four.',
        };
      }
      if (choices >= fewest && offered.includes(1)) {
        yield {
          path: [...path, 'choices'],
          sentence: `After some runs “${id}” offers a single choice.`,
          hint: 'Let at least two stand whatever has happened before.',
          severity: 'warning',
        };
      }
    }
  },
};
