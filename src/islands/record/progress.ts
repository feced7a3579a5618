import { progressAllowed } from '#domain/assignment/allowed.ts';
import type { Outline, Progress } from '#domain/record/progress.ts';
import { progressCacheOf } from '#domain/record/progress-cache.ts';
import { leitner } from '#domain/review/leitner.ts';
import { reviewOf } from '#domain/review/review.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { writePageCache } from '#storage/page-cache.ts';
import { markSteps } from '../page/ticks.ts';
import { dayOf } from '../today.ts';
import { openCourseRecord } from './open.ts';

/** Computes progress from the record and brings the ticks of this page, and of those to come, up to date. */
export async function readProgress(
  outline: Outline,
): Promise<{ readonly store: RecordStore; readonly progress: Progress }> {
  const store = await openCourseRecord();
  const progress = progressAllowed(store.record(), outline);
  const review = reviewOf(store.record(), outline, { scheduler: leitner, today: dayOf(), dayOf });
  const cache = { ...progressCacheOf(progress), review: review.open?.day ?? review.next };
  // Where everything was erased in another tab, this one must not leave so much as a tick.
  if (!store.health().erased) writePageCache(document.documentElement.dataset.root ?? '/', cache);
  markSteps(cache.done);
  const finished = progress.modules.filter(({ complete }) => complete).length;
  if (finished > 0) void import('./lasting.ts').then(({ noticeFinished }) => noticeFinished(store, finished));
  return { store, progress };
}
