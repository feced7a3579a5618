import type { ScenarioSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';
import { countWords } from '../words.ts';
import { choicesOf, coachingOf } from './walk-choices.ts';

const coaching = { least: 35, most: 90 };
const debrief = { least: 80, most: 180 };

/** Too little explains nothing; too much is not read after a shift. */
export const coachingLength: Rule<ScenarioSheet> = {
  code: 'L01',
  title: 'Coaching has 35 to 90 words, a debrief 80 to 180',
  *inspect({ value: scenario }) {
    if (!scenario) return;
    for (const { choice, path } of choicesOf(scenario)) {
      const words = countWords(coachingOf(choice.feedback));
      if (outside(words, coaching)) yield { path: [...path, 'feedback'], ...say('The coaching', words, coaching) };
      for (const [place, local] of Object.entries(choice.in ?? {})) {
        if (!local?.feedback) continue;
        const there = countWords(coachingOf({ ...choice.feedback, ...local.feedback }));
        if (outside(there, coaching)) {
          yield { path: [...path, 'in', place, 'feedback'], ...say(`The coaching in “${place}”`, there, coaching) };
        }
      }
    }
    for (const [id, outcome] of Object.entries(scenario.outcomes)) {
      const words = countWords(outcome.debrief);
      if (outside(words, debrief)) yield { path: ['outcomes', id, 'debrief'], ...say('The debrief', words, debrief) };
    }
  },
};

function outside(words: number, { least, most }: typeof coaching): boolean {
  return words < least || words > most;
}

function say(what: string, words: number, { least, most }: typeof coaching) {
  const remedy =
    words < least
      ? 'Say who is affected and how, the principle, the temptation, and the next move.'
      : 'Cut what the learner could work out alone.';
  return { sentence: `${what} has ${words} words; it needs ${least} to ${most}.`, hint: remedy };
}
