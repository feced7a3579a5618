/** One decision as it was taken: where, and what. */
export interface Step {
  readonly beat: string;
  readonly choice: string;
}

/** Where a trail leads when it is replayed from the start. */
export interface Run {
  /** The decisions that the scenario accepted, in order. */
  readonly steps: readonly Step[];
  /** The facts that are true by now. */
  readonly facts: readonly string[];
  /** The beat that asks next, or null when the run has ended. */
  readonly beat: string | null;
  /** The outcome that was reached, or null while the run goes on. */
  readonly outcome: string | null;
  /** The beats that were passed through without a decision on the way to `beat` or `outcome`, after the last step. */
  readonly passed: readonly string[];
  /** The choices that are offered now, in the author's order. */
  readonly offered: readonly string[];
  /** True when every choice of the trail was accepted. */
  readonly complete: boolean;
}

/** Walks a trail of choice ids from the start of one scenario and stops where a choice is not offered. */
export type Replay = (trail: readonly string[]) => Run;
