/**
 * About how many people a draft still fits: all of them, divided by “one in so many” for each detail that is left in. The
 * details are taken to be independent, which they rarely are; the number is an illustration.
 * @param people how many there are to begin with
 * @param kept one-in numbers of the details that stand in the draft, each at least 1
 * @returns a whole number, at least 1: somebody is always meant
 */
export function stillFit(people: number, kept: readonly number[]): number {
  return Math.max(1, Math.round(kept.reduce((left, oneIn) => left / oneIn, people)));
}
