import type { Place } from '../course/place.ts';
import type { Choice, Feedback, Quality, Scenario } from './schema.ts';

/** A choice as it stands in one place: its words, its quality, and what that place's source says. */
export interface LocalChoice {
  readonly text: string;
  /** Null where the choice is not scored for this learner (assessment rule A5). */
  readonly quality: Quality | null;
  readonly feedback: Feedback;
  readonly says: string | null;
  /** Common citations first, then the place's own; each id once. */
  readonly cites: readonly string[];
}

/**
 * The choice in the learner's place. Without a place, a choice whose answer varies by jurisdiction is not scored:
 * only what is settled, or what reasonable people differ about with equal quality, may count (assessment rule A5).
 */
export function localise(choice: Choice, place: Place | null): LocalChoice {
  const local = place ? choice.in?.[place] : undefined;
  const varies = choice.agreement === 'varies-by-jurisdiction';
  return {
    text: local?.text ?? choice.text,
    quality: (place || !varies ? (local?.quality ?? choice.quality) : null) ?? null,
    feedback: { ...choice.feedback, ...local?.feedback },
    says: local?.says ?? null,
    cites: [...new Set([...(choice.cites ?? []), ...(local?.cites ?? [])])],
  };
}

/** The choice with this id, from the beat where it stands; throws when the scenario has no such choice. */
export function choiceAt(scenario: Pick<Scenario, 'beats'>, step: { beat: string; choice: string }): Choice {
  const choice = scenario.beats[step.beat]?.choices?.[step.choice];
  if (!choice) throw new Error(`The scenario has no choice “${step.choice}” at the beat “${step.beat}”.`);
  return choice;
}
