import { type Draw, drawFrom, shuffle } from '../assessment/shuffle.ts';
import type { Card } from './scheduler.ts';

/** How many questions a booster has, and how many where earlier misses come on top (assessment rule S3). */
export const setSize = { usual: 6, most: 8 } as const;

/** A card with what has to be known to choose among cards: whose it is, and the forms in which it can be asked. */
export interface Askable {
  readonly card: Card;
  readonly module: string;
  /** The core items that are forms of the decision. */
  readonly items: readonly string[];
}

/**
 * Draws the questions of a booster: earlier misses first, those of which the learner was sure before all others; then one
 * decision of each module, of those in the lowest box the one seen longest ago; then further ones, module by module, until
 * there are six. No two neighbours come from one module where that can be avoided. A decision is asked in a form that was
 * not met before; where all were, in the one met longest ago.
 * @param askable what may be asked today
 * @param met the items of earlier boosters, the latest last
 * @returns items, in the order in which they are asked
 */
export function chooseSet(askable: readonly Askable[], met: readonly string[], seed: number): readonly string[] {
  const draw = drawFrom(seed, 'booster');
  const drawn = shuffle(
    [...askable].filter(({ items }) => items.length > 0).sort((a, b) => (a.card.decision < b.card.decision ? -1 : 1)),
    draw,
  );
  const misses = drawn.filter(isMiss).sort((a, b) => urgency(a) - urgency(b) || bySeen(a, b));
  const chosen = [...misses.slice(0, setSize.most), ...others(drawn, misses)];
  return apart(chosen).map(({ items }) => formOf(items, met, draw));
}

function others(drawn: readonly Askable[], misses: readonly Askable[]): readonly Askable[] {
  const asked = new Map<string, number>();
  for (const { module } of misses) asked.set(module, (asked.get(module) ?? 0) + 1);
  const picked: Askable[] = [];
  let left = drawn.filter((each) => !isMiss(each)).sort((a, b) => a.card.box - b.card.box || bySeen(a, b));
  for (;;) {
    const total = misses.length + picked.length;
    const next = left.reduce<Askable | null>(
      (least, each) => (least && times(least) <= times(each) ? least : each),
      null,
    );
    // Beyond six, only misses, and modules that have not been asked at all.
    if (!next || total >= setSize.most || (total >= setSize.usual && times(next) > 0))
      return shuffleLike(picked, drawn);
    picked.push(next);
    asked.set(next.module, times(next) + 1);
    left = left.filter((each) => each !== next);
  }
  function times({ module }: Askable) {
    return asked.get(module) ?? 0;
  }
}

/** In the order in which they were drawn, so that the easiest to choose is not always asked first. */
function shuffleLike(picked: readonly Askable[], drawn: readonly Askable[]) {
  return drawn.filter((each) => picked.includes(each));
}

/** Keeps the order as far as it can while setting questions of one module apart; what is first stays first. */
function apart(chosen: readonly Askable[]): readonly Askable[] {
  const ordered: Askable[] = [];
  let left = [...chosen];
  while (left.length > 0) {
    const before = ordered.at(-1)?.module;
    const others = left.filter(({ module }) => module !== before);
    const next =
      ordered.length === 0
        ? left[0]
        : (others.find((each) => canBeParted(without(left, each), each.module)) ?? others[0] ?? left[0]);
    if (!next) break;
    ordered.push(next);
    left = without(left, next);
  }
  return ordered;
}

function without(list: readonly Askable[], one: Askable): Askable[] {
  return list.filter((each) => each !== one);
}

/** Whether these can follow a question of the module `before` without two neighbours of one module. */
function canBeParted(left: readonly Askable[], before: string): boolean {
  return [...new Set(left.map(({ module }) => module))].every((module) => {
    const own = left.filter((each) => each.module === module).length;
    return own <= (module === before ? Math.floor(left.length / 2) : Math.ceil(left.length / 2));
  });
}

function formOf(items: readonly string[], met: readonly string[], draw: Draw): string {
  const fresh = items.filter((item) => !met.includes(item)).sort();
  if (fresh.length > 0) return fresh[draw(fresh.length)] as string;
  return [...items].sort((a, b) => met.lastIndexOf(a) - met.lastIndexOf(b))[0] as string;
}

function isMiss({ card }: Askable): boolean {
  return card.last === 'missed' || card.last === 'confident';
}

function urgency({ card }: Askable): number {
  return card.last === 'confident' ? 0 : 1;
}

function bySeen(one: Askable, other: Askable): number {
  const [a, b] = [one.card.seen ?? '', other.card.seen ?? ''];
  return a < b ? -1 : a > b ? 1 : 0;
}
