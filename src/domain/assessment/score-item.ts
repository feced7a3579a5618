import type { Answer } from '../record/entry.ts';
import { type Rating, ratings } from './rating.ts';
import type { Item, KfItem, SbaItem, SjtRateItem } from './schema.ts';

/** What a rating earns that is one step off the key but on the same side of the midpoint. */
const nearly = 0.5;

/**
 * What an answer to an item earns, from 0 to 1. An item that is not answered, or answered in a shape that is not its own,
 * earns 0. Null where the item has nothing to score.
 *
 * - `sba`: 1 for the key, else 0.
 * - `sjt-rate`: the mean over its rated responses; each earns 1 for the key's own rating, 0.5 for the other rating on the
 *   same side of the midpoint, else 0. Responses without a rating are kept for discussion and never scored. Guessing, or
 *   one rating for everything on a balanced key, earns 0.375 (assessment rule §2.1).
 * - `kf`: the mean over its steps, each of them a single best answer; so a case weighs as much as any other item.
 */
export function scoreItem(item: Item, answer: Answer | undefined): number | null {
  if (item.type === 'sba') return scoreSba(item, answer);
  return item.type === 'kf' ? scoreCase(item, answer) : scoreRatings(item, answer);
}

/** What one rating earns against the key's. */
export function scoreRating(key: Rating, given: string | undefined): number {
  const [wanted, got] = [ratings.indexOf(key), (ratings as readonly string[]).indexOf(given ?? '')];
  if (wanted === got) return 1;
  const midpoint = ratings.length / 2;
  return got >= 0 && wanted < midpoint === got < midpoint ? nearly : 0;
}

function scoreSba({ options }: Pick<SbaItem, 'options'>, answer: Answer | undefined): number | null {
  if (!Object.values(options).some(({ key }) => key)) return null;
  return typeof answer === 'string' && Object.hasOwn(options, answer) && options[answer]?.key ? 1 : 0;
}

function scoreCase({ steps }: KfItem, answer: Answer | undefined): number | null {
  const given = typeof answer === 'object' ? answer : {};
  const earned = Object.entries(steps).flatMap(([id, step]) => {
    const points = scoreSba(step, Object.hasOwn(given, id) ? given[id] : undefined);
    return points === null ? [] : [points];
  });
  return mean(earned);
}

function scoreRatings({ options }: SjtRateItem, answer: Answer | undefined): number | null {
  const given = typeof answer === 'object' ? answer : {};
  const earned = Object.entries(options).flatMap(([id, { rating }]) =>
    rating ? [scoreRating(rating, Object.hasOwn(given, id) ? given[id] : undefined)] : [],
  );
  return mean(earned);
}

function mean(earned: readonly number[]): number | null {
  return earned.length === 0 ? null : earned.reduce((sum, points) => sum + points, 0) / earned.length;
}
