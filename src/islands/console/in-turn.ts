import type { Lines } from './messages.ts';

/** So many rows are drawn at a time, and so many milliseconds apart: a hundred at once would keep the page from answering. */
const atOnce = 12;
const apart = 20;

/**
 * Shows rows a few at a time, the first ones at once. Rows that stood there stay below them until it is their turn, so that nothing
 * jumps.
 * @returns ends it, where other rows are wanted meanwhile
 */
export function inTurn(all: Lines, show: (next: (before: Lines | null) => Lines) => void): () => void {
  let drawn = 0;
  let due: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    drawn += atOnce;
    const upTo = drawn;
    show((before) => (upTo < all.lines.length ? { ...all, lines: partly(all, upTo, before) } : all));
    if (upTo < all.lines.length) due = setTimeout(draw, apart);
  };
  draw();
  return () => clearTimeout(due);
}

function partly(all: Lines, upTo: number, before: Lines | null): Lines['lines'] {
  const head = all.lines.slice(0, upTo);
  const there = new Set(head.map(({ id }) => id));
  const rest = before?.lines.filter(({ id }) => !there.has(id)) ?? [];
  return [...head, ...rest.slice(0, all.lines.length - upTo)];
}
