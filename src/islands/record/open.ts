import type { Entry, Payload } from '#domain/record/entry.ts';
import { profileOf } from '#domain/record/profile.ts';
import type { Kept, RecordStore } from '#domain/record/store.ts';
import { openRecord } from '#storage/browser-record.ts';
import { readPageCache, writePageCache } from '#storage/page-cache.ts';
import { showPlace } from '../page/place.ts';
import { watchHealth } from './banner.ts';

let opening: Promise<RecordStore> | undefined;

/** The record of this browser, opened once a page. What a page does before that waits in the promise, and is not lost. */
export function openCourseRecord(): Promise<RecordStore> {
  opening ??= openRecord({ root: document.documentElement.dataset.root ?? '/' }).then((store) => {
    watchHealth(store);
    rememberProfile(store);
    if (store.health().sharedComputer)
      void import('./shared-computer.ts').then(({ guardLeaving }) => guardLeaving(store));
    // Only a browser that deletes after a week needs to know of visits.
    else if ('GestureEvent' in globalThis) void import('./lasting.ts').then(({ noticeVisit }) => noticeVisit(store));
    return store;
  });
  return opening;
}

/** A record that came from elsewhere brings its learner's place and role with it; what was chosen here stays. */
function rememberProfile(store: RecordStore) {
  const root = document.documentElement.dataset.root ?? '/';
  const follow = () => {
    const { place, role } = profileOf(store.record());
    const cache = readPageCache(root);
    if (cache.place === undefined && place) {
      writePageCache(root, { place, role: cache.role ?? role });
      showPlace(place);
    }
  };
  follow();
  store.subscribe(follow);
}

/** Keeps one thing that the learner did. */
export async function keep(payload: Payload): Promise<{ readonly entry: Entry; readonly kept: Kept }> {
  const store = await openCourseRecord();
  const { entry, saved } = store.add(payload);
  return { entry, kept: await saved };
}
