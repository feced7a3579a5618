import { allows } from '../../scenario/facts.ts';
import { strongPath } from '../../scenario/debrief.ts';
import type { Step } from '../../scenario/run.ts';
import type { Beat, Outcome, Scenario } from '../../scenario/schema.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import { honestMinutes, unlessHonest } from '../minutes.ts';
import type { Rule } from '../rule.ts';
import { countWords } from '../words.ts';
import { coachingOf } from './walk-choices.ts';

/** A learner between two patients plans by this number. */
export const scenarioMinutes: Rule<ScenarioSheet> = {
  code: 'L20',
  title: 'Declared minutes are within a quarter of reading and deciding time',
  *inspect({ value: scenario, readings }) {
    const known = readings();
    if (!scenario || !('runs' in known) || known.runs.length === 0) return;
    const strong = strongPath(scenario, null);
    const words = countWords(wordsMet(scenario, strong));
    const honest = honestMinutes({ words, decisions: strong.length });
    yield* unlessHonest(scenario.minutes, honest, `${words} words and ${strong.length} decisions on the strong path`);
  },
};

/** All that a learner reads on one run: the setting, each beat as its facts show it, every choice offered, the coaching for those made, the end. */
function wordsMet(scenario: Scenario, run: readonly Step[]): string {
  const read = [scenario.setting];
  let facts: readonly string[] = [];
  let at = scenario.start;
  const passed = new Set<string>();
  for (let step = 0; scenario.beats[at] && !passed.has(`${at} ${step}`);) {
    passed.add(`${at} ${step}`);
    const beat = scenario.beats[at] as Beat;
    read.push(...beatWords(beat, facts));
    if (beat.continue) {
      at = beat.continue;
      continue;
    }
    const choice = beat.choices?.[run[step]?.choice ?? ''];
    if (!choice) break;
    read.push(coachingOf(choice.feedback));
    facts = [...facts, ...(choice.sets ?? [])];
    at = choice.to;
    step += 1;
  }
  const outcome = scenario.outcomes[at];
  return [...read, ...(outcome ? outcomeWords(outcome) : [])].join('\n\n');
}

function beatWords(beat: Beat, facts: readonly string[]): string[] {
  const shown = (beat.evidence ?? []).filter((evidence) => allows(evidence, facts));
  return [
    beat.heading,
    ...shown.flatMap(({ from, where = '', at = '', text }) => [from, where, at, text]),
    beat.say,
    ...(beat.also ?? []).filter((also) => allows(also, facts)).map(({ say }) => say),
    beat.ask ?? '',
    ...Object.values(beat.choices ?? {})
      .filter((choice) => allows(choice, facts))
      .map(({ text }) => text),
  ];
}

function outcomeWords({ heading, debrief, later, people }: Outcome): string[] {
  return [
    heading,
    debrief,
    ...(later ?? []).flatMap(({ at, say }) => [at, say]),
    ...Object.values(people).map((text) => text ?? ''),
  ];
}
