/** A piece of a draft, as far as marking it goes. */
export interface Piece {
  /** Whether somebody can be found through it, alone or with the rest. */
  readonly givesAway: boolean;
  /** Whether the learner marked it. */
  readonly marked: boolean;
}

/** What became of one piece. */
export type Fate = 'found' | 'missed' | 'marked-in-vain' | 'left';

/** What became of a piece: found or missed where it gives somebody away, marked in vain or left where it does not. */
export function fateOf({ givesAway, marked }: Piece): Fate {
  if (givesAway) return marked ? 'found' : 'missed';
  return marked ? 'marked-in-vain' : 'left';
}

/** How many of the pieces that give somebody away were found, and how many of the others were marked in vain. */
export function tally(pieces: readonly Piece[]): {
  readonly found: number;
  readonly of: number;
  readonly vain: number;
} {
  const fates = pieces.map(fateOf);
  const count = (fate: Fate) => fates.filter((each) => each === fate).length;
  return { found: count('found'), of: count('found') + count('missed'), vain: count('marked-in-vain') };
}
