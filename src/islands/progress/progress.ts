import { fill } from '#domain/course/fill.ts';
import type { ModuleProgress, Outline, Progress, TestProgress } from '#domain/record/progress.ts';
import type { BaselineKeys } from '#domain/record/gain.ts';
import { announce } from '../page/announce.ts';
import { confirmIn } from '../page/dialog.ts';
import { readProgress } from '../record/progress.ts';
import { showTests } from './tests-show.ts';

interface ProgressData {
  readonly outline: Outline;
  readonly keys: BaselineKeys;
  readonly words: Readonly<Record<string, string>>;
}

const { outline, keys, words } = JSON.parse(
  document.querySelector('#progress-data')?.textContent ?? '{}',
) as ProgressData;

async function draw(isFirst = false) {
  const { store, progress } = await readProgress(outline);
  show(progress);
  if (isFirst) unfold(progress);
  showTests(store.record(), outline, keys, words);
  return store;
}

function show(progress: Progress) {
  const empty = document.querySelector<HTMLElement>('[data-progress-empty]');
  if (empty)
    empty.hidden = progress.modules.some(
      ({ done, steps }) => done > 0 || steps.some((step) => step.kind === 'scenario' && step.open),
    );
  const course = document.querySelector('[data-progress-course] [data-progress-line]');
  if (course) course.textContent = testLine(progress.test);
  for (const module of progress.modules) {
    const section = document.querySelector(`[data-progress-module="${module.id}"]`);
    const count = section?.querySelector('[data-progress-count]');
    if (count)
      count.textContent = `${fill(words['done'], { done: module.done, of: module.of })}${module.complete ? ` · ${words[module.testedOut ? 'tested-out' : 'complete']}` : ''}`;
    for (const row of section?.querySelectorAll<HTMLElement>('.steps > [data-step]') ?? []) showRow(row, module);
  }
}

/** What was begun lies open when the page is; afterwards the reader folds. */
function unfold({ modules }: Progress) {
  for (const { id, done, steps } of modules) {
    const fold = document.querySelector<HTMLDetailsElement>(`[data-progress-module="${id}"] .fold`);
    const isBegun = done > 0 || steps.some((step) => step.kind === 'scenario' && step.open);
    if (fold && isBegun) fold.open = true;
  }
}

function showRow(row: HTMLElement, module: ModuleProgress) {
  const id = row.dataset.step ?? '';
  const line = row.querySelector('[data-progress-line]');
  if (line) line.textContent = lineOf(id, module);
  const reset = row.querySelector<HTMLElement>('[data-progress-reset]');
  const step = module.steps.find((each) => each.id === id);
  if (reset) reset.hidden = !(step?.kind === 'scenario' && (step.attempts > 0 || step.open));
}

function lineOf(id: string, module: ModuleProgress): string {
  const step = module.steps.find((each) => each.id === id);
  if (step?.kind === 'lesson') return fill(words[step.done ? 'lesson-done' : 'lesson-open']);
  if (step?.kind === 'scenario') {
    if (step.best)
      return fill(words['scenario-best'], { status: words[`status-${step.best.status}`] ?? '', n: step.attempts });
    return fill(words[step.open ? 'scenario-begun' : 'scenario-open']);
  }
  return testLine(module.test);
}

function testLine(test: TestProgress | null): string {
  if (!test?.best) return fill(words[test?.open ? 'test-begun' : 'test-open']);
  return fill(words[test.passed ? 'test-passed' : 'test-missed'], { score: Math.round(test.best.score * 100) });
}

void draw(true).then((store) => {
  store.subscribe(() => void draw());
  addEventListener('pageshow', (event) => {
    if (event.persisted) void draw();
  });
  for (const row of document.querySelectorAll<HTMLElement>('[data-step]')) {
    row.querySelector('[data-progress-reset] button')?.addEventListener('click', async () => {
      const dialog = document.querySelector<HTMLDialogElement>('[data-progress-dialog]');
      if (!dialog || !(await confirmIn(dialog, fill(words['reset-confirm'], { title: row.dataset.title ?? '' }))))
        return;
      await store.add({ kind: 'reset', scope: 'scenario', of: row.dataset.step ?? '' }).saved;
      announce(fill(words['reset-done']));
      row.querySelector('a')?.focus();
    });
  }
});
