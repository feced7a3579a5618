/** How sure somebody says they are of an answer: 1 hardly, 2 fairly, 3 very. */
export type Certainty = 1 | 2 | 3;

export const certainties: readonly Certainty[] = [1, 2, 3];

/** The level that a control or a stored field holds, or undefined where it holds none. */
export function certaintyFrom(value: unknown): Certainty | undefined {
  return certainties.find((level) => String(level) === String(value));
}

/**
 * What a rated answer earns: +1, +2 or +3 when right, 0, −2 or −6 when wrong (Gardner-Medwin’s certainty-based marking;
 * assessment rule E7). It pays to say what one believes: level 1 up to a chance of two thirds, level 3 from four fifths.
 * For practice alone: it never goes into a form, nor towards a pass.
 */
export function certaintyMark(certainty: Certainty, right: boolean): number {
  return right ? certainty : { 1: 0, 2: -2, 3: -6 }[certainty];
}
