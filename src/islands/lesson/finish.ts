import { patchPageCache } from '#storage/page-cache.ts';
import { markSteps } from '../page/ticks.ts';

/** “I have read this”: an entry, a tick, and on to the next step. */
const button = document.querySelector<HTMLButtonElement>('[data-finish-lesson]');
const root = document.documentElement.dataset.root ?? '/';

button?.addEventListener('click', async () => {
  const lesson = button.dataset.finishLesson ?? '';
  button.disabled = true;
  const { keep, openCourseRecord } = await import('../record/open.ts');
  await keep({ kind: 'lesson-finished', lesson });
  // Erased in another tab: nothing was kept, and the banner says so.
  if ((await openCourseRecord()).health().erased) return;
  markSteps(patchPageCache(root, { [lesson]: 'done' }).done ?? {});
  const done = document.querySelector<HTMLElement>('[data-finish-done]');
  if (done) {
    done.hidden = false;
    done.focus();
  }
  button.hidden = true;
});
