import type { Remark } from './rule.ts';

const wordsPerMinute = 200;
const perDecision = 0.75;
const perItem = 1.25;
const tolerance = 0.25;

/** How long something honestly takes, in minutes: words ÷ 200 + 0.75 for each decision + 1.25 for each item (rule L20). */
export function honestMinutes({
  words = 0,
  decisions = 0,
  items = 0,
}: {
  words?: number;
  decisions?: number;
  items?: number;
}): number {
  return words / wordsPerMinute + perDecision * decisions + perItem * items;
}

/** Complains when declared minutes are more than a quarter away from the honest ones. */
export function* unlessHonest(declared: number, honest: number, because: string): Iterable<Remark> {
  if (Math.abs(declared - honest) <= tolerance * honest) return;
  yield {
    path: ['minutes'],
    sentence: `${declared} minutes are declared, but this takes about ${honest.toFixed(1)} (${because}).`,
    hint: `Declare ${Math.max(1, Math.round(honest))}, or change the length.`,
  };
}
