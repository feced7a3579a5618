import { openJournal } from '#storage/journal.ts';
import { isSharedComputer } from '#storage/page-cache.ts';
import { guardText } from '../guarded-text/guarded-text.ts';
import { warnOfUnkept } from '../guarded-text/unkept.ts';
import { confirmIn } from '../page/dialog.ts';
import { keep } from '../record/open.ts';
import { say } from '../say.ts';
import { takeAlong } from './take-along.ts';

const { words, title } = JSON.parse(document.querySelector('#reflection-words')?.textContent ?? '{}') as {
  readonly words: Readonly<Record<string, string>>;
  readonly title: string;
};
const page = document.querySelector<HTMLElement>('[data-island="reflection"]');
const guarded = page?.querySelector<HTMLElement>('[data-guarded]');
if (page && guarded) void wire(page, guarded, page.dataset.module ?? '');

async function wire(page: HTMLElement, guarded: HTMLElement, module: string) {
  const part = <E extends HTMLElement = HTMLElement>(name: string) => {
    const found = page.querySelector<E>(`[data-reflection-${name}]`);
    if (!found) throw new Error(`The page has no ${name}.`);
    return found;
  };
  const journal = await openJournal();
  const kept = await journal.read('reflection', module);
  const text = guardText(guarded);
  const unkept = warnOfUnkept();
  if (kept !== undefined) text.set(kept);
  part('remove').hidden = kept === undefined;
  part('shared').hidden = !isSharedComputer(document.documentElement.dataset.root ?? '/');
  text.field.addEventListener('input', () => unkept.changed());

  const tell = (key: string) => {
    const report = part('report');
    report.hidden = false;
    report.classList.toggle('caution', key === 'refused' || key === 'not-removed');
    report.textContent = say(words, key);
    report.focus();
  };
  part('keep').addEventListener('click', async () => {
    if (text.text().trim() === '') return text.field.focus();
    if (!(await text.mayGoOn())) return;
    const answer = await journal.write('reflection', module, text.text());
    if (answer === 'refused') return tell(answer);
    unkept.kept();
    part('remove').hidden = false;
    // The sentence speaks of the record too: it comes when that is true.
    await keep({ kind: 'reflection-written', module });
    tell(answer);
  });
  part('export').addEventListener('click', async () => {
    if (text.text().trim() === '' || !(await text.mayGoOn())) return;
    takeAlong([{ title, text: text.text() }]);
    tell('exported');
  });
  part('print').addEventListener('click', async () => {
    if (await text.mayGoOn()) print();
  });
  part('remove').addEventListener('click', async () => {
    if (!(await confirmIn(part<HTMLDialogElement>('dialog'), say(words, 'remove-ask')))) return;
    const gone = await journal.forget('reflection', module);
    if (gone) {
      text.set('');
      unkept.kept();
    }
    part('remove').hidden = gone;
    tell(gone ? 'removed' : 'not-removed');
  });
  for (const name of ['keep', 'export', 'print']) part<HTMLButtonElement>(name).disabled = false;
}
