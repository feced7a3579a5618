import { testOutAllowed } from '#domain/assignment/allowed.ts';
import { fill } from '#domain/course/fill.ts';
import { type ModuleOutline, progressOf } from '#domain/record/progress.ts';
import type { TestOut } from '#domain/record/test-out.ts';
import { link, paragraph } from '../record/elements.ts';
import { openCourseRecord } from '../record/open.ts';

/** Offers the way around a module to whoever knows it already, where an assignment that they accepted allows it. */
export async function offerTestOut(section: HTMLElement, whenDone: () => void): Promise<void> {
  const module = JSON.parse(section.dataset.outline ?? '{}') as ModuleOutline;
  const words = JSON.parse(section.dataset.words ?? '{}') as Readonly<Record<string, string>>;
  const store = await openCourseRecord();
  const show = () => {
    const outline = { modules: [module], test: false };
    const record = store.record();
    const [found] = progressOf(record, outline, { testOut: testOutAllowed(record, outline) }).modules;
    // Whoever went the usual way to its end needs no other.
    const state = found?.complete && !found.testedOut ? null : (found?.testOut ?? null);
    if (state) draw(section, state, module.hardest ?? '', words);
    section.hidden = state === null;
    if (state === 'done') whenDone();
  };
  show();
  store.subscribe(show);
}

function draw(section: HTMLElement, state: TestOut, hardest: string, words: Readonly<Record<string, string>>) {
  const row = document.querySelector<HTMLElement>(`[data-step="${hardest}"]`);
  const title = row?.querySelector('.step-title')?.textContent ?? '';
  const ways: { readonly [S in TestOut]?: HTMLAnchorElement } = {
    test: link(fill(words['test-out-to-test']), section.dataset.test ?? '', 'button quiet'),
    case: link(fill(words['test-out-to-case'], { title }), row?.querySelector('a')?.href ?? '', 'button'),
  };
  const way = ways[state];
  section.dataset.state = state;
  section
    .querySelector('[data-test-out]')
    ?.replaceChildren(paragraph(fill(words[`test-out-${state}`], { title })), ...(way ? [way] : []));
}
