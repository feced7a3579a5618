import type { Place } from '../../course/place.ts';
import { places } from '../../course/place.ts';
import { localise } from '../../scenario/localise.ts';
import type { Run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { qualities } from '../../scenario/schema.ts';
import { score } from '../../scenario/score.ts';
import type { ScenarioSheet } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';

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
    for (const place of [null, ...(course?.value?.places ?? places)]) yield* unfair(scenario, known.runs, place);
  },
};

function* unfair(scenario: Scenario, runs: readonly Run[], place: Place | null): Iterable<Remark> {
  const scored = runs.flatMap((run) => {
    const { points } = score(scenario, run.steps, place);
    return points === null ? [] : [{ run, points }];
  });
  const where = place ? `in “${place}”` : 'for a learner who named no place';
  if (scored.length === 0) {
    yield { path: ['beats'], sentence: `No run is scored ${where}.`, hint: 'Give at least one decision a quality that is settled.' };
    return;
  }
  const highest = scored.reduce((most, { points }) => Math.max(most, points), 0);
  const lowest = scored.reduce((least, { points }) => Math.min(least, points), best);
  if (highest < best - whisker) {
    yield { path: ['beats'], sentence: `The best run scores ${Math.round(highest)} ${where}; some run must score 100.`, hint: 'Offer a strong choice at every scored beat of one run.' };
  }
  if (lowest > lowEnough + whisker) {
    yield { path: ['beats'], sentence: `The worst run scores ${Math.round(lowest)} ${where}; some run must score 40 or less.`, hint: 'Let poor or harmful choices be made all the way to an outcome.' };
  }
  for (const [beat, means] of meansByBeat(scenario, scored, place)) {
    for (const { better, worse, gains } of means) {
      const gain = mean(gains);
      if (gain >= -whisker) continue;
      yield {
        path: ['beats', beat, 'choices', better],
        sentence: `“${better}” is better than “${worse}”, yet runs through it score ${Math.abs(gain).toFixed(1)} points less on average ${where}.`,
        hint: 'Look at where each leads: the better act should not lead to harder scoring.',
      };
    }
  }
}

interface Comparison {
  readonly better: string;
  readonly worse: string;
  /** For each past in which both were offered, by how many points the mean of the better exceeds the mean of the worse. */
  readonly gains: number[];
}

/** For each beat, each pair of choices of different quality, compared past by past. */
function meansByBeat(scenario: Scenario, scored: readonly { run: Run; points: number }[], place: Place | null) {
  const pasts = new Map<string, { beat: string; sums: Map<string, { points: number; runs: number }> }>();
  for (const { run, points } of scored) {
    let past = '';
    for (const { beat, choice } of run.steps) {
      const here = pasts.get(past) ?? { beat, sums: new Map() };
      pasts.set(past, here);
      const sum = here.sums.get(choice) ?? { points: 0, runs: 0 };
      here.sums.set(choice, sum);
      sum.points += points;
      sum.runs += 1;
      past += ` ${choice}`;
    }
  }
  const byBeat = new Map<string, Map<string, Comparison>>();
  for (const { beat, sums } of pasts.values()) {
    const pairs = byBeat.get(beat) ?? new Map<string, Comparison>();
    byBeat.set(beat, pairs);
    for (const [better, these] of sums) {
      for (const [worse, those] of sums) {
        if (!outranks(scenario, beat, better, worse, place)) continue;
        const pair = pairs.get(`${better} ${worse}`) ?? { better, worse, gains: [] };
        pairs.set(`${better} ${worse}`, pair);
        pair.gains.push(these.points / these.runs - those.points / those.runs);
      }
    }
  }
  return [...byBeat].map(([beat, pairs]) => [beat, [...pairs.values()]] as const);
}

function outranks(scenario: Scenario, beat: string, better: string, worse: string, place: Place | null): boolean {
  const standing = (id: string) => {
    const choice = scenario.beats[beat]?.choices?.[id];
    const quality = choice && localise(choice, place).quality;
    return quality ? qualities.indexOf(quality) : null;
  };
  const [one, other] = [standing(better), standing(worse)];
  return one !== null && other !== null && one < other;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
