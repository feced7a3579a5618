import { type Decision, division } from './decisions.ts';

/** A teaching hour, built from the decisions where a group divided. */
export interface DebriefPlan {
  readonly parts: readonly DebriefPart[];
  /** Minutes in all. */
  readonly minutes: number;
}

export interface DebriefPart {
  /** Setting the scene, one decision, or what each will do. */
  readonly kind: 'opening' | 'decision' | 'plans';
  readonly minutes: number;
  readonly decision: Decision | null;
}

/** Below this the group agreed, and there is little to talk over. */
export const leastDivision = 0.3;
/** Minutes for one decision: to read it again, to say why in pairs, to hear both sides, to look at the source. */
export const minutesEach = 15;
const minutesOpening = 5;
const minutesPlans = 10;

/**
 * The decisions that divided the group most, as many as fit, one of each case before a second of any. Null where no decision
 * may be shown or none divided the group: then there is no plan to print, and saying so is more honest than filling an hour.
 * @param minutes how long the teaching lasts
 */
export function debriefPlan(decisions: readonly Decision[], minutes = 60): DebriefPlan | null {
  const room = Math.floor((minutes - minutesOpening - minutesPlans) / minutesEach);
  const ranked = decisions
    .filter((decision) => decision.gate !== 'none' && division(decision) >= leastDivision)
    .sort((a, b) => division(b) - division(a) || compare(keyOf(a), keyOf(b)));
  const seen = new Set<string>();
  const firsts = ranked.filter(({ scenario }) => !seen.has(scenario) && seen.add(scenario));
  const chosen = [...firsts, ...ranked.filter((decision) => !firsts.includes(decision))].slice(0, Math.max(0, room));
  if (chosen.length === 0) return null;
  const parts: readonly DebriefPart[] = [
    { kind: 'opening', minutes: minutesOpening, decision: null },
    ...chosen.map((decision) => ({ kind: 'decision' as const, minutes: minutesEach, decision })),
    { kind: 'plans', minutes: minutesPlans, decision: null },
  ];
  return { parts, minutes: parts.reduce((sum, part) => sum + part.minutes, 0) };
}

function keyOf({ scenario, beat }: Decision): string {
  return `${scenario} ${beat}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
