import { certainties, type Certainty, certaintyFrom, certaintyMark } from '../assessment/certainty.ts';
import { inOrder, type Record } from './record.ts';

/** How often one level of sureness was right. */
export interface LevelOfSureness {
  readonly certainty: Certainty;
  readonly answers: number;
  readonly right: number;
  /** Whether the level was claimed too often (`over`), too seldom (`under`), or as it should be; null below five answers. */
  readonly fits: 'over' | 'under' | 'well' | null;
}

/** What a learner claimed to be sure of, against what was right. */
export interface Calibration {
  /** First answers that came with a rating. */
  readonly answers: number;
  /** Enough of them to show anything. */
  readonly shown: boolean;
  readonly levels: readonly LevelOfSureness[];
  /** What they earn together by certainty-based marking; at most three for each answer. */
  readonly mark: number;
}

/** Fewer rated answers than this show nothing, and fewer at a level nothing of that level. */
export const fewestRated = 10;
export const fewestOfALevel = 5;

/** Where it pays to change from level 1 to 2, and from 2 to 3 (assessment rule E7). */
const bounds: Readonly<{ [C in Certainty]: readonly [number, number] }> = {
  1: [0, 2 / 3],
  2: [2 / 3, 0.8],
  3: [0.8, 1],
};

/**
 * Calibration over checks and boosters. Only the first answer to each item counts, since later ones come after its reasons;
 * where it was given without a rating, the item is left out. Starting over takes nothing back.
 */
export function calibrationOf(record: Record): Calibration {
  const first = new Map<string, { readonly certainty: Certainty | undefined; readonly right: boolean } | null>();
  for (const entry of inOrder(record)) {
    if ((entry.kind !== 'check-answered' && entry.kind !== 'review-answered') || first.has(entry.item)) continue;
    const right = entry.kind === 'check-answered' ? entry.right : entry.score >= 1;
    first.set(entry.item, right === undefined ? null : { certainty: certaintyFrom(entry.certainty), right });
  }
  const rated = [...first.values()].flatMap((answer) =>
    answer?.certainty ? [{ certainty: answer.certainty, right: answer.right }] : [],
  );
  return {
    answers: rated.length,
    shown: rated.length >= fewestRated,
    levels: certainties.map((certainty) => {
      const those = rated.filter((answer) => answer.certainty === certainty);
      const right = those.filter((answer) => answer.right).length;
      return { certainty, answers: those.length, right, fits: fitOf(certainty, right, those.length) };
    }),
    mark: rated.reduce((sum, answer) => sum + certaintyMark(answer.certainty, answer.right), 0),
  };
}

function fitOf(certainty: Certainty, right: number, answers: number): LevelOfSureness['fits'] {
  if (answers < fewestOfALevel) return null;
  const [least, most] = bounds[certainty];
  if (right / answers < least) return 'over';
  return right / answers > most ? 'under' : 'well';
}
