import settings from 'interface-words:settings';
import words from 'interface-words:move';
import { fill } from '#domain/course/fill.ts';
import { readPlaceCode } from '#domain/record/place-code.ts';
import { profileOf } from '#domain/record/profile.ts';
import { inOrder, recordOf } from '#domain/record/record.ts';
import { previewImport, type RecordFile } from '#domain/record/record-file.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { squeeze } from '#storage/squeeze.ts';
import { openCourseRecord } from '../record/open.ts';
import { offerRecord, refuseRecord } from '../settings/import.ts';

const form = document.querySelector<HTMLFormElement>('[data-move-form]');
const report = document.querySelector<HTMLElement>('[data-import-report]');
const given = takeFragment();

/** What stands behind `#`, which is taken out of the address bar at once: it need not be read over a shoulder, or bookmarked. */
function takeFragment(): string {
  const { hash } = location;
  if (hash) history.replaceState(history.state, '', location.pathname);
  return hash.slice(1);
}

async function read(store: RecordStore, code: string) {
  if (!report) return;
  const reading = await readPlaceCode(code, squeeze);
  if (reading.ok) offerRecord(store, settings, report, reading, 'place', about(store, reading));
  else refuseRecord(report, reading.sentence);
}

/** Whose it seems to be, as far as the record knows: when and on how many browsers it was written, and what they said. */
function about(store: RecordStore, file: RecordFile): readonly string[] {
  const record = recordOf(file.entries);
  const last = inOrder(record).at(-1);
  if (!last) return [];
  const { place, role } = profileOf(record);
  const browsers = new Set(file.entries.map(({ device }) => device.split('.', 1)[0])).size;
  const known = store.record().size > 0 && previewImport(store.record(), file).related;
  const course = document.documentElement.dataset.course;
  return [
    fill(words['about'], { n: record.size, browsers, last: last.at.slice(0, 10) }),
    ...(place || role
      ? [
          fill(words['profile'], {
            place: place ? (words[`place-${place}`] ?? place) : (words['unsaid'] ?? ''),
            role: role ?? words['unsaid'] ?? '',
          }),
        ]
      : []),
    ...(known ? [fill(words['known'])] : []),
    ...(file.head.course && file.head.course !== course ? [fill(words['other-course'])] : []),
  ];
}

void openCourseRecord().then((store) => {
  if (given) void read(store, given);
  const submit = form?.querySelector<HTMLButtonElement>('button');
  if (submit) submit.disabled = false;
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void read(store, String(new FormData(form).get('code') ?? ''));
  });
  // A link that is opened while this page stands in the tab changes no more than the fragment.
  addEventListener('hashchange', () => {
    const code = takeFragment();
    if (code) void read(store, code);
  });
});
