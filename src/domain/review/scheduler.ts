import type { Certainty } from '../assessment/certainty.ts';
import type { Day } from '../calendar/day.ts';

/** One core decision of a finished module, as a learner stands to it. */
export interface Card {
  readonly decision: string;
  /** How well it holds, from 1; one more than the last box means that it need not be asked again. */
  readonly box: number;
  /** When it was last asked in earnest, or null. */
  readonly seen: Day | null;
  /** What the last answer was: `confident` is a miss of which the learner was sure. */
  readonly last: 'right' | 'missed' | 'confident' | null;
}

/** How one question about a decision went. */
export interface Outcome {
  readonly right: boolean;
  readonly certainty?: Certainty | undefined;
}

/** Says what is to be asked again, and when: the one thing that another method of spacing would replace. */
export interface Scheduler {
  /** The card of a decision that was never asked. */
  fresh(decision: string): Card;
  /** The cards that may be asked today. */
  due(today: Day, cards: readonly Card[]): readonly Card[];
  /** The card after an answer. */
  grade(card: Card, outcome: Outcome, today: Day): Card;
  /** The first day on which the card may be asked; null when it need not be asked again. Before all days where it was never asked. */
  dueOn(card: Card): Day | null;
}
