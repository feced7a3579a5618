import type { ModuleOutline } from '../domain/record/progress.ts';
import { inOrder, type Record } from '../domain/record/record.ts';

/** A choice in a case, by ids that stand in the course; no words. */
export interface Decision {
  /** The id of its entry, the same wherever the record goes. */
  readonly id: string;
  readonly scenario: string;
  readonly attempt: string;
  /** Where it stands in the attempt, from 0. */
  readonly step: number;
  readonly beat: string;
  readonly choice: string;
}

/** The decisions in a module's cases, in the order in which they were made. */
export function decisionsIn(record: Record, { steps }: ModuleOutline): readonly Decision[] {
  const entries = inOrder(record);
  const cases = new Set(steps.map(({ id }) => id));
  const scenarios = new Map(
    entries.flatMap((entry) => (entry.kind === 'attempt-started' ? [[entry.id, entry.scenario] as const] : [])),
  );
  return entries.flatMap((entry) => {
    if (entry.kind !== 'choice-made') return [];
    const { id, attempt, step, beat, choice } = entry;
    const scenario = scenarios.get(attempt);
    return scenario !== undefined && cases.has(scenario) ? [{ id, scenario, attempt, step, beat, choice }] : [];
  });
}
