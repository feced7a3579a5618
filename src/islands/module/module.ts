import { isSharedComputer, patchPageCache, readPageCache } from '#storage/page-cache.ts';
import { wasHere } from '#storage/was-here.ts';
import { toPage } from '../page/to-page.ts';

/** The one verb of a module's page: start, or go on at the first step that is not done. */
const root = document.documentElement.dataset.root ?? '/';
const { done = {} } = readPageCache(root);
const actions = document.querySelector<HTMLElement>('[data-island="module"]');
const link = document.querySelector<HTMLAnchorElement>('[data-module-next]');
const rows = [...document.querySelectorAll<HTMLElement>('[data-step]')];
const module = actions?.dataset.module ?? '';
// A module that was tested out of is done, whatever of it was left unread.
const next = done[module] === 'done' ? undefined : rows.find(({ dataset }) => done[dataset.step ?? ''] !== 'done');

function leadToFinish() {
  if (!link) return;
  link.href = toPage('finish/');
  link.textContent = actions?.dataset.wordsFinish ?? '';
}

if (actions && link && rows.some(({ dataset }) => done[dataset.step ?? ''])) {
  const address = next?.querySelector('a')?.href;
  if (next && address) {
    link.href = address;
    link.textContent = (actions.dataset.wordsNext ?? '{title}').replace(
      '{title}',
      next.querySelector('.step-title')?.textContent ?? '',
    );
  } else leadToFinish();
}

const testOut = document.querySelector<HTMLElement>('#test-out');
if (testOut)
  void wasHere(root).then(async (was) => {
    if (!was && !isSharedComputer(root)) return;
    const { offerTestOut } = await import('./test-out.ts');
    await offerTestOut(testOut, () => {
      patchPageCache(root, { [module]: 'done' });
      leadToFinish();
    });
  });
