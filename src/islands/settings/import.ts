import { fill } from '#domain/course/fill.ts';
import { previewImport, type RecordFile, readRecordFile } from '#domain/record/record-file.ts';
import type { RecordStore } from '#domain/record/store.ts';

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
    report.hidden = false;
    report.classList.toggle('caution', !reading?.ok);
    if (reading === null) report.replaceChildren(paragraph(fill(words['import-too-large'])));
    else if (!reading.ok) report.replaceChildren(paragraph(reading.sentence));
    else offer(store, words, report, reading);
    report.focus();
  });
}

function offer(store: RecordStore, words: Words, report: HTMLElement, file: RecordFile) {
  const preview = previewImport(store.record(), file);
  const counts = fill(words['import-counts'], {
    fresh: preview.added,
    known: preview.known,
    aside: preview.setAside,
    newer: preview.newer,
  });
  if (preview.added === 0) return report.replaceChildren(paragraph(counts), paragraph(fill(words['import-nothing'])));
  const yes = button(fill(words['import-yes']), 'button', async () => {
    await store.import(file.entries);
    report.replaceChildren(paragraph(fill(words['import-done'], { n: preview.added })));
    report.focus();
  });
  const no = button(fill(words['import-no']), 'button quiet', () => {
    report.hidden = true;
  });
  const actions = document.createElement('div');
  actions.className = 'actions';
  actions.append(yes, no);
  report.replaceChildren(
    paragraph(counts),
    ...(preview.related ? [] : [paragraph(fill(words['import-unrelated']))]),
    actions,
  );
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function button(text: string, look: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = look;
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}
