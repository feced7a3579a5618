import type { Stored } from '#domain/record/store.ts';

/** How many entries may lie outside the pack, or without one, before a pack is made. */
export const worthPacking = 200;

/**
 * The texts of many entries as one, since a database hands over one long text in a tenth of the time of many short ones: how
 * many there are, and a line each, its key before it. What does not fit on a line is left out.
 */
export function packOf(stored: readonly Stored[]): string {
  const lines = stored.flatMap(({ key, text }) =>
    typeof text === 'string' && !text.includes('\n') && /^\S+$/.test(key) ? [`${key} ${text}`] : [],
  );
  return [lines.length, ...lines].join('\n');
}

/** The texts in a pack by their keys; empty where it is none, or not whole. Never throws. */
export function textsIn(pack: unknown): ReadonlyMap<string, string> {
  const [count, ...lines] = typeof pack === 'string' ? pack.split('\n') : [];
  const texts = new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
  return count === String(texts.size) ? texts : new Map();
}
