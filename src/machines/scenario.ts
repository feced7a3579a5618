import type { ScenarioMap } from '#domain/scenario/explore.ts';
import { allows, type Condition, withFacts } from '#domain/scenario/facts.ts';
import type { Replay, Run, Step } from '#domain/scenario/run.ts';
import type { Scenario } from '#domain/scenario/schema.ts';
import { assign, initialTransition, setup, type SnapshotFrom, transition } from 'xstate';

export type ScenarioEvent = { type: `choose.${string}` };
export type ScenarioMachine = ReturnType<typeof compileScenario>;
export type ScenarioSnapshot = SnapshotFrom<ScenarioMachine>;

const scenarioSetup = setup({
  types: {
    context: {} as { facts: readonly string[]; steps: readonly Step[]; passed: readonly string[] },
    events: {} as ScenarioEvent,
  },
  actions: {
    takeStep: assign({
      steps: ({ context }, step: Step & { sets: readonly string[] }) => [
        ...context.steps,
        { beat: step.beat, choice: step.choice },
      ],
      facts: ({ context }, step: Step & { sets: readonly string[] }) => withFacts(context.facts, step.sets),
      passed: () => [],
    }),
    passThrough: assign({ passed: ({ context }, at: { beat: string }) => [...context.passed, at.beat] }),
  },
  guards: {
    offered: ({ context }, condition: Condition) => allows(condition, context.facts),
  },
});

/**
 * Beats become states, choices become events (`choose.<id>`), outcomes become final states. The words stay behind.
 * The machine is pure: no delays, no invoked or spawned actors, so that replaying a trail always lands in one place.
 */
export function compileScenario(id: string, map: ScenarioMap) {
  return scenarioSetup.createMachine({
    id,
    initial: map.start,
    context: { facts: [], steps: [], passed: [] },
    states: {
      ...Object.fromEntries(Object.entries(map.beats).map(([beat, content]) => [beat, state(beat, content)])),
      ...Object.fromEntries(Object.keys(map.outcomes).map((outcome) => [outcome, { type: 'final' as const }])),
    },
  });
}

/** The event that makes a choice. */
export function choose(choice: string): ScenarioEvent {
  return { type: `choose.${choice}` };
}

/**
 * Walks trails through one scenario's machine; see `Replay`. A choice that an author has renamed is read by its new id.
 */
export function replayer(id: string, map: ScenarioMap & Pick<Scenario, 'renamed'>): Replay {
  const machine = compileScenario(id, map);
  return (trail) => {
    let [snapshot] = initialTransition(machine);
    let complete = true;
    for (const choice of trail) {
      const event = choose(currentName(snapshot, choice, map));
      if (!snapshot.can(event)) {
        complete = false;
        break;
      }
      [snapshot] = transition(machine, snapshot, event);
    }
    return runAt(snapshot, map, complete);
  };
}

/** Reads a snapshot of the machine as a run. */
export function runAt(snapshot: ScenarioSnapshot, map: ScenarioMap, complete = true): Run {
  const at = snapshot.value as string;
  const ended = snapshot.status === 'done';
  const { steps, facts, passed } = snapshot.context;
  return {
    steps,
    facts,
    passed,
    complete,
    beat: ended ? null : at,
    outcome: ended ? at : null,
    offered: offeredAt(map, at, facts),
  };
}

function state(beat: string, content: ScenarioMap['beats'][string]) {
  if (content.continue) {
    return { always: { target: content.continue, actions: { type: 'passThrough' as const, params: { beat } } } };
  }
  return {
    on: Object.fromEntries(
      Object.entries(content.choices ?? {}).map(([choice, { to, when, unless, sets = [] }]) => [
        choose(choice).type,
        {
          target: to,
          guard: { type: 'offered' as const, params: { when, unless } },
          actions: { type: 'takeStep' as const, params: { beat, choice, sets } },
        },
      ]),
    ),
  };
}

function offeredAt(map: ScenarioMap, beat: string, facts: readonly string[]): readonly string[] {
  return Object.entries(map.beats[beat]?.choices ?? {})
    .filter(([, choice]) => allows(choice, facts))
    .map(([choice]) => choice);
}

function currentName(snapshot: ScenarioSnapshot, choice: string, map: Pick<Scenario, 'renamed'>): string {
  return snapshot.can(choose(choice)) ? choice : (map.renamed?.[choice] ?? choice);
}
