import type { Beat, Choice, Feedback, Scenario } from '../../scenario/schema.ts';

/** A choice with everything that says where it stands. */
export interface Placed {
  readonly beatId: string;
  readonly beat: Beat;
  readonly choiceId: string;
  readonly choice: Choice;
  readonly path: readonly string[];
}

/** Every choice of a scenario, in the author's order. */
export function* choicesOf(scenario: Scenario): Iterable<Placed> {
  for (const [beatId, beat] of Object.entries(scenario.beats)) {
    for (const [choiceId, choice] of Object.entries(beat.choices ?? {})) {
      yield { beatId, beat, choiceId, choice, path: ['beats', beatId, 'choices', choiceId] };
    }
  }
}

/** The words of a feedback, as one text. */
export function coachingOf(feedback: Partial<Feedback>): string {
  return [feedback.consequence, feedback.principle, feedback.tempts, feedback.next, feedback.cost]
    .filter(Boolean)
    .join('\n\n');
}
