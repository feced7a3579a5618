import { ratings } from './rating.ts';
import type { Item } from './schema.ts';
import { drawFrom, shuffle } from './shuffle.ts';

/** The items of one module, by id; only those with `use: pool` are drawn. */
export type Pool = Readonly<Record<string, Item>>;

/** How many items of each type are drawn from each pool. */
export type Quota = Readonly<Record<Item['type'], number>>;

/** A module's test: four single best answers and one situation to rate. */
export const moduleQuota: Quota = { sba: 4, 'sjt-rate': 1 };

/** What the course's own test draws from each module. */
export const courseQuota: Quota = { sba: 3, 'sjt-rate': 1 };

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
      .filter(([, { use }]) => use === 'pool')
      .sort(([one], [other]) => (one < other ? -1 : 1));
    return fill(shuffle(candidates, draw), quota);
  });
  return shuffle(drawn, draw);
}

/**
 * The options of an item in the order in which this form shows them: shuffled, unless the author fixed their order. The
 * rating scale of `sjt-rate` is never shuffled.
 */
export function optionsInOrder(id: string, item: Item, seed: number): readonly string[] {
  const options = Object.keys(item.options);
  return item['fixed-order'] ? options : shuffle(options, drawFrom(seed, id));
}

/** The rating scale, best first: always in this order. */
export const ratingScale = ratings;

/** Takes items of the least tested objective until the quota is full; the scarcest type first, since it can choose least. */
function fill(candidates: readonly [string, Item][], quota: Quota): string[] {
  const tested = new Map<string, number>();
  const times = ([, { objective }]: [string, Item]) => tested.get(objective) ?? 0;
  const chosen: string[] = [];
  const types = Object.entries(quota).map(([type, wanted]) => ({
    wanted,
    of: candidates.filter(([, item]) => item.type === type),
  }));
  for (const { wanted, of } of types.sort((one, other) => one.of.length - other.of.length)) {
    let left = of;
    for (let count = 0; count < wanted && left.length > 0; count += 1) {
      const next = left.reduce((least, candidate) => (times(candidate) < times(least) ? candidate : least));
      tested.set(next[1].objective, times(next) + 1);
      chosen.push(next[0]);
      left = left.filter((candidate) => candidate !== next);
    }
  }
  return chosen;
}
