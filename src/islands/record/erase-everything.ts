import type { Erased, RecordStore } from '#domain/record/store.ts';
import { removeCopies } from '../offline/copy-here.ts';

/**
 * The one way to erase: the record with all that stands under the course's names, in every tab, and then the copy of the
 * course for offline use and the worker that keeps it. Looks whether each is gone.
 * @param copyToo false where the copy, which holds nothing of anybody, is still needed to show the next page
 */
export async function eraseEverything(store: RecordStore, copyToo = true): Promise<Erased> {
  // This page must not make a new copy when its first seconds are over.
  document.documentElement.dataset.noCopy = '';
  const { left } = await store.erase();
  const removed = !copyToo || (await removeCopies(document.documentElement.dataset.root ?? '/').catch(() => false));
  const all = removed || left.includes('caches') ? left : [...left, 'caches' as const];
  return { complete: all.length === 0, left: all };
}
