import type { FirstTest } from './answers.ts';
import { fewestForStable, type Gate, gateFor } from './gate.ts';
import { correlation, mean, variance } from './numbers.ts';

/** What is known of one question. What may not be shown of so many people is null, and never a zero. */
export interface ItemStatistics {
  readonly id: string;
  /** How many answered it at their first try. */
  readonly people: number;
  readonly gate: Gate;
  /** The mean of what it earned, 0 to 1. Below .30 hard or wrongly keyed; above .95 it tells nothing. */
  readonly facility: number | null;
  /** The mean of the best 27 % less that of the last 27 %, −1 to 1. Below .10 to be reviewed; below 0, look at the key. */
  readonly discrimination: number | null;
  /** Its correlation with the rest of the test, −1 to 1: .20 is good. */
  readonly itemRest: number | null;
  /** True below 50 people: discrimination and the options' correlations will still move. */
  readonly unstable: boolean;
  readonly options: readonly OptionStatistics[];
}

/** How often one answer was given. Only questions with one answer have these. */
export interface OptionStatistics {
  readonly option: string;
  readonly count: number;
  /** 0 to 1. Below .05: nobody is tempted by it. */
  readonly share: number;
  /** Its correlation with the rest; where it is positive on a wrong one, the question is ambiguous. */
  readonly rest: number | null;
}

/** The share of a group that stands for its top, and for its bottom (Kelley 1939). */
const tail = 0.27;

/**
 * Statistics of each question over first tests (assessment §2.5). Forms are sampled, so the total is the mean of what each
 * person was asked, and the rest is that mean without the question.
 */
export function itemStatistics(tests: readonly FirstTest[]): readonly ItemStatistics[] {
  const ids = [...new Set(tests.flatMap(({ items }) => items.map(({ id }) => id)))].sort();
  return ids.map((id) => {
    const asked = tests.flatMap(({ person, items }) => {
      const item = items.find((one) => one.id === id);
      const others = items.filter((one) => one.id !== id).map(({ score }) => score);
      return item ? [{ person, item, total: mean(items.map(({ score }) => score)), others }] : [];
    });
    const people = asked.length;
    const gate = gateFor(people);
    const scores = asked.map(({ item }) => item.score);
    const withRest = asked.filter(({ others }) => others.length > 0);
    const rest = withRest.map(({ others }) => mean(others));
    const ranked = [...asked].sort((a, b) => b.total - a.total || (a.person < b.person ? -1 : 1));
    return {
      id,
      people,
      gate,
      facility: gate === 'none' ? null : mean(scores),
      discrimination: gate === 'all' ? discriminationOf(ranked.map(({ item }) => item.score)) : null,
      itemRest:
        gate === 'all'
          ? correlation(
              withRest.map(({ item }) => item.score),
              rest,
            )
          : null,
      unstable: people < fewestForStable,
      options:
        gate === 'none'
          ? []
          : optionsOf(
              withRest.map(({ item }) => item.answer),
              rest,
              gate,
            ),
    };
  });
}

/**
 * The mean of the best group's scores less that of the last one's, each round(0.27 N) people.
 * @param ranked what the question earned, from the best person to the last
 */
export function discriminationOf(ranked: readonly number[]): number | null {
  const group = Math.round(tail * ranked.length);
  return group === 0 ? null : mean(ranked.slice(0, group)) - mean(ranked.slice(-group));
}

function optionsOf(
  answers: FirstTest['items'][number]['answer'][],
  rest: readonly number[],
  gate: Gate,
): readonly OptionStatistics[] {
  const given = answers.filter((answer) => typeof answer === 'string');
  return [...new Set(given)].sort().map((option) => {
    const picked: number[] = answers.map((answer) => (answer === option ? 1 : 0));
    const count = picked.reduce((sum, one) => sum + one, 0);
    return {
      option,
      count,
      share: count / answers.length,
      rest: gate === 'all' ? correlation(picked, rest) : null,
    };
  });
}

/** How consistently a test that asked everybody the same measured, and how far a score may be off. */
export interface Reliability {
  /** Cronbach's alpha: from .6 plausible for formative use. */
  readonly alpha: number;
  /** The standard error of measurement, in points of the sum. */
  readonly sem: number;
}

/**
 * Alpha k/(k−1)·(1−Σs²ᵢ/s²ₜ) and SEM sₜ·√(1−α), with sample variances. Null where nothing varies or there is one question.
 * @param scores one line for each person, one column for each question, in the same order
 */
export function reliabilityOf(scores: readonly (readonly number[])[]): Reliability | null {
  const k = scores[0]?.length ?? 0;
  const totals = scores.map((line) => line.reduce((sum, score) => sum + score, 0));
  const spread = variance(totals);
  if (k < 2 || !(spread > 0)) return null;
  const within = Array.from({ length: k }, (_, at) => variance(scores.map((line) => line[at] ?? 0)));
  const alpha = (k / (k - 1)) * (1 - within.reduce((sum, one) => sum + one, 0) / spread);
  return { alpha, sem: Math.sqrt(spread) * Math.sqrt(Math.max(0, 1 - alpha)) };
}

/** Alpha of a form of so many sampled questions, from how they go together. */
export interface SampledReliability {
  readonly alpha: number;
  /** The mean correlation over the pairs that enough people answered together. */
  readonly meanR: number;
  readonly pairs: number;
}

/** So many joint answers make a pair of questions comparable. */
export const fewestJoint = 30;

/**
 * The standardised alpha k·r̄/(1+(k−1)·r̄) of forms that ask each person something else. Null, “not estimable”, where no pair of
 * questions has 30 joint answers.
 * @param k how many questions a form asks
 */
export function sampledReliability(tests: readonly FirstTest[], k: number): SampledReliability | null {
  const scores = new Map<string, Map<number, number>>();
  for (const [person, { items }] of tests.entries())
    for (const { id, score } of items) scores.set(id, (scores.get(id) ?? new Map<number, number>()).set(person, score));
  const ids = [...scores.keys()].sort();
  const found: number[] = [];
  for (const [at, one] of ids.entries())
    for (const other of ids.slice(at + 1)) {
      const [a, b] = [scores.get(one), scores.get(other)];
      const joint = [...(a?.keys() ?? [])].filter((person) => b?.has(person));
      if (joint.length < fewestJoint) continue;
      const r = correlation(
        joint.map((person) => a?.get(person) ?? 0),
        joint.map((person) => b?.get(person) ?? 0),
      );
      if (r !== null) found.push(r);
    }
  if (found.length === 0) return null;
  const meanR = mean(found);
  return { alpha: (k * meanR) / (1 + (k - 1) * meanR), meanR, pairs: found.length };
}
