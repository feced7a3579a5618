import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws whole numbers from 0 to one less than the bound. Equal seeds draw equally, on every device. */
export type Draw = (bound: number) => number;

/**
 * @param seed a whole number; it is stored with the form, so that the form can be shown again.
 * @param purpose keeps what is drawn for one thing from following what is drawn for another.
 */
export function drawFrom(seed: number, purpose = ''): Draw {
  const dice = xoroshiro128plus(mixed(seed, purpose));
  return (bound) => uniformInt(dice, 0, bound - 1);
}

/** A new list of the same things in a drawn order (Fisher and Yates; every order is equally likely). */
export function shuffle<Thing>(things: readonly Thing[], draw: Draw): Thing[] {
  const shuffled = [...things];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const picked = draw(last + 1);
    [shuffled[last], shuffled[picked]] = [shuffled[picked] as Thing, shuffled[last] as Thing];
  }
  return shuffled;
}

/** The seed and the purpose as one 32-bit number (FNV-1a over both). */
function mixed(seed: number, purpose: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${purpose}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
