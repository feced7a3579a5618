import { fill } from '#domain/course/fill.ts';
import type { Earned } from '#domain/credential/earned.ts';
import type { RecordStore } from '#domain/record/store.ts';
import { announce } from '../page/announce.ts';
import type { FinishData } from './finish-data.ts';

/** The evaluation form: what is finished can be chosen, what is missing is said, and nothing typed goes into the record. */
export function wireEvaluation(
  form: HTMLFormElement,
  { minutes, titles, words }: FinishData,
  store: RecordStore,
): { readonly offer: (earned: readonly Earned[], of?: string) => void } {
  const scopes = form.elements.namedItem('of') as HTMLSelectElement;
  const field = form.elements.namedItem('minutes') as HTMLInputElement;
  const most = () => minutes[scopes.value] ?? 0;
  const showMost = () => {
    const hint = form.querySelector('#minutes-hint');
    if (hint) hint.textContent = fill(words['minutes-hint'], { most: most() });
  };
  scopes.addEventListener('change', showMost);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const claimed = field.value.trim();
    const isClaim = /^\d{1,4}$/.test(claimed) && Number(claimed) >= 1 && Number(claimed) <= most();
    const faults: Readonly<Record<string, string | null>> = {
      relevance: given.has('relevance') ? null : fill(words['fault-choose']),
      'bias-free': given.has('bias-free') ? null : fill(words['fault-choose']),
      'will-change': given.has('will-change') ? null : fill(words['fault-choose']),
      minutes: isClaim ? null : fill(words['fault-minutes'], { most: most() }),
      honour: given.has('honour') ? null : fill(words['fault-honour']),
    };
    if (showFaults(form, faults)) return;
    const answers = {
      relevance: Number(given.get('relevance')),
      'bias-free': String(given.get('bias-free')),
      'will-change': String(given.get('will-change')),
      ...Object.fromEntries([...given.keys()].filter((name) => name.startsWith('barrier-')).map((name) => [name, 1])),
    };
    const payload = {
      kind: 'evaluation-given',
      answers,
      of: scopes.value,
      minutes: Number(claimed),
      honour: true,
    } as const;
    form.reset();
    await store.add(payload).saved;
    announce(fill(words['saved']));
    document.querySelector<HTMLElement>('#certificates')?.focus();
  });

  return {
    offer(earned, of = earned.find(({ evaluation }) => !evaluation)?.scope) {
      const chosen = of ?? scopes.value;
      scopes.replaceChildren(
        ...earned.map(({ scope }) => new Option(scope === 'course' ? words['about-course'] : titles[scope], scope)),
      );
      if (earned.some(({ scope }) => scope === chosen)) scopes.value = chosen;
      showMost();
    },
  };
}

/** Shows what is missing beside each field, takes the focus to the first, and answers whether there was any. */
function showFaults(form: HTMLFormElement, faults: Readonly<Record<string, string | null>>): boolean {
  let first: HTMLElement | null = null;
  for (const [name, sentence] of Object.entries(faults)) {
    const line = form.querySelector<HTMLElement>(`#fault-${name}`);
    const inputs = form.querySelectorAll<HTMLInputElement>(`[data-question="${name}"] input`);
    if (line) {
      line.hidden = sentence === null;
      line.textContent = sentence ?? line.textContent;
    }
    for (const input of inputs) {
      const described = [sentence ? `fault-${name}` : '', input.name === 'minutes' ? 'minutes-hint' : '']
        .join(' ')
        .trim();
      if (described) input.setAttribute('aria-describedby', described);
      else input.removeAttribute('aria-describedby');
      input.setAttribute('aria-invalid', String(sentence !== null));
    }
    if (sentence !== null) first ??= inputs[0] ?? null;
  }
  first?.focus();
  return first !== null;
}
