import type { Scenario } from './schema.ts';

/** A scenario as a learner is given it. */
export type ShownScenario = Omit<Scenario, 'cast'>;

/**
 * The scenario without its cast, which is for reviewers: it says who is at fault before anybody has chosen anything. What a
 * learner reads stays the same, and so does its fingerprint, when a cast is written or mended.
 */
export function shown({ cast: _, ...rest }: Scenario): ShownScenario {
  return rest;
}
