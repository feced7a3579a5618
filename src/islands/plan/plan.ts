import { inSentence } from '#domain/course/in-sentence.ts';
import { planOf } from '#domain/review/review.ts';
import { openJournal } from '#storage/journal.ts';
import { readPageCache } from '#storage/page-cache.ts';
import { wasHere } from '#storage/was-here.ts';
import { announce } from '../page/announce.ts';

/**
 * A module's plan: one of the course's, or the learner's own words, which go to the journal and never into the record. Without
 * script the suggestions stand there to be read.
 */
const card = document.querySelector<HTMLElement>('[data-island="plan"]');
const form = card?.querySelector<HTMLFormElement>('form');
const own = form?.querySelector('textarea');
const module = card?.dataset.module ?? '';

function lineOf(name: string): HTMLElement | null {
  return card?.querySelector<HTMLElement>(`[data-plan-${name}]`) ?? null;
}

function chosen(): string | undefined {
  return form?.querySelector<HTMLInputElement>('input:checked')?.value;
}

function tell(line: string | null, sentence = '') {
  for (const each of ['fault', 'kept']) {
    const element = lineOf(each);
    if (element) element.hidden = each !== line;
    if (element && each === line) element.textContent = sentence;
  }
}

/** Opens the learner's own words where they are wanted, begun with the suggestion that was chosen before. */
function follow(before: string | undefined) {
  const field = lineOf('own');
  if (!field || !own) return;
  field.hidden = chosen() !== 'own';
  const suggested = form?.querySelector(`input[value="${before}"] + span`)?.textContent;
  if (chosen() === 'own' && own.value === '' && before !== 'own' && suggested)
    own.value = inSentence(suggested).replace(/\s+/g, ' ').replace(/^if /, 'If ');
}

async function showPlan() {
  const { openCourseRecord } = await import('../record/open.ts');
  const plan = planOf((await openCourseRecord()).record(), module);
  if (!plan || !form || chosen() !== undefined) return;
  if (plan.starter === 'own' && own && own.value === '')
    own.value = (await (await openJournal()).read('plan', module)) ?? '';
  const radio = form.querySelector<HTMLInputElement>(`input[value="${plan.starter}"]`);
  if (radio) radio.checked = true;
  follow('own');
  tell('kept', card?.dataset.wordsChosen);
}

async function keepPlan() {
  const starter = chosen();
  const first = form?.querySelector('input');
  if (starter === undefined) {
    tell('fault', card?.dataset.wordsNone);
    return first?.focus();
  }
  const text = own?.value.trim() ?? '';
  if (starter === 'own' && text === '') {
    tell('fault', card?.dataset.wordsEmpty);
    return own?.focus();
  }
  if (starter === 'own' && (await (await openJournal()).write('plan', module, text)) === 'refused')
    return tell('fault', card?.dataset.wordsRefused);
  const { keep } = await import('../record/open.ts');
  const { kept } = await keep({ kind: 'plan-chosen', module, starter: starter === 'own' ? 'own' : Number(starter) });
  const sentence = (kept.where === 'memory' ? card?.dataset.wordsMemory : card?.dataset.wordsKept) ?? '';
  tell('kept', sentence);
  announce(sentence);
}

if (card && form) {
  const list = lineOf('list');
  if (list) list.hidden = true;
  form.hidden = false;
  let before: string | undefined;
  form.addEventListener('change', () => {
    tell(null);
    follow(before);
    before = chosen();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void keepPlan();
  });
  // A first visit has no plan, and does not load the record.
  const root = document.documentElement.dataset.root ?? '/';
  const begun = Object.keys(readPageCache(root).done ?? {}).length > 0;
  void wasHere(root).then((was) => (was || begun ? showPlan() : undefined));
}
