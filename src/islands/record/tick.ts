import type { RecordStore } from '#domain/record/store.ts';
import { patchPageCache } from '#storage/page-cache.ts';

/** Draws a tick at once where something was just finished; the next page that reads the record has the last word. */
export function tick(store: RecordStore, step: string): void {
  // Where everything was erased in another tab, this one must not leave so much as a tick.
  if (!store.health().erased) patchPageCache(document.documentElement.dataset.root ?? '/', { [step]: 'done' });
}
