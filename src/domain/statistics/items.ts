import type { FirstTest } from './answers.ts';
import { fewestForStable, type Gate, gateFor } from './gate.ts';
import { correlation, mean, variance } from './numbers.ts';
import { each, type Pieces, sorted } from './pieces.ts';

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
export function* itemStatistics(tests: readonly FirstTest[]): Pieces<readonly ItemStatistics[]> {
  const answered = yield* answersByItem(tests);
  const found: ItemStatistics[] = [];
  for (const id of [...answered.keys()].sort()) found.push(yield* statisticsOf(id, answered.get(id) ?? []));
  return found;
}

/** One answer to one question. */
interface Answered {
  readonly score: number;
  readonly answer: FirstTest['items'][number]['answer'];
  /** The mean of what the same person earned with the other questions; null where there were none. */
  readonly rest: number | null;
}

/** Who answered each question, the best person first: by the mean of what they were asked. */
function* answersByItem(tests: readonly FirstTest[]): Pieces<ReadonlyMap<string, readonly Answered[]>> {
  const totals: { readonly test: FirstTest; readonly total: number }[] = [];
  yield* each(tests, (test) => totals.push({ test, total: mean(test.items.map(({ score }) => score)) }));
  const ranked = yield* sorted(
    totals,
    (a, b) => b.total - a.total || (a.test.person < b.test.person ? -1 : a.test.person > b.test.person ? 1 : 0),
  );
  const answered = new Map<string, Answered[]>();
  yield* each(ranked, ({ test: { items } }) => {
    const sum = items.reduce((all, { score }) => all + score, 0);
    for (const { id, score, answer } of items) {
      const one = { score, answer, rest: items.length > 1 ? (sum - score) / (items.length - 1) : null };
      const those = answered.get(id);
      if (those) those.push(one);
      else answered.set(id, [one]);
    }
  });
  return answered;
}

function* statisticsOf(id: string, ranked: readonly Answered[]): Pieces<ItemStatistics> {
  const people = ranked.length;
  const gate = gateFor(people);
  const scores: number[] = [];
  const withRest: { readonly score: number[]; readonly answer: Answered['answer'][]; readonly rest: number[] } = {
    score: [],
    answer: [],
    rest: [],
  };
  yield* each(ranked, ({ score, answer, rest }) => {
    scores.push(score);
    if (rest === null) return;
    withRest.score.push(score);
    withRest.answer.push(answer);
    withRest.rest.push(rest);
  });
  const facility = gate === 'none' ? null : mean(scores);
  const discrimination = gate === 'all' ? discriminationOf(scores) : null;
  yield;
  const itemRest = gate === 'all' ? correlation(withRest.score, withRest.rest) : null;
  yield;
  const options = gate === 'none' ? [] : yield* optionsOf(withRest.answer, withRest.rest, gate);
  return { id, people, gate, facility, discrimination, itemRest, unstable: people < fewestForStable, options };
}

/**
 * The mean of the best group's scores less that of the last one's, each round(0.27 N) people.
 * @param ranked what the question earned, from the best person to the last
 */
export function discriminationOf(ranked: readonly number[]): number | null {
  const group = Math.round(tail * ranked.length);
  return group === 0 ? null : mean(ranked.slice(0, group)) - mean(ranked.slice(-group));
}

function* optionsOf(
  answers: readonly FirstTest['items'][number]['answer'][],
  rest: readonly number[],
  gate: Gate,
): Pieces<readonly OptionStatistics[]> {
  const given = new Set<string>();
  yield* each(answers, (answer) => {
    if (typeof answer === 'string') given.add(answer);
  });
  const options: OptionStatistics[] = [];
  for (const option of [...given].sort()) {
    const picked: number[] = [];
    let count = 0;
    yield* each(answers, (answer) => {
      picked.push(answer === option ? 1 : 0);
      if (answer === option) count += 1;
    });
    options.push({
      option,
      count,
      share: count / answers.length,
      rest: gate === 'all' ? correlation(picked, rest) : null,
    });
    yield;
  }
  return options;
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
export function* sampledReliability(tests: readonly FirstTest[], k: number): Pieces<SampledReliability | null> {
  const byQuestion = new Map<string, Scores>();
  yield* each(tests, ({ items }, person) => {
    for (const { id, score } of items) {
      const those = byQuestion.get(id) ?? { people: [], scores: [] };
      those.people.push(person);
      those.scores.push(score);
      byQuestion.set(id, those);
    }
  });
  const questions = [...byQuestion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scores]) => scores);
  const found: number[] = [];
  for (const [at, one] of questions.entries())
    for (const other of questions.slice(at + 1)) {
      const [x, y] = yield* joint(one, other);
      if (x.length < fewestJoint) continue;
      const r = correlation(x, y);
      if (r !== null) found.push(r);
    }
  if (found.length === 0) return null;
  const meanR = mean(found);
  return { alpha: (k * meanR) / (1 + (k - 1) * meanR), meanR, pairs: found.length };
}

/** Who answered a question, in the order of the tests, and what they earned. */
interface Scores {
  readonly people: number[];
  readonly scores: number[];
}

/** The scores of those who answered both: two ordered lists, passed through once. */
function* joint(one: Scores, other: Scores): Pieces<readonly [readonly number[], readonly number[]]> {
  const [x, y]: [number[], number[]] = [[], []];
  let next = 0;
  yield* each(one.people, (person, at) => {
    while ((other.people[next] ?? Infinity) < person) next += 1;
    if (other.people[next] !== person) return;
    x.push(one.scores[at] ?? 0);
    y.push(other.scores[next] ?? 0);
  });
  return [x, y];
}
