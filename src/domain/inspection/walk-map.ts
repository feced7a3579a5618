import { allows, withFacts } from '../scenario/facts.ts';
import type { Choice, Scenario } from '../scenario/schema.ts';

/** A beat met with certain facts true: all that decides what may happen next. */
export interface Moment {
  readonly beat: string;
  readonly facts: readonly string[];
  /** The choices that are offered here, in the author's order. */
  readonly offered: readonly string[];
}

/** Every moment that some run comes to. */
export interface WalkedMap {
  readonly moments: readonly Moment[];
  /** The outcomes that some run reaches. */
  readonly outcomes: ReadonlySet<string>;
  /** A beat to which a run can return, or null: then some runs might never end. */
  readonly returnsTo: string | null;
  /** Ids that something leads to though they are neither beat nor outcome. */
  readonly unknown: ReadonlySet<string>;
  /** Ids that are both a beat and an outcome. */
  readonly doubled: readonly string[];
  /** How many runs there are to an outcome; 0 where a run might never end. */
  readonly runs: number;
  /** Moments with nothing to do and nowhere to go. */
  readonly deadEnds: readonly Moment[];
}

/** Walks a scenario's beats and facts without its words. Two moments are one when beat and facts are the same. */
export function walkMap(scenario: Scenario): WalkedMap {
  const moments = new Map<string, Moment>();
  const leads = new Map<string, string[]>();
  const outcomes = new Set<string>();
  const unknown = new Set<string>();
  const waiting: { at: string; facts: readonly string[]; from: string | null }[] = [];
  waiting.push({ at: scenario.start, facts: [], from: null });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, facts, from } = next;
    const beat = own(scenario.beats, at);
    const name = beat ? `${at} ${[...facts].sort().join(' ')}` : at;
    if (from !== null) leads.get(from)?.push(name);
    if (!beat) (own(scenario.outcomes, at) ? outcomes : unknown).add(at);
    if (!beat || moments.has(name)) continue;
    const choices = beat.continue ? [] : offered(beat.choices ?? {}, facts);
    moments.set(name, { beat: at, facts, offered: choices.map(([id]) => id) });
    leads.set(name, []);
    if (beat.continue) waiting.push({ at: beat.continue, facts, from: name });
    for (const [, { to, sets }] of choices) waiting.push({ at: to, facts: withFacts(facts, sets), from: name });
  }
  const deadEnds = [...moments.values()].filter(
    ({ beat, offered }) => offered.length === 0 && !scenario.beats[beat]?.continue,
  );
  const doubled = Object.keys(scenario.beats).filter((id) => own(scenario.outcomes, id));
  const returnsTo = findReturn(moments, leads);
  const runs = returnsTo === null ? countRuns(firstOf(moments), leads, outcomes) : 0;
  return { moments: [...moments.values()], outcomes, unknown, doubled, deadEnds, returnsTo, runs };
}

/** Whether every run of the map ends, so that its runs can be listed. */
export function everyRunEnds(map: WalkedMap): boolean {
  return map.returnsTo === null && map.unknown.size === 0 && map.doubled.length === 0 && map.deadEnds.length === 0;
}

function offered(choices: Record<string, Choice>, facts: readonly string[]) {
  return Object.entries(choices).filter(([, choice]) => allows(choice, facts));
}

/** The first beat that can be met again on one run: a second visit with other facts counts, for a trail knows beats only by turn. */
function findReturn(moments: Map<string, Moment>, leads: Map<string, string[]>): string | null {
  for (const [name, { beat }] of moments) {
    const seen = new Set<string>();
    const ahead = [...(leads.get(name) ?? [])];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (moments.get(next)?.beat === beat) return beat;
      if (seen.has(next)) continue;
      seen.add(next);
      ahead.push(...(leads.get(next) ?? []));
    }
  }
  return null;
}

function firstOf(moments: Map<string, Moment>): string {
  return moments.keys().next().value ?? '';
}

/** How many ways lead from a moment to an outcome, each moment counted once however often it is met. */
function countRuns(from: string, leads: Map<string, string[]>, outcomes: ReadonlySet<string>): number {
  const known = new Map<string, number>();
  const count = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const ways = outcomes.has(name) ? 1 : (leads.get(name) ?? []).reduce((sum, next) => sum + count(next), 0);
    known.set(name, ways);
    return ways;
  };
  return count(from);
}

function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
