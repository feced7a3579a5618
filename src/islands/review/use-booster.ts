import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Certainty } from '#domain/assessment/certainty.ts';
import { scoreItem } from '#domain/assessment/score-item.ts';
import type { PlanFate } from '#domain/record/entry.ts';
import { emptyRecord } from '#domain/record/record.ts';
import type { Kept, RecordStore } from '#domain/record/store.ts';
import { chooseSet } from '#domain/review/choose-set.ts';
import { leitner } from '#domain/review/leitner.ts';
import { type Booster, planOf, plansToRevisit, type Review, reviewOf } from '#domain/review/review.ts';
import type { Card } from '#domain/review/scheduler.ts';
import type { ReviewPage } from '#course/review-page.ts';
import { dayOf } from '../today.ts';

/** What the page knows about coming back, and what it can do. */
export interface BoosterInHand {
  readonly review: Review;
  /** The cards that a booster begun now would choose from. */
  readonly due: readonly Card[];
  /** The booster on the screen, or null. */
  readonly booster: Booster | null;
  /** Its items that the course still has. */
  readonly items: readonly string[];
  /** The modules whose plan is still to be asked after, with what was chosen. */
  readonly plans: readonly { readonly module: string; readonly starter: number | 'own' }[];
  /** The plan of every finished module that has one. */
  readonly chosenPlans: readonly { readonly module: string; readonly starter: number | 'own' }[];
  /** Draws a booster and takes it in hand; `anyway` where nothing is due. */
  begin(anyway?: boolean): void;
  goOn(): void;
  leave(): void;
  answer(item: string, option: string, certainty: Certainty | undefined): Promise<Kept>;
  tell(module: string, fate: PlanFate): Promise<Kept>;
}

/** A booster in hand. Where it stands is read off the record each time: a reload, a second tab and another device all agree. */
export function useBooster(
  page: ReviewPage,
  store: RecordStore | null,
  draw: (() => number) | null,
  today: string,
): BoosterInHand {
  const record = useSyncExternalStore(
    store ? store.subscribe : () => () => {},
    () => store?.record() ?? emptyRecord,
    () => emptyRecord,
  );
  const has = (item: string) => Object.hasOwn(page.items, item);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `has` is the page's own items.
  const review = useMemo(
    () => reviewOf(record, page.outline, { scheduler: leitner, today, dayOf, has }),
    [record, page, today],
  );
  const [taken, setTaken] = useState<string | null>(null);
  const booster = taken ? (review.boosters.find(({ id }) => id === taken) ?? null) : null;
  const due = leitner.due(today, review.cards) as readonly (Card & { readonly module: string })[];
  const chosenPlans = review.finished.flatMap(({ module }) => {
    const plan = planOf(record, module);
    return plan ? [{ module, starter: plan.starter }] : [];
  });
  const revisited = booster ? plansToRevisit(review, booster).filter((module) => !booster.fates.has(module)) : [];

  const need = <T>(value: T | null): T => {
    if (value === null) throw new Error('A booster was used before the record was open.');
    return value;
  };
  return {
    review,
    due,
    booster,
    items: booster?.started.items.filter(has) ?? [],
    plans: chosenPlans.filter(({ module }) => revisited.includes(module)),
    chosenPlans,
    begin: (anyway = false) => {
      const seed = need(draw)();
      const asked = anyway && due.length === 0 ? review.cards : due;
      const formsOf = (decision: string) =>
        Object.keys(page.items).filter((id) => page.items[id]?.decision === decision);
      const items = chooseSet(
        asked.map((card) => ({ card, module: card.module, items: formsOf(card.decision) })),
        review.met,
        seed,
      );
      const { entry } = need(store).add({ kind: 'booster-started', seed, items, edition: page.edition });
      setTaken(entry.id);
    },
    goOn: () => setTaken(review.open?.id ?? null),
    leave: () => setTaken(null),
    answer: (id, option, certainty) => {
      const item = page.items[id];
      if (!item || !booster) throw new Error(`The booster does not ask “${id}”.`);
      return need(store).add({
        kind: 'review-answered',
        booster: booster.id,
        decision: item.decision,
        item: id,
        answer: option,
        score: scoreItem(item, option) ?? 0,
        ...(certainty ? { certainty } : {}),
      }).saved;
    },
    tell: (module, fate) => {
      if (!booster) throw new Error('A plan was asked after outside a booster.');
      return need(store).add({ kind: 'plan-revisited', module, booster: booster.id, fate }).saved;
    },
  };
}
