/** What a diagram of a lesson may show: what details have in common, where a group leaks, what lies between two, who goes with what. */
export const diagramKinds = ['overlap', 'ways-out', 'gap', 'map'] as const;
export type DiagramKind = (typeof diagramKinds)[number];

/** How many parts each kind can draw, from and to. */
export const partsOfDiagram: Readonly<Record<DiagramKind, readonly [least: number, most: number]>> = {
  overlap: [3, 3],
  'ways-out': [4, 6],
  gap: [2, 2],
  map: [2, 6],
};

/** The most characters of a part, or of one side of a pair: more would not fit its place in the drawing. */
export const longestPart = 44;

/** The parts of a diagram as its author writes them, in order: semicolons lie between them. */
export function diagramParts(written: string): readonly string[] {
  return written
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The two sides of a part of a map, which a colon divides; the second is empty where there is none. */
export function pairIn(part: string): readonly [string, string] {
  const [one = '', ...other] = part.split(':');
  return [one.trim(), other.join(':').trim()];
}

/**
 * A text in lines of at most so many characters, as text in a drawing must be: it does not wrap. A longer word has a line of
 * its own.
 */
export function linesOf(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
