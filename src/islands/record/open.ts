import type { Entry, Payload } from '#domain/record/entry.ts';
import type { Kept, RecordStore } from '#domain/record/store.ts';
import { openRecord } from '#storage/browser-record.ts';
import { watchHealth } from './banner.ts';

let opening: Promise<RecordStore> | undefined;

/** The record of this browser, opened once a page. What a page does before that waits in the promise, and is not lost. */
export function openCourseRecord(): Promise<RecordStore> {
  opening ??= openRecord({ root: document.documentElement.dataset.root ?? '/' }).then((store) => {
    watchHealth(store);
    return store;
  });
  return opening;
}

/** Keeps one thing that the learner did. */
export async function keep(payload: Payload): Promise<{ readonly entry: Entry; readonly kept: Kept }> {
  const store = await openCourseRecord();
  const { entry, saved } = store.add(payload);
  return { entry, kept: await saved };
}
