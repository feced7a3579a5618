import { type Certainty, certaintyFrom } from '#domain/assessment/certainty.ts';

/** How sure the learner said they were, in the scale (components/Certainty.astro) that stands inside; undefined where unsaid. */
export function certaintyIn(question: ParentNode): Certainty | undefined {
  return certaintyFrom(question.querySelector<HTMLInputElement>('[data-certainty] input:checked')?.value);
}

/** Takes the scale away: once the reasons are known, sureness tells nothing. */
export function closeCertainty(question: ParentNode): void {
  question.querySelector('[data-certainty]')?.remove();
}
