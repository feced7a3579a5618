import { describe, expect, it } from 'vitest';
import { getSimplePaths } from 'xstate/graph';
import type { Scenario } from '#domain/scenario/schema.ts';
import { allRuns } from '#domain/scenario/explore.ts';
import { choose, compileScenario, replayer } from '#machines/scenario.ts';
import { aBeat, aLadder, aScenario } from '#tests/builders.ts';

const forgetful = aLadder(3);
const remembering = aScenario({
  facts: { told: 'Somebody knows.' },
  beats: {
    first: aBeat({ tell: { to: 'pause', sets: ['told'] }, keep: { to: 'pause' }, flee: {} }),
    pause: { heading: 'A pause', say: 'Time passes.', continue: 'second' },
    second: aBeat({ lean: { when: ['told'], to: 'third' }, wait: { to: 'third' } }),
    third: aBeat({ end: { unless: ['told'] }, mend: {} }),
  },
});

/** The trails that XState's own graph finds, by a serialisation that tells runs apart by their steps. */
function trailsByGraph(scenario: Scenario): string[] {
  const choices = Object.values(scenario.beats).flatMap(({ choices: here }) => Object.keys(here ?? {}));
  const paths = getSimplePaths(compileScenario('case', scenario), {
    events: choices.map(choose),
    serializeState: ({ value, context }) => JSON.stringify([value, context.steps]),
    toState: ({ status }) => status === 'done',
  });
  return paths.map(({ state }) => state.context.steps.map(({ choice }) => choice).join(' › ')).sort();
}

describe('the walk over every run and XState’s own graph', () => {
  it.each([
    ['a ladder', forgetful],
    ['a scenario that remembers', remembering],
  ])('find the same runs of %s', (_, scenario) => {
    const explored = allRuns(scenario).map(({ steps }) => steps.map(({ choice }) => choice).join(' › '));
    expect(explored.sort()).toEqual(trailsByGraph(scenario));
  });

  it.each([
    ['a ladder', forgetful],
    ['a scenario that remembers', remembering],
  ])('tell each run of %s as the machine replays it', (_, scenario) => {
    const replay = replayer('case', scenario);
    for (const run of allRuns(scenario)) expect(replay(run.steps.map(({ choice }) => choice))).toEqual(run);
  });

  it('agree on the number of runs', () => {
    expect(trailsByGraph(forgetful)).toHaveLength(64);
  });
});
