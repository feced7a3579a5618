import { fill } from '#domain/course/fill.ts';
import { type Earned, earnedIn } from '#domain/credential/earned.ts';
import type { Progress } from '#domain/record/progress.ts';
import { toPage } from '../page/to-page.ts';
import { button } from '../record/elements.ts';
import { readProgress } from '../record/progress.ts';
import { wireEvaluation } from './evaluation.ts';
import type { FinishData } from './finish-data.ts';
import { wireHandIn } from './hand-in.ts';

const data = JSON.parse(document.querySelector('#finish-data')?.textContent ?? '{}') as FinishData;
const { titles, words } = data;
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);

function showFar({ modules, complete }: Progress) {
  const n = modules.filter((module) => module.complete).length;
  const line = find('[data-finish-far]');
  if (line)
    line.textContent = fill(words[complete ? 'far-all' : n > 0 ? 'far-some' : 'far-none'], { n, of: modules.length });
  for (const { id, complete: whole, testedOut, done, of } of modules) {
    const count = find(`[data-finish-module="${id}"]`);
    if (count)
      count.textContent = `· ${whole ? fill(words[testedOut ? 'module-out' : 'module-done']) : fill(words['module-open'], { done, of })}`;
  }
  const next = find('[data-finish-next]');
  if (next) next.hidden = complete;
}

/** A line for each certificate that can be opened; answering again is possible, and the latest answer counts. */
function showCertificates(earned: readonly Earned[], again: (scope: string) => void) {
  const section = find('[data-finish-certificates]');
  const ready = earned.filter(({ evaluation }) => evaluation?.honour);
  if (!section) return;
  section.hidden = ready.length === 0;
  section.querySelector('ul')?.replaceChildren(
    ...ready.map(({ scope }) => {
      const name = scope === 'course' ? fill(words['about-course']) : (titles[scope] ?? scope);
      const link = document.createElement('a');
      link.href = `${toPage('certificate/')}#${scope}`;
      link.textContent = `${fill(words['certificate-open'])}: ${name}`;
      const item = document.createElement('li');
      const repeat = button(fill(words['certificate-again']), 'button plain', () => again(scope));
      const unseen = document.createElement('span');
      unseen.className = 'unseen';
      unseen.textContent = `: ${name}`;
      repeat.append(unseen);
      item.append(link, ' ', repeat);
      return item;
    }),
  );
}

void readProgress(data.outline).then(async ({ store, progress: first }) => {
  const form = find<HTMLFormElement>('[data-evaluation]');
  const section = find('[data-finish-evaluate]');
  const handIn = find<HTMLFormElement>('[data-hand-in]');
  if (!form || !section || !handIn) return;
  const evaluation = wireEvaluation(form, data, store);
  const show = (progress: Progress) => {
    const earned = earnedIn(store.record(), progress);
    const ask = (scope?: string) => {
      section.hidden = false;
      evaluation.offer(earned, scope);
    };
    showFar(progress);
    showCertificates(earned, (scope) => {
      ask(scope);
      find('#evaluate')?.focus();
    });
    section.hidden = earned.every((each) => each.evaluation?.honour);
    if (!section.hidden) ask();
  };
  show(first);
  store.subscribe(() => void readProgress(data.outline).then(({ progress }) => show(progress)));
  await wireHandIn(handIn, data, store);
});
