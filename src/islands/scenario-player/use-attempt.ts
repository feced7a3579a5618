import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Place } from '#domain/course/place.ts';
import { type Attempt, attemptsOf, openAttempt } from '#domain/record/attempts.ts';
import type { Kept, RecordStore } from '#domain/record/store.ts';
import type { Replay, Run } from '#domain/scenario/run.ts';
import { score } from '#domain/scenario/score.ts';
import { tick } from '../record/tick.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { choose, compileScenario, replayer, runAt } from '#machines/scenario.ts';
import { createActor } from 'xstate';
import type { ScenarioPage } from '#course/scenario-page.ts';

/** What the player knows about the attempt on the screen, and what it can do with it. */
export interface AttemptInHand {
  readonly run: Run;
  readonly replay: Replay;
  /** The place whose sources judge this attempt: pinned when it began. */
  readonly place: Place | null;
  readonly attempt: Attempt | null;
  /** Every attempt at this scenario, oldest first. */
  readonly attempts: readonly Attempt[];
  /** A saved attempt that an edit of the scenario has overtaken; null where there is none. */
  readonly overtaken: { readonly fits: number } | null;
  /** True when steps arrived that this page did not take: another tab played on. */
  readonly movedElsewhere: boolean;
  commit(choice: string): Promise<Kept> | null;
  startAgain(prefix?: readonly string[], from?: { attempt: string; step: number }): void;
  goOn(): void;
}

/**
 * The attempt in hand: an actor over the scenario's machine, fed from the record and writing back to it. The actor is the
 * gate (a choice that it does not accept is never recorded), the record is the truth (what another tab adds is played in).
 */
export function useAttempt(page: ScenarioPage, store: RecordStore | null, chosenPlace: Place | null): AttemptInHand {
  const { id, scenario } = page;
  const machine = useMemo(() => compileScenario(id, scenario), [id, scenario]);
  const replay = useMemo(() => replayer(id, scenario), [id, scenario]);
  const record = useSyncExternalStore(
    store ? store.subscribe : () => () => {},
    () => store?.record() ?? null,
    () => null,
  );
  const attempts = useMemo(() => (record ? attemptsOf(record, id) : []), [record, id]);
  const [own, setOwn] = useState<Own>({ attempt: null, prefix: [], from: undefined, fresh: false });

  const attempt = own.attempt
    ? (attempts.find((each) => each.id === own.attempt) ?? null)
    : own.fresh
      ? null
      : (openAttempt(attempts) ?? attempts.findLast((each) => each.finished && !each.beforeReset) ?? null);

  const saved = attempt?.trail ?? own.prefix;
  const changed = attempt?.started && !attempt.finished ? attempt.started.structure !== page.structure : false;
  const overtaken = useMemo(() => {
    if (!changed) return null;
    const run = replay(saved);
    return run.complete ? null : { fits: run.steps.length };
  }, [changed, replay, saved]);

  const actorKey = attempt?.id ?? `fresh ${own.prefix.join(' ')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new actor; its later steps are sent to it below.
  const actor = useMemo(() => {
    const fresh = createActor(machine);
    fresh.start();
    for (const step of replay(saved).steps) fresh.send(choose(step.choice));
    return fresh;
  }, [machine, actorKey]);
  const snapshot = useSnapshot(actor);
  const run = runAt(snapshot, scenario);

  const [taken, setTaken] = useState(0);
  const [movedElsewhere, setMovedElsewhere] = useState(false);
  useEffect(() => {
    const known = actor.getSnapshot().context.steps.length;
    const missing = replay(saved).steps.slice(known);
    for (const step of missing) actor.send(choose(step.choice));
    if (missing.length > 0) setMovedElsewhere(true);
  }, [actor, replay, saved]);

  const place = attempt?.started ? (attempt.started.place ?? null) : chosenPlace;

  const commit = useCallback(
    (choice: string) => {
      const before = runAt(actor.getSnapshot(), scenario);
      if (!store || !before.beat || !actor.getSnapshot().can(choose(choice))) return null;
      let current = attempt;
      if (!current || current.finished || changed) {
        const prefix = before.steps.map((step) => step.choice);
        const turned =
          current && changed && !current.finished ? { attempt: current.id, step: prefix.length } : own.from;
        const { entry } = store.add({
          kind: 'attempt-started',
          scenario: id,
          edition: page.edition,
          structure: page.structure,
          content: page.content,
          trail: prefix,
          ...(chosenPlace ? { place: chosenPlace } : {}),
          ...(turned ? { from: turned } : {}),
        });
        current = attemptsOf(store.record(), id).find((each) => each.id === entry.id) ?? null;
        setOwn({ attempt: entry.id, prefix: [], from: undefined, fresh: false });
      }
      if (!current) return null;
      actor.send(choose(choice));
      setTaken((count) => count + 1);
      const after = runAt(actor.getSnapshot(), scenario);
      const made = {
        kind: 'choice-made',
        attempt: current.id,
        step: before.steps.length,
        choice,
        beat: before.beat,
      } as const;
      if (!after.outcome) return store.add(made).saved;
      const judged = current.started?.place ?? null;
      const { points, status } = score(scenario, after.steps, judged);
      const sealed = {
        kind: 'attempt-finished',
        attempt: current.id,
        scenario: id,
        outcome: after.outcome,
        verdict: scenario.outcomes[after.outcome]?.verdict ?? 'recoverable',
        status,
        score: points === null ? null : Math.round(points * 10) / 10,
        trail: after.steps.map((step) => step.choice),
        edition: page.edition,
        structure: page.structure,
        ...(judged ? { place: judged } : {}),
      } as const;
      const { saved } = store.addAll([made, sealed]);
      if (status !== 'replay') tick(store, id);
      return saved;
    },
    [actor, attempt, changed, chosenPlace, id, own.from, page, scenario, store],
  );

  return {
    run,
    replay,
    place,
    attempt,
    attempts,
    overtaken,
    movedElsewhere: movedElsewhere && taken === 0,
    commit,
    startAgain: (prefix = [], from) => setOwn({ attempt: null, prefix, from, fresh: true }),
    goOn: () => {
      const fits = replay(saved).steps.map((step) => step.choice);
      setOwn({
        attempt: null,
        prefix: fits,
        from: attempt ? { attempt: attempt.id, step: fits.length } : undefined,
        fresh: true,
      });
    },
  };
}

interface Own {
  /** The attempt that this page began or took up; null to take up what the record offers. */
  readonly attempt: string | null;
  /** The choices with which the next attempt begins. */
  readonly prefix: readonly string[];
  readonly from: { readonly attempt: string; readonly step: number } | undefined;
  /** True when the learner asked to start again: the record's open attempt is not taken up. */
  readonly fresh: boolean;
}
