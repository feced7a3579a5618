import { readPageCache } from '#storage/page-cache.ts';
import { wasHere } from '#storage/was-here.ts';
import { dayOf } from '../today.ts';
import type { NextStep, Outline } from '#domain/record/progress.ts';

interface HomeData {
  readonly outline: Outline;
  readonly titles: Readonly<Record<string, { readonly title: string; readonly to: string }>>;
}

const root = document.documentElement.dataset.root ?? '/';
const data = JSON.parse(document.querySelector('#home-outline')?.textContent ?? '{}') as HomeData;

/** The one verb of the home page: begin, or go on where the record says. */
function showNext(next: NextStep | null, begun: boolean) {
  const actions = document.querySelector<HTMLElement>('[data-home-actions]');
  const link = document.querySelector<HTMLAnchorElement>('[data-home-next]');
  if (!actions || !link || !begun) return;
  const done = document.querySelector<HTMLElement>('[data-home-done]');
  const step = next && data.titles[keyOf(next)];
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

/** Under which name a step stands among the titles, and in the page cache. */
function keyOf({ kind, module, id }: NextStep): string {
  if (kind === 'course-test') return 'course/test';
  return kind === 'module-test' ? `${module}/test` : (id ?? '');
}

/** One quiet line when a booster is due. */
function showReview() {
  const line = document.querySelector<HTMLElement>('[data-home-review]');
  const { review } = readPageCache(root);
  if (line) line.hidden = !(typeof review === 'string' && review <= dayOf());
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
else void wasHere(root).then((was) => (was ? askTheRecord() : undefined));
