import type { Scenario } from './schema.ts';

/** One numbered paragraph of the whole case, for paper and for readers without script. */
export interface NumberedParagraph {
  readonly number: number;
  readonly id: string;
  readonly kind: 'beat' | 'outcome';
  /** Each choice with the number to turn to, and the facts that it needs or excludes, as sentences. */
  readonly turns: readonly {
    readonly choice: string;
    readonly number: number;
    readonly when: readonly string[];
    readonly unless: readonly string[];
    readonly sets: readonly string[];
  }[];
  /** The number to go on to where nothing is decided, or null. */
  readonly onTo: number | null;
}

/** The whole scenario as numbered paragraphs: the opening first, then beats and outcomes in the author's order. */
export function numberedCase(scenario: Scenario): readonly NumberedParagraph[] {
  const ids = [...new Set([scenario.start, ...Object.keys(scenario.beats), ...Object.keys(scenario.outcomes)])];
  const numberOf = (id: string) => ids.indexOf(id) + 1;
  const sentences = (facts: readonly string[] = []) => facts.map((fact) => scenario.facts?.[fact] ?? fact);
  return ids.map((id) => {
    const beat = scenario.beats[id];
    return {
      number: numberOf(id),
      id,
      kind: beat ? 'beat' : 'outcome',
      turns: Object.entries(beat?.choices ?? {}).map(([choice, { to, when, unless, sets }]) => ({
        choice,
        number: numberOf(to),
        when: sentences(when),
        unless: sentences(unless),
        sets: sentences(sets),
      })),
      onTo: beat?.continue ? numberOf(beat.continue) : null,
    };
  });
}
