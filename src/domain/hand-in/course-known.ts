import type { Pool } from '../assessment/sample-form.ts';
import type { Outline } from '../record/progress.ts';
import type { Replay } from '../scenario/run.ts';
import type { WordlessScenario } from '../scenario/wordless.ts';

/** What of the course is needed to replay and score what somebody handed in; no words. */
export interface CourseKnown {
  /** The course's `iri`. */
  readonly id: string;
  readonly edition: string;
  /** The pass level, 0 to 1. */
  readonly cut: number;
  readonly outline: Outline;
  readonly scenarios: { readonly [scenario: string]: WordlessScenario };
  /** `structureOf` each scenario. */
  readonly structures: { readonly [scenario: string]: string };
  /** The pool of each module, without words. */
  readonly pools: { readonly [module: string]: Pool };
  /** `bankHash` of each pool. */
  readonly banks: { readonly [module: string]: string };
}

/** Makes the replay of a scenario: the machine that the learner's own choices went through. */
export type ReplayerOf = (id: string, scenario: WordlessScenario) => Replay;
