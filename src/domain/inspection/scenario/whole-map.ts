import type { Scenario } from '../../scenario/schema.ts';
import { mostRuns, type ScenarioSheet } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';
import { listed, nearest } from '../words.ts';
import { choicesOf } from './walk-choices.ts';

/** A learner must never be stranded, lost, or sent round in circles; and what nobody can meet should not be written. */
export const wholeMap: Rule<ScenarioSheet> = {
  code: 'L11',
  title: 'Every beat and outcome is reached, every run ends, every target and fact is known',
  *inspect({ value: scenario, map, readings }) {
    if (!scenario || !map) return;
    yield* unknownTargets(scenario);
    yield* unknownFacts(scenario);
    for (const id of map.doubled) {
      yield {
        path: ['outcomes', id],
        sentence: `“${id}” is both a beat and an outcome.`,
        hint: 'Rename one of the two.',
      };
    }
    for (const moment of map.deadEnds) {
      if (!scenario.beats[moment.beat]?.choices) continue;
      yield {
        path: ['beats', moment.beat, 'choices'],
        sentence: `Nothing is offered here when ${moment.facts.length > 0 ? `${listed(moment.facts)} ${moment.facts.length > 1 ? 'are' : 'is'} true` : 'no fact is true'}.`,
        hint: 'Let at least two choices stand whatever has happened before.',
      };
    }
    if (map.returnsTo !== null) {
      yield {
        path: ['beats', map.returnsTo],
        sentence: `A run can come back to “${map.returnsTo}”, so that it might never end.`,
        hint: 'Write a second beat for the second time; a beat is one moment.',
      };
    }
    const reached = new Set(map.moments.map(({ beat }) => beat));
    for (const beat of Object.keys(scenario.beats)) {
      if (reached.has(beat)) continue;
      yield {
        path: ['beats', beat],
        sentence: `No run reaches the beat “${beat}”.`,
        hint: 'Lead a choice to it, or remove it.',
      };
    }
    for (const outcome of Object.keys(scenario.outcomes)) {
      if (map.outcomes.has(outcome)) continue;
      yield {
        path: ['outcomes', outcome],
        sentence: `No run reaches the outcome “${outcome}”.`,
        hint: 'Lead a choice to it, or remove it.',
      };
    }
    const known = readings();
    if ('refused' in known && known.refused === 'too many') {
      yield {
        path: ['beats'],
        sentence: `There are ${map.runs} runs; ${mostRuns} are the most that anybody can review.`,
        hint: 'Write fewer beats, fewer choices, or more facts that hold choices back.',
      };
    }
  },
};

function* unknownTargets(scenario: Scenario): Iterable<Remark> {
  const known = [...Object.keys(scenario.beats), ...Object.keys(scenario.outcomes)];
  const unknown = (target: string, path: Remark['path']): Remark[] =>
    known.includes(target)
      ? []
      : [
          {
            path,
            sentence: `This leads to “${target}”, which is neither a beat nor an outcome.`,
            hint: meant(target, known) ?? 'Write the beat, or lead somewhere else.',
          },
        ];
  yield* unknown(scenario.start, ['start']);
  for (const [id, beat] of Object.entries(scenario.beats)) {
    if (beat.continue) yield* unknown(beat.continue, ['beats', id, 'continue']);
  }
  for (const { choice, path } of choicesOf(scenario)) yield* unknown(choice.to, [...path, 'to']);
}

function* unknownFacts(scenario: Scenario): Iterable<Remark> {
  const known = Object.keys(scenario.facts ?? {});
  for (const { facts, path } of factsUsed(scenario)) {
    for (const [at, fact] of facts.entries()) {
      if (known.includes(fact)) continue;
      yield {
        path: [...path, at],
        sentence: `“${fact}” is not among the facts of this scenario.`,
        hint: meant(fact, known) ?? 'List it under “facts”, as a sentence.',
      };
    }
  }
}

/** Every place where a scenario names facts. */
function* factsUsed(scenario: Scenario): Iterable<{ facts: readonly string[]; path: Remark['path'] }> {
  for (const [id, beat] of Object.entries(scenario.beats)) {
    for (const part of ['also', 'evidence'] as const) {
      for (const [at, entry] of (beat[part] ?? []).entries()) {
        yield { facts: entry.when ?? [], path: ['beats', id, part, at, 'when'] };
        yield { facts: entry.unless ?? [], path: ['beats', id, part, at, 'unless'] };
      }
    }
  }
  for (const { choice, path } of choicesOf(scenario)) {
    yield { facts: choice.when ?? [], path: [...path, 'when'] };
    yield { facts: choice.unless ?? [], path: [...path, 'unless'] };
    yield { facts: choice.sets ?? [], path: [...path, 'sets'] };
  }
}

function meant(name: string, known: readonly string[]): string | null {
  const near = nearest(name, known);
  return near && `Did you mean “${near}”?`;
}
