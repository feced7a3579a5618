import { readPageCache } from '#storage/page-cache.ts';
import { toPage } from '../page/to-page.ts';

/** The one verb of a module's page: start, or go on at the first step that is not done. */
const { done = {} } = readPageCache(document.documentElement.dataset.root ?? '/');
const actions = document.querySelector<HTMLElement>('[data-island="module"]');
const link = document.querySelector<HTMLAnchorElement>('[data-module-next]');
const rows = [...document.querySelectorAll<HTMLElement>('[data-step]')];
const next = rows.find(({ dataset }) => done[dataset.step ?? ''] !== 'done');

if (actions && link && rows.some(({ dataset }) => done[dataset.step ?? ''])) {
  const address = next?.querySelector('a')?.href;
  if (next && address) {
    link.href = address;
    link.textContent = (actions.dataset.wordsNext ?? '{title}').replace(
      '{title}',
      next.querySelector('.step-title')?.textContent ?? '',
    );
  } else {
    link.href = toPage('finish/');
    link.textContent = actions.dataset.wordsFinish ?? '';
  }
}
