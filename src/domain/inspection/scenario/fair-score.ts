import { type Place, places } from '../../course/place.ts';
import { localise } from '../../scenario/localise.ts';
import type { Run } from '../../scenario/run.ts';
import { qualities, type Scenario } from '../../scenario/schema.ts';
import { scorer } from '../../scenario/score.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';
import { listed } from '../words.ts';
import { choicesOf } from './walk-choices.ts';

const best = 100;
const lowEnough = 40;
/** Differences smaller than this, in points, are the arithmetic's. */
const whisker = 0.01;

/**
 * The fairness laws of scoring (assessment rule A10), for learners of every place and for those who named none: some run
 * scores 100, some run 40 or less, and at every beat a better choice never leaves a learner worse off on average.
 *
 * Two choices of a beat are compared only where both were offered after the same choices, so that what came before, which
 * neither can change, is the same on both sides; their means over all such pasts are then compared.
 */
export const fairScore: Rule<ScenarioSheet> = {
  code: 'L16',
  title: 'In every place some run scores 100, some at most 40, and a better choice never scores worse on average',
  *inspect({ value: scenario, readings }, { course }) {
    const known = readings();
    if (!scenario || !('runs' in known)) return;
    for (const judgement of judgements(scenario, course?.value?.places ?? places))
      yield* unfair(scenario, known.runs, judgement);
  },
};

/** How good each choice is, and for whom: places whose law judges all of them alike are asked about together. */
interface Judgement {
  /** Null stands for learners who named no place. */
  readonly alike: readonly (Place | null)[];
  /** 0 for strong to 3 for harmful, by beat and choice; choices that are not scored are left out. */
  readonly standing: ReadonlyMap<string, number>;
}

function judgements(scenario: Scenario, asked: readonly Place[]): Iterable<Judgement> {
  const distinct = new Map<string, { alike: (Place | null)[]; standing: ReadonlyMap<string, number> }>();
  for (const place of [null, ...asked]) {
    const standing = new Map<string, number>();
    for (const { beatId, choiceId, choice } of choicesOf(scenario)) {
      const { quality } = localise(choice, place);
      if (quality) standing.set(`${beatId} ${choiceId}`, qualities.indexOf(quality));
    }
    const judgement = distinct.get(JSON.stringify([...standing])) ?? { alike: [], standing };
    distinct.set(JSON.stringify([...standing]), judgement);
    judgement.alike.push(place);
  }
  return distinct.values();
}

function* unfair(scenario: Scenario, runs: readonly Run[], { alike, standing }: Judgement): Iterable<Remark> {
  const judge = scorer(scenario, alike[0] ?? null);
  const start = aPast();
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const { steps } of runs) {
    const { points } = judge(steps);
    if (points === null) continue;
    highest = Math.max(highest, points);
    lowest = Math.min(lowest, points);
    note(start, steps, points);
  }
  const where = whereOf(alike);
  if (start.runs === 0) {
    yield {
      path: ['beats'],
      sentence: `No run is scored ${where}.`,
      hint: 'Give at least one decision a quality that is settled.',
    };
    return;
  }
  if (highest < best - whisker) {
    yield {
      path: ['beats'],
      sentence: `The best run scores ${Math.round(highest)} ${where}; some run must score 100.`,
      hint: 'Offer a strong choice at every scored beat of one run.',
    };
  }
  if (lowest > lowEnough + whisker) {
    yield {
      path: ['beats'],
      sentence: `The worst run scores ${Math.round(lowest)} ${where}; some run must score 40 or less.`,
      hint: 'Let poor or harmful choices be made all the way to an outcome.',
    };
  }
  for (const { beat, better, worse, gains } of comparisons(start, standing)) {
    const gain = gains.reduce((sum, points) => sum + points, 0) / gains.length;
    if (gain >= -whisker) continue;
    yield {
      path: ['beats', beat, 'choices', better],
      sentence: `“${better}” is better than “${worse}”, yet runs through it score ${Math.abs(gain).toFixed(1)} points less on average ${where}.`,
      hint: 'Look at where each leads: the better act should not lead to harder scoring.',
    };
  }
}

/** What learners can have chosen so far, with all that can follow: how many runs, what they score together, and what comes next. */
interface Past {
  beat: string;
  runs: number;
  points: number;
  readonly next: Map<string, Past>;
}

function aPast(): Past {
  return { beat: '', runs: 0, points: 0, next: new Map() };
}

function note(start: Past, steps: Run['steps'], points: number): void {
  let past = start;
  past.runs += 1;
  for (const { beat, choice } of steps) {
    past.beat = beat;
    const next = past.next.get(choice) ?? aPast();
    past.next.set(choice, next);
    next.runs += 1;
    next.points += points;
    past = next;
  }
}

interface Comparison {
  readonly beat: string;
  readonly better: string;
  readonly worse: string;
  /** For each past in which both were offered, by how many points the mean of the better exceeds the mean of the worse. */
  readonly gains: number[];
}

/** Each pair of choices of different quality at one beat, compared past by past. */
function comparisons(start: Past, standing: ReadonlyMap<string, number>): Iterable<Comparison> {
  const pairs = new Map<string, Comparison>();
  const compare = (past: Past): void => {
    const here = [...past.next].map(([choice, { points, runs }]) => ({
      choice,
      mean: points / runs,
      at: standing.get(`${past.beat} ${choice}`),
    }));
    for (const one of here) {
      for (const other of here) {
        if (one.at === undefined || other.at === undefined || one.at >= other.at) continue;
        const name = `${past.beat} ${one.choice} ${other.choice}`;
        const pair = pairs.get(name) ?? { beat: past.beat, better: one.choice, worse: other.choice, gains: [] };
        pairs.set(name, pair);
        pair.gains.push(one.mean - other.mean);
      }
    }
    for (const next of past.next.values()) compare(next);
  };
  compare(start);
  return pairs.values();
}

/** “in “uk” and “us””, “for a learner who named no place”, or both. */
function whereOf(alike: readonly (Place | null)[]): string {
  const named = alike.flatMap((place) => (place ? [`“${place}”`] : []));
  const told = [
    ...(named.length > 0 ? [`in ${listed(named)}`] : []),
    ...(alike.includes(null) ? ['for a learner who named no place'] : []),
  ];
  return told.join(' and ');
}
