import type { Place } from '#domain/course/place.ts';
import { writePageCache } from '#storage/page-cache.ts';
import { showPlace } from './place.ts';

/**
 * The learner chose whose law to see, null for all four: on the screen at once, in the page cache for the next page, and in
 * the record as soon as that is open.
 */
export function choosePlace(place: Place | null): void {
  writePageCache(document.documentElement.dataset.root ?? '/', { place });
  showPlace(place);
  void import('../record/open.ts').then(({ keep }) => keep({ kind: 'profile-chosen', place }));
}
