/** A break longer than this counts as this, in minutes: nobody knows who was still reading. */
export const longestPause = 10;

/**
 * How long somebody was at work, in minutes: the time between one entry and the next, long breaks cut. A clock that goes back
 * adds nothing.
 * @param times ISO 8601, in the record's order
 */
export function activeMinutes(times: readonly string[]): number {
  let total = 0;
  let before = Number.NaN;
  for (const time of times) {
    const at = Date.parse(time);
    const gap = (at - before) / 60_000;
    if (gap > 0) total += Math.min(gap, longestPause);
    if (!Number.isNaN(at)) before = at;
  }
  return total;
}
