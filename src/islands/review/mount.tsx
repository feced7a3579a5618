import { createRoot } from 'react-dom/client';
import type { ReviewPage } from '#course/review-page.ts';
import { openCourseRecord } from '../record/open.ts';
import { dayOf } from '../today.ts';
import { ReviewView } from './review-view.tsx';

const element = document.querySelector<HTMLElement>('[data-island="review"]');
const data = document.querySelector('#review-page');
if (element && data) {
  const page = JSON.parse(data.textContent ?? '') as ReviewPage;
  const root = createRoot(element);
  const show = (store: Awaited<ReturnType<typeof openCourseRecord>>) =>
    root.render(<ReviewView page={page} store={store} draw={drawSeed} today={dayOf()} />);
  void openCourseRecord().then((store) => {
    show(store);
    // The home page shows its line from the small cache: what was answered here is known there at once.
    const remember = () => void import('../record/progress.ts').then(({ readProgress }) => readProgress(page.outline));
    store.subscribe(remember);
    // A page that was left open overnight is looked at on another day.
    document.addEventListener('visibilitychange', () => show(store));
  });
}

/** A whole number from 0 to 2³² − 1. */
function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
