import type { Place } from '../course/place.ts';
import type { RunSeen } from '../roster/submission.ts';
import { localise } from '../scenario/localise.ts';
import type { Quality } from '../scenario/schema.ts';
import type { WordlessScenario } from '../scenario/wordless.ts';
import { type Gate, gateFor } from './gate.ts';
import { type Interval, wilson } from './numbers.ts';
import { each, type Pieces } from './pieces.ts';

/** How a group divided at one beat of a case. */
export interface Decision {
  readonly scenario: string;
  readonly beat: string;
  /** How many stood there in their first run. */
  readonly people: number;
  readonly gate: Gate;
  /** Every choice of the beat in the author's order, with nobody's choices too; empty where nothing may be shown. */
  readonly choices: readonly ChoiceSplit[];
}

export interface ChoiceSplit {
  readonly choice: string;
  /** What it is worth where nothing of one country changes it; null where it is not scored. */
  readonly quality: Quality | null;
  readonly count: number;
  /** Of those who stood there. */
  readonly taken: Interval;
}

/**
 * The split at every beat that asks, over first runs, in the order in which the beats are written. A beat that a run passes
 * twice counts once, as it was answered first.
 */
export function* decisionsOf(
  scenario: string,
  { beats }: Pick<WordlessScenario, 'beats'>,
  runs: readonly RunSeen[],
  place: Place | null = null,
): Pieces<readonly Decision[]> {
  const counted = new Map<string, Map<string, number>>();
  yield* each(runs, ({ steps }) => {
    const answered = new Set<string>();
    for (const { beat, choice } of steps) {
      if (answered.has(beat)) continue;
      answered.add(beat);
      const counts = counted.get(beat) ?? new Map<string, number>();
      counted.set(beat, counts.set(choice, (counts.get(choice) ?? 0) + 1));
    }
  });
  return Object.entries(beats).flatMap(([beat, { choices }]) => {
    if (!choices) return [];
    const counts = counted.get(beat) ?? new Map<string, number>();
    const people = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const gate = gateFor(people);
    const split =
      gate === 'none'
        ? []
        : Object.entries(choices).flatMap(([choice, written]): readonly ChoiceSplit[] => {
            const count = counts.get(choice) ?? 0;
            const taken = wilson(count, people);
            return taken ? [{ choice, quality: localise(written, place).quality, count, taken }] : [];
          });
    return [{ scenario, beat, people, gate, choices: split }];
  });
}

/**
 * How far a group divided, 0 to 1: the chance that two of them, drawn with replacement, chose differently in kind (1 − Σ share²,
 * Gini and Simpson), over the most that so many choices allow.
 */
export function division({ choices }: Pick<Decision, 'choices'>): number {
  if (choices.length < 2) return 0;
  const same = choices.reduce((sum, { taken }) => sum + taken.share ** 2, 0);
  return (1 - same) / (1 - 1 / choices.length);
}

/** More than this share at the strong choice: there was no dilemma. */
export const noDilemma = 0.95;

/** Whether nearly everybody took the strong choice, so that the beat asks nothing. */
export function isNoDilemma({ choices }: Pick<Decision, 'choices'>): boolean {
  return choices.some(({ quality, taken }) => quality === 'strong' && taken.share > noDilemma);
}
