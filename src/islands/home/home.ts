import { isSharedComputer, readPageCache } from '#storage/page-cache.ts';
import { wasHere } from '#storage/was-here.ts';
import { dayOf } from '../today.ts';
import type { NextStep } from '#domain/record/progress.ts';
import { keyOfStep } from '#domain/record/progress-cache.ts';
import type { Record } from '#domain/record/record.ts';
import type { CardsCourse } from '../assignment/cards.ts';

const root = document.documentElement.dataset.root ?? '/';
const data = JSON.parse(document.querySelector('#home-outline')?.textContent ?? '{}') as CardsCourse;

/** The one verb of the home page: begin, or go on where the record says. */
function showNext(next: NextStep | null, begun: boolean) {
  const actions = document.querySelector<HTMLElement>('[data-home-actions]');
  const link = document.querySelector<HTMLAnchorElement>('[data-home-next]');
  if (!actions || !link || !begun) return;
  const done = document.querySelector<HTMLElement>('[data-home-done]');
  const step = next && data.titles[keyOfStep(next)];
  if (next) unfold(keyOfStep(next));
  if (step) {
    link.href = step.to;
    link.textContent = (actions.dataset.wordsContinue ?? '{title}').replace('{title}', step.title);
  } else {
    link.hidden = true;
  }
  if (done) done.hidden = next !== null;
  const trial = document.querySelector<HTMLElement>('[data-home-try]');
  if (trial) trial.hidden = true;
}

/** The module that is gone on with lies open; another one only if the reader opened it. */
function unfold(key: string) {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('.fold')];
  const here = folds.find((fold) => fold.querySelector(`.steps > [data-step="${key}"]`));
  if (!here || here.open) return;
  for (const fold of folds) fold.open = fold === here;
}

/** One quiet line when a booster is due. */
function showReview() {
  const line = document.querySelector<HTMLElement>('[data-home-review]');
  const { review } = readPageCache(root);
  if (line) line.hidden = !(typeof review === 'string' && review <= dayOf());
}

/** A card for each assignment that was accepted; most records have none, and then nothing more is fetched. */
async function showAssigned(record: Record) {
  const section = document.querySelector<HTMLElement>('[data-home-assigned]');
  if (!section || ![...record.values()].some(({ kind }) => kind === 'assignment-accepted')) return;
  const { drawCards } = await import('../assignment/cards.ts');
  drawCards(section, record, data);
}

/** What the record says, which has the last word; or, where it vanished, that. */
async function askTheRecord() {
  const { readProgress } = await import('../record/progress.ts');
  const { store, progress } = await readProgress(data.outline);
  if (store.health().vanished) {
    const { recoverIfLost } = await import('../record/recovery.ts');
    return recoverIfLost();
  }
  showReview();
  void showAssigned(store.record());
  showNext(
    progress.next,
    progress.modules.some(
      ({ done, steps }) =>
        done > 0 || steps.some((step) => step.kind === 'scenario' && (step.open || step.attempts > 0)),
    ),
  );
}

const cache = readPageCache(root);
const begun = cache.done !== undefined && Object.keys(cache.done).length > 0;
// The ticks are drawn from the cache at once.
showReview();
if (begun) showNext(cache.next ?? null, cache.next !== undefined);
// An empty cache is no proof of a newcomer: the browser may have thrown away just that.
if (begun) void askTheRecord();
// On a shared computer there is no marker, and an assignment that was accepted leaves no tick.
else if (isSharedComputer(root)) void askTheRecord();
else void wasHere(root).then((was) => (was ? askTheRecord() : undefined));
