import type { Choice, Scenario } from '../../scenario/schema.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';
import { choicesOf } from './walk-choices.ts';

/** Choices that lead to one place with one effect are an illusion; so are facts that nothing asks about. */
export const choicesDiffer: Rule<ScenarioSheet> = {
  code: 'L15',
  title:
    'No two choices of a beat have the same target and effects; every fact is set by something and asked by something',
  *inspect({ value: scenario, map }) {
    if (!scenario || !map) return;
    for (const [beatId, beat] of Object.entries(scenario.beats)) {
      const together = map.moments.filter((moment) => moment.beat === beatId).map(({ offered }) => offered);
      const choices = Object.entries(beat.choices ?? {});
      for (const [at, [id, choice]] of choices.entries()) {
        const twin = choices.slice(0, at).find(([other, same]) => {
          return (
            effect(same) === effect(choice) &&
            together.some((offered) => offered.includes(id) && offered.includes(other))
          );
        });
        if (!twin) continue;
        yield {
          path: ['beats', beatId, 'choices', id, 'to'],
          sentence: `“${id}” leads where “${twin[0]}” leads, with the same effects: nothing that follows can tell them apart.`,
          hint: 'Set a fact that a later beat shows, or lead it elsewhere.',
        };
      }
    }
    yield* idleFacts(scenario);
  },
};

/** All that a choice does to what follows. */
function effect({ to, sets, repairs, critical }: Choice): string {
  return JSON.stringify([to, [...(sets ?? [])].sort(), [...(repairs ?? [])].sort(), critical ?? null]);
}

function* idleFacts(scenario: Scenario): Iterable<Remark> {
  const placed = [...choicesOf(scenario)].map(({ choice }) => choice);
  const shown = Object.values(scenario.beats).flatMap(({ also, evidence }) => [...(also ?? []), ...(evidence ?? [])]);
  const set = new Set(placed.flatMap(({ sets }) => sets ?? []));
  const asked = new Set([...placed, ...shown].flatMap(({ when, unless }) => [...(when ?? []), ...(unless ?? [])]));
  for (const fact of Object.keys(scenario.facts ?? {})) {
    const path = ['facts', fact];
    if (!set.has(fact))
      yield { path, sentence: `No choice ever sets “${fact}”.`, hint: 'Set it where it becomes true, or remove it.' };
    else if (!asked.has(fact))
      yield {
        path,
        sentence: `Nothing ever asks whether “${fact}” is true.`,
        hint: 'Let a later beat show it with “when” or “unless”, or remove it.',
      };
  }
}
