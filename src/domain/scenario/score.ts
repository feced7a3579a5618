import type { Place } from '../course/place.ts';
import { choiceAt, localise } from './localise.ts';
import type { Step } from './run.ts';
import type { Quality, Scenario, Verdict } from './schema.ts';

/** How a run is named to the learner; the status outranks the number (assessment rules A8 and A9). */
export const statuses = ['safe', 'costly', 'recovered', 'harm', 'replay', 'unscored'] as const;
export type Status = (typeof statuses)[number];

export interface Score {
  /** 0 to 100, or null where no decision of the run is scored for this learner. */
  readonly points: number | null;
  readonly status: Status;
}

/** What judging needs of a scenario; without outcomes, only decisions are judged. */
type Judged = Pick<Scenario, 'beats'> & Partial<Pick<Scenario, 'outcomes'>>;

const worthOf: Record<Quality, number> = { strong: 3, acceptable: 2, poor: 1, harmful: 0 };
const recoveryWeight = 0.5;
const capWhenUncorrected = 49;
const capWhenRecovered = 75;
const safeFrom = 85;
const costlyFrom = 60;

/**
 * The score of a run (assessment rule A7): 100 × Σ(w·q) / Σ(w·3) over its scored decisions, where q is 3, 2, 1 or 0 for
 * strong, acceptable, poor or harmful, and w is 1, or ½ at a beat marked `recovery`.
 *
 * The name never flatters the ending, whatever the decisions add up to: a run that ends in a breach has done harm, and one
 * that ends with something to mend has had a cost at least.
 *
 * A critical act that nothing later repairs caps the score at 49 and asks for another run; one that was repaired caps it
 * at 75 (A8). An unfinished run may be scored too: it tells how the decisions so far stand.
 */
export function score(scenario: Judged, steps: readonly Step[], place: Place | null): Score {
  return scorer(scenario, place)(steps);
}

/** As `score`, for many runs of one scenario in one place: what a choice is worth is looked up once. */
export function scorer(scenario: Judged, place: Place | null): (steps: readonly Step[]) => Score {
  const known = new Map<string, Weighed>();
  const weigh = (step: Step) => {
    const name = `${step.beat} ${step.choice}`;
    const weighed = known.get(name) ?? weighedAt(scenario, step, place);
    known.set(name, weighed);
    return weighed;
  };
  return (steps) => {
    const taken = steps.map(weigh);
    const earned = taken.reduce((sum, { weight, worth }) => sum + weight * worth, 0);
    const possible = taken.reduce((sum, { weight }) => sum + weight * worthOf.strong, 0);
    const points = possible === 0 ? null : (100 * earned) / possible;
    const critical = taken.flatMap((act, at) => (act.critical ? [{ act, later: taken.slice(at + 1) }] : []));
    if (critical.length === 0) return { points, status: named(points, verdictOf(scenario, steps)) };
    const corrected = critical.every(({ act, later }) => later.some(({ repairs }) => repairs.includes(act.choice)));
    return corrected
      ? { points: capped(points, capWhenRecovered), status: 'recovered' }
      : { points: capped(points, capWhenUncorrected), status: 'replay' };
  };
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

interface Weighed {
  readonly choice: string;
  /** 0 where the choice is not scored for this learner. */
  readonly weight: number;
  readonly worth: number;
  readonly critical: boolean;
  readonly repairs: readonly string[];
}

function weighedAt(scenario: Pick<Scenario, 'beats'>, step: Step, place: Place | null): Weighed {
  const choice = choiceAt(scenario, step);
  const { quality } = localise(choice, place);
  return {
    choice: step.choice,
    weight: quality === null ? 0 : scenario.beats[step.beat]?.recovery ? recoveryWeight : 1,
    worth: quality === null ? 0 : worthOf[quality],
    critical: choice.critical !== undefined,
    repairs: choice.repairs ?? [],
  };
}

/** The name for a run without critical acts; a run that is under way has no verdict yet. */
function named(points: number | null, verdict: Verdict | undefined): Status {
  const status = band(points);
  if (verdict === 'breach') return 'harm';
  return verdict === 'recoverable' && status === 'safe' ? 'costly' : status;
}

function verdictOf(scenario: Judged, steps: readonly Step[]): Verdict | undefined {
  const last = steps.at(-1);
  let at = last ? choiceAt(scenario, last).to : '';
  for (let passed = 0; scenario.beats[at]?.continue && passed < 100; passed += 1)
    at = scenario.beats[at]?.continue ?? '';
  return scenario.outcomes?.[at]?.verdict;
}
