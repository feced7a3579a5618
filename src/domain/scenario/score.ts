import type { Place } from '../course/place.ts';
import { choiceAt, localise } from './localise.ts';
import type { Step } from './run.ts';
import type { Quality, Scenario } from './schema.ts';

/** How a run is named to the learner; the status outranks the number (assessment rules A8 and A9). */
export const statuses = ['safe', 'costly', 'recovered', 'harm', 'replay', 'unscored'] as const;
export type Status = (typeof statuses)[number];

export interface Score {
  /** 0 to 100, or null where no decision of the run is scored for this learner. */
  readonly points: number | null;
  readonly status: Status;
}

const worth: Record<Quality, number> = { strong: 3, acceptable: 2, poor: 1, harmful: 0 };
const recoveryWeight = 0.5;
const capWhenUncorrected = 49;
const capWhenRecovered = 75;
const safeFrom = 85;
const costlyFrom = 60;

/**
 * The score of a run (assessment rule A7): 100 × Σ(w·q) / Σ(w·3) over its scored decisions, where q is 3, 2, 1 or 0 for
 * strong, acceptable, poor or harmful, and w is 1, or ½ at a beat marked `recovery`.
 *
 * A critical act that nothing later repairs caps the score at 49 and asks for another run; one that was repaired caps it
 * at 75 (A8). An unfinished run may be scored too: it tells how the decisions so far stand.
 */
export function score(scenario: Pick<Scenario, 'beats'>, steps: readonly Step[], place: Place | null): Score {
  let earned = 0;
  let possible = 0;
  for (const step of steps) {
    const { quality } = localise(choiceAt(scenario, step), place);
    if (quality === null) continue;
    const weight = scenario.beats[step.beat]?.recovery ? recoveryWeight : 1;
    earned += weight * worth[quality];
    possible += weight * worth.strong;
  }
  const points = possible === 0 ? null : (100 * earned) / possible;
  const critical = criticalActs(scenario, steps);
  if (critical.uncorrected.length > 0) return { points: capped(points, capWhenUncorrected), status: 'replay' };
  if (critical.corrected.length > 0) return { points: capped(points, capWhenRecovered), status: 'recovered' };
  return { points, status: band(points) };
}

/** The critical acts of a run: those that a later choice repairs, and those that stand. */
export function criticalActs(scenario: Pick<Scenario, 'beats'>, steps: readonly Step[]) {
  const corrected: Step[] = [];
  const uncorrected: Step[] = [];
  steps.forEach((step, at) => {
    if (!choiceAt(scenario, step).critical) return;
    const later = steps.slice(at + 1);
    const repaired = later.some((other) => choiceAt(scenario, other).repairs?.includes(step.choice));
    (repaired ? corrected : uncorrected).push(step);
  });
  return { corrected, uncorrected };
}

/** Compares runs by what they show: a run that need not be replayed first, then by points. Greater is better. */
export function rank({ points, status }: Score): number {
  return (status === 'replay' ? -1000 : 0) + (points ?? 0);
}

function capped(points: number | null, cap: number) {
  return points === null ? null : Math.min(points, cap);
}

function band(points: number | null): Status {
  if (points === null) return 'unscored';
  if (points >= safeFrom) return 'safe';
  return points >= costlyFrom ? 'costly' : 'harm';
}
