import type { Rating } from './rating.ts';
import type { Item } from './schema.ts';

/** What can be picked or rated, whatever the item's type. */
export interface Option {
  readonly text: string;
  readonly feedback: string;
  readonly key?: true | undefined;
  readonly rating?: Rating | undefined;
}

/** One thing that an item asks. */
export interface Question {
  /** The step of a case, or null where the item asks one thing only. */
  readonly step: string | null;
  /** A case's step asks this alone; otherwise it is the whole stem. */
  readonly ask: string;
  readonly options: Readonly<Record<string, Option>>;
}

/** What an item asks, in order: one question, or the two or three steps of a case. */
export function questionsOf(item: Item): readonly Question[] {
  if (item.type !== 'kf') return [{ step: null, ask: item.stem, options: item.options }];
  return Object.entries(item.steps).map(([step, { ask, options }]) => ({ step, ask, options }));
}
