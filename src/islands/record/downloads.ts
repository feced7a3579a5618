import { writeRecordFile } from '#domain/record/record-file.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { noteCopied } from '#storage/copied.ts';
import { download } from '../download.ts';

/** Hands the whole record to the learner as a file. The name says what and when, never who. */
export function downloadRecord(store: RecordStore): void {
  const exported = new Date().toISOString();
  const { course, edition, root = '/' } = document.documentElement.dataset;
  download(
    `post-rounds-record-${exported.slice(0, 10)}.json`,
    writeRecordFile(store.record(), { exported, course, edition }),
    'application/json',
  );
  if (store.health().sharedComputer) noteCopied(root, store.record().size);
}

/** Hands over what could not be read, exactly as it was found. */
export function downloadSetAside(store: RecordStore): void {
  download(
    `post-rounds-set-aside-${new Date().toISOString().slice(0, 10)}.json`,
    JSON.stringify(store.setAside(), null, 1),
    'application/json',
  );
}
