import { rank, type Score } from '../scenario/score.ts';
import type { Entry, EntryOf } from './entry.ts';
import { inOrder, type Record } from './record.ts';

/** One decision of an attempt, as the record has it. */
export interface AttemptStep {
  readonly choice: string;
  /** The beat that asked, or null for a choice taken over from an earlier attempt. */
  readonly beat: string | null;
}

/** One walk through a scenario. */
export interface Attempt {
  /** The id of its `attempt-started` entry. */
  readonly id: string;
  readonly scenario: string;
  /** How it began, or null where only its sealed result is in the record. */
  readonly started: EntryOf<'attempt-started'> | null;
  /** Every decision so far: those taken over first, then for each step the earliest that was recorded. */
  readonly steps: readonly AttemptStep[];
  /** The choices of `steps`, or of the sealed result where there is one: what to replay. */
  readonly trail: readonly string[];
  /** The sealed result, or null while the attempt is open. */
  readonly finished: EntryOf<'attempt-finished'> | null;
  /** True where the learner started over afterwards: history, no longer progress. */
  readonly beforeReset: boolean;
  /** How many choices were left out because an earlier one, from another tab or device, already stood at their step. */
  readonly conflicts: number;
}

/**
 * The attempts at one scenario, in the order in which they began.
 * @param module the module that the scenario belongs to now, so that a reset of the module is heeded
 */
export function attemptsOf(record: Record, scenario: string, module?: string): readonly Attempt[] {
  return attemptsIn(inOrder(record), () => module).get(scenario) ?? [];
}

/** The newest attempt that is neither finished nor before a reset: the one to go on with; else null. */
export function openAttempt(attempts: readonly Attempt[]): Attempt | null {
  return attempts.findLast((attempt) => attempt.started && !attempt.finished && !attempt.beforeReset) ?? null;
}

/**
 * All attempts by scenario.
 *
 * A reset hides an attempt unless something is done in it afterwards (another device may not have heard of the reset, and
 * nothing that is done after starting over is lost). Where two tabs sealed one attempt differently, the better result
 * stands: merging records never makes a result worse.
 *
 * @param entries in order
 * @param moduleOf tells which module a scenario belongs to, if any
 */
export function attemptsIn(
  entries: readonly Entry[],
  moduleOf: (scenario: string) => string | undefined,
): ReadonlyMap<string, readonly Attempt[]> {
  const drafts = new Map<string, Draft>();
  const draftOf = (id: string) => {
    const draft = drafts.get(id) ?? newDraft(id);
    drafts.set(id, draft);
    return draft;
  };
  for (const entry of entries) {
    if (entry.kind === 'attempt-started') begin(draftOf(entry.id), entry);
    else if (entry.kind === 'choice-made') choose(draftOf(entry.attempt), entry);
    else if (entry.kind === 'attempt-finished') seal(draftOf(entry.attempt), entry);
    else if (entry.kind === 'reset') {
      for (const draft of drafts.values()) if (isReset(entry, draft.scenario, moduleOf)) draft.beforeReset = true;
    }
  }
  const byScenario = new Map<string, Attempt[]>();
  for (const draft of drafts.values()) {
    // Choices of an attempt whose beginning has not arrived yet: nobody knows their scenario.
    if (draft.scenario === null) continue;
    const attempts = byScenario.get(draft.scenario) ?? [];
    attempts.push(attemptFrom(draft, draft.scenario));
    byScenario.set(draft.scenario, attempts);
  }
  return byScenario;
}

/** The result of a sealed attempt as a score, so that it can be ranked. */
export function scoreOf({ score, status }: EntryOf<'attempt-finished'>): Score {
  return { points: score, status };
}

interface Draft {
  readonly id: string;
  scenario: string | null;
  started: EntryOf<'attempt-started'> | null;
  finished: EntryOf<'attempt-finished'> | null;
  readonly own: Map<number, EntryOf<'choice-made'>>;
  beforeReset: boolean;
  conflicts: number;
}

function newDraft(id: string): Draft {
  return { id, scenario: null, started: null, finished: null, own: new Map(), beforeReset: false, conflicts: 0 };
}

function begin(draft: Draft, entry: EntryOf<'attempt-started'>) {
  draft.started = entry;
  draft.scenario = entry.scenario;
}

function choose(draft: Draft, entry: EntryOf<'choice-made'>) {
  const earlier = draft.own.get(entry.step);
  if (earlier) {
    if (earlier.choice !== entry.choice) draft.conflicts += 1;
    return;
  }
  draft.own.set(entry.step, entry);
  if (!draft.finished) draft.beforeReset = false;
}

function seal(draft: Draft, entry: EntryOf<'attempt-finished'>) {
  draft.scenario ??= entry.scenario;
  if (draft.finished && rank(scoreOf(draft.finished)) >= rank(scoreOf(entry))) return;
  draft.finished = entry;
  draft.beforeReset = false;
}

function isReset(
  { scope, of }: EntryOf<'reset'>,
  scenario: string | null,
  moduleOf: (scenario: string) => string | undefined,
) {
  if (scope === 'everything') return true;
  if (scenario === null || of === undefined) return false;
  return scope === 'scenario' ? of === scenario : scope === 'module' && of === moduleOf(scenario);
}

function attemptFrom({ own, ...draft }: Draft, scenario: string): Attempt {
  const steps: AttemptStep[] = (draft.started?.trail ?? []).map((choice) => ({ choice, beat: null }));
  for (let next = own.get(steps.length); next; next = own.get(steps.length))
    steps.push({ choice: next.choice, beat: next.beat });
  return { ...draft, scenario, steps, trail: draft.finished?.trail ?? steps.map(({ choice }) => choice) };
}
