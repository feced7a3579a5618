import { openJournal } from '#storage/journal.ts';
import { warnOfUnkept } from '../guarded-text/unkept.ts';
import { confirmIn } from '../page/dialog.ts';
import { say } from '../say.ts';

const words = JSON.parse(document.querySelector('#sheet-words')?.textContent ?? '{}') as Readonly<
  Record<string, string>
>;
const form = document.querySelector<HTMLFormElement>('[data-sheet-form]');
const dialog = document.querySelector<HTMLDialogElement>('[data-sheet-dialog]');
const report = document.querySelector<HTMLElement>('[data-sheet-report]');
if (form && dialog && report) void wire(form, dialog, report);

async function wire(form: HTMLFormElement, dialog: HTMLDialogElement, report: HTMLElement) {
  const unkept = warnOfUnkept();
  const fields = [...form.querySelectorAll('textarea')];
  // What is typed while the journal is opening is newer than what lies there.
  form.addEventListener('input', () => unkept.changed());
  const journal = await openJournal();
  for (const field of fields) {
    const kept = await journal.read('cover', field.name);
    if (kept !== undefined && field.value === '') field.value = kept;
  }
  const tell = (key: string) => {
    report.hidden = false;
    report.classList.toggle('caution', key === 'refused' || key === 'not-cleared');
    report.textContent = say(words, key);
    report.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    let kept = true;
    for (const field of fields) kept = (await journal.write('cover', field.name, field.value)) === 'kept' && kept;
    if (kept) unkept.kept();
    tell(kept ? 'kept' : 'refused');
  });
  form.querySelector('[data-sheet-print]')?.addEventListener('click', () => print());
  form.querySelector('[data-sheet-clear]')?.addEventListener('click', async () => {
    if (!(await confirmIn(dialog, say(words, 'clear-ask')))) return;
    form.reset();
    let gone = true;
    for (const field of fields) gone = (await journal.forget('cover', field.name)) && gone;
    unkept.kept();
    tell(gone ? 'cleared' : 'not-cleared');
  });
  for (const each of form.querySelectorAll('button')) each.disabled = false;
}
