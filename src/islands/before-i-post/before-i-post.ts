import { adviceBeforePosting, type PostingAnswers } from '#domain/guard/before-posting.ts';
import { openJournal } from '#storage/journal.ts';
import { guardText } from '../guarded-text/guarded-text.ts';
import { say } from '../say.ts';

const words = JSON.parse(document.querySelector('#post-words')?.textContent ?? '{}') as Readonly<
  Record<string, string>
>;
const find = <E extends HTMLElement>(name: string) => {
  const found = document.querySelector<E>(`[data-post-${name}]`);
  if (!found) throw new Error(`The page has no ${name}.`);
  return found;
};
const guarded = document.querySelector<HTMLElement>('.minute [data-guarded]');
if (!guarded) throw new Error('The page has no draft.');
const draft = guardText(guarded);
const form = find<HTMLFormElement>('form');
const advice = find('advice');
const report = find('report');
// Opened now, so that looking for a kept draft costs no click; nothing is written until somebody asks.
const opening = openJournal();

find<HTMLButtonElement>('show').disabled = false;
find('keeping').hidden = false;
void offerKept();

form.addEventListener('submit', (event) => {
  event.preventDefault();
  advice.hidden = false;
  drawAdvice();
  advice.querySelector('h2')?.focus();
});
form.addEventListener('change', drawAdvice);
draft.onChange(drawAdvice);

find('keep').addEventListener('click', async () => {
  if (draft.text() === '' || !(await draft.mayGoOn())) return;
  const journal = await opening;
  tell((await journal.write('draft', undefined, draft.text())) === 'kept' ? 'kept' : 'refused');
  void offerKept();
});
find('bring-back').addEventListener('click', async () => {
  draft.set((await (await opening).read('draft')) ?? '');
  draft.field.focus();
});
find('remove').addEventListener('click', async () => {
  tell((await (await opening).forget('draft')) ? 'removed' : 'not-removed');
  void offerKept();
});
find('clear').addEventListener('click', () => {
  form.reset();
  draft.set('');
  advice.hidden = true;
  report.hidden = true;
  draft.field.focus();
});

async function offerKept() {
  find('bring').hidden = (await (await opening).read('draft')) === undefined;
}

/** The reasons and the calls, as the answers stand; only once they were asked for. */
function drawAdvice() {
  if (advice.hidden) return;
  const answers = Object.fromEntries(new FormData(form)) as PostingAnswers;
  const { reasons, calls } = adviceBeforePosting(answers, draft.marks());
  const item = (text: string) => {
    const element = document.createElement('li');
    element.textContent = text;
    return element;
  };
  find('reasons').replaceChildren(
    ...reasons.map((reason) => item(say(words, `reason-${reason}`, { n: draft.marks() }))),
  );
  find('calls').replaceChildren(...calls.map((call) => item(say(words, `call-${call}`))));
}

function tell(key: string) {
  report.hidden = false;
  report.classList.toggle('caution', key === 'refused' || key === 'not-removed');
  report.textContent = say(words, key);
  report.focus();
}
