import { fill } from '#domain/course/fill.ts';
import { previewImport, type RecordFile, readRecordFile } from '#domain/record/record-file.ts';
import type { RecordStore, RestorePoint } from '#domain/record/store.ts';
import { actions, button, paragraph } from '../record/elements.ts';

type Words = Readonly<Record<string, string>>;

/** Bringing in a record: first what is in it, then, if the learner agrees, what is new. */
export function wireImport(store: RecordStore, words: Words): void {
  const input = document.querySelector<HTMLInputElement>('[data-import]');
  const report = document.querySelector<HTMLElement>('[data-import-report]');
  if (!input || !report) return;
  input.disabled = false;
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    // Larger files are refused before they are read, so that none of them fills the memory.
    const reading = file.size > 5 * 2 ** 20 ? null : readRecordFile(new Uint8Array(await file.arrayBuffer()));
    input.value = '';
    if (reading?.ok) offerRecord(store, words, report, reading, 'file');
    else refuseRecord(report, reading?.sentence ?? fill(words['import-too-large']));
  });
}

/** Says why nothing was taken. */
export function refuseRecord(report: HTMLElement, sentence: string): void {
  report.hidden = false;
  report.classList.add('caution');
  report.replaceChildren(paragraph(sentence));
  report.focus();
}

/**
 * Says what taking a record in would do, and does it when the learner agrees.
 * @param about what else is known of it, above the counts
 */
export function offerRecord(
  store: RecordStore,
  words: Words,
  report: HTMLElement,
  file: RecordFile,
  why: RestorePoint['why'],
  about: readonly string[] = [],
): void {
  report.hidden = false;
  report.classList.remove('caution');
  const preview = previewImport(store.record(), file);
  const counts = fill(words['import-counts'], {
    fresh: preview.added,
    known: preview.known,
    aside: preview.setAside,
    newer: preview.newer,
  });
  const lines = [...about, counts].map(paragraph);
  if (preview.added === 0) report.replaceChildren(...lines, paragraph(fill(words['import-nothing'])));
  else {
    const yes = button(fill(words['import-yes']), 'button', async () => {
      yes.disabled = true;
      await store.import(file.entries, why);
      report.replaceChildren(paragraph(fill(words['import-done'], { n: preview.added })));
      report.focus();
    });
    const no = button(fill(words['import-no']), 'button quiet', () => {
      report.hidden = true;
    });
    report.replaceChildren(
      ...lines,
      ...(preview.related ? [] : [paragraph(fill(words['import-unrelated']))]),
      actions(yes, no),
    );
  }
  report.focus();
}
