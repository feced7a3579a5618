import { ratings } from './rating.ts';
import type { FormUse } from '../record/entry.ts';
import { questionsOf } from './questions.ts';
import type { Item, ItemUse } from './schema.ts';
import { drawFrom, shuffle } from './shuffle.ts';

/** The items of one module, by id; only those of the quota's own use are drawn. */
export type Pool = Readonly<Record<string, Item>>;

/** How many items are drawn from each pool. */
export interface Quota {
  /** Which items are drawn at all. */
  readonly from: ItemUse;
  readonly sba: number;
  readonly 'sjt-rate': number;
  /** Whether a case (`kf`) may be drawn where a single best answer is due: one of each pool at most. */
  readonly cases: boolean;
}

/** A module's test: four single best answers and one situation to rate. */
export const moduleQuota: Quota = { from: 'pool', sba: 4, 'sjt-rate': 1, cases: false };

/** What the course's own test draws from each module: three and one, of which a case may be one. */
export const courseQuota: Quota = { from: 'pool', sba: 3, 'sjt-rate': 1, cases: true };

/** Before the course: one question of each module. */
export const baselineQuota: Quota = { from: 'baseline', sba: 1, 'sjt-rate': 0, cases: false };

/** What each kind of form draws. */
export const quotas: Readonly<Record<FormUse, Quota>> = {
  module: moduleQuota,
  course: courseQuota,
  baseline: baselineQuota,
};

/**
 * Draws a form: from each pool its quota, spread over the objectives as far as the pool allows, all in one shuffled order.
 * The same pools and seed always give the same form, in whatever order the pools list their items. A pool that is too small
 * gives what it has; the check tells its author.
 * @returns the ids of the items, in the order in which they are shown.
 */
export function sampleForm(pools: readonly Pool[], quota: Quota, seed: number): readonly string[] {
  const draw = drawFrom(seed);
  const drawn = pools.flatMap((pool) => {
    const candidates = Object.entries(pool)
      .filter(([, { use }]) => use === quota.from)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    return fill(shuffle(candidates, draw), quota);
  });
  return shuffle(drawn, draw);
}

/**
 * The options of an item, or of one step of a case, in the order in which this form shows them: shuffled, unless the author
 * fixed their order. The rating scale of `sjt-rate` and the steps of a case are never shuffled.
 * @param step which step, where the item is a case
 */
export function optionsInOrder(id: string, item: Item, seed: number, step: string | null = null): readonly string[] {
  const options = Object.keys(questionsOf(item).find((question) => question.step === step)?.options ?? {});
  return item['fixed-order'] ? options : shuffle(options, drawFrom(seed, step === null ? id : `${id} ${step}`));
}

/** The rating scale, best first: always in this order. */
export const ratingScale = ratings;

/** Takes items of the least tested objective until the quota is full; the scarcest type first, since it can choose least. */
function fill(candidates: readonly [string, Item][], { from: _, cases, ...quota }: Quota): string[] {
  const tested = new Map<string, number>();
  const times = ([, { objective }]: [string, Item]) => tested.get(objective) ?? 0;
  const chosen: string[] = [];
  const types = Object.entries(quota).map(([type, wanted]) => ({
    wanted,
    of: candidates.filter(([, item]) => item.type === type || (cases && type === 'sba' && item.type === 'kf')),
  }));
  for (const { wanted, of } of types.sort((one, other) => one.of.length - other.of.length)) {
    let left = of;
    for (let count = 0; count < wanted && left.length > 0; count += 1) {
      const next = left.reduce((least, candidate) => (times(candidate) < times(least) ? candidate : least));
      tested.set(next[1].objective, times(next) + 1);
      chosen.push(next[0]);
      left = left.filter((candidate) => candidate !== next && !(next[1].type === 'kf' && candidate[1].type === 'kf'));
    }
  }
  return chosen;
}
