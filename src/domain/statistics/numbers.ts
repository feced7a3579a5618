/** The arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The sample variance, N − 1 below; NaN of fewer than two. */
export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/**
 * Pearson's correlation, −1 to 1; null where either side does not vary, since then there is none.
 * @param x, y of the same length
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  // A plain loop: there may be a hundred thousand pairs.
  for (let at = 0; at < x.length; at += 1) {
    const dx = (x[at] ?? Number.NaN) - meanX;
    const dy = (y[at] ?? Number.NaN) - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  // What arithmetic in binary leaves of a constant is no variance.
  const least = 1e-12;
  if (x.length < 2 || xx < least || yy < least) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/** A share with the interval that it may honestly be read as, all 0 to 1. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The standard normal's 97.5 % point. */
const z = 1.959963984540054;

/**
 * A share of `n` with its 95 % interval after Wilson (1927), which stays inside 0 to 1 and is honest for few people.
 * Null where nobody was asked.
 */
export function wilson(count: number, n: number): Interval | null {
  if (n <= 0) return null;
  const share = count / n;
  const below = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / below;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / below;
  // At the ends the formula gives 0 and 1, and arithmetic in binary a hair beside them.
  return {
    share,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === n ? 1 : Math.min(1, middle + half),
  };
}
