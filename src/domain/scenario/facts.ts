/** What a choice, a paragraph or a piece of evidence asks of the facts before it is offered. */
export interface Condition {
  readonly when?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
}

/**
 * Whether the facts allow it: every fact of `when` holds and none of `unless` does.
 * `when`, `unless` and `sets` are the whole logic of a scenario; there are no numbers and no expressions.
 */
export function allows({ when, unless }: Condition, facts: readonly string[]): boolean {
  return (when ?? []).every((fact) => facts.includes(fact)) && !(unless ?? []).some((fact) => facts.includes(fact));
}

/** The facts after something sets more of them; each stands once, in the order in which it became true. */
export function withFacts(facts: readonly string[], sets: readonly string[] = []): readonly string[] {
  return [...facts, ...sets.filter((fact) => !facts.includes(fact))];
}
