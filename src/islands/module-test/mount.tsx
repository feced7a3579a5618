import { createRoot } from 'react-dom/client';
import type { TestPage } from '#course/test-page.ts';
import { openCourseRecord } from '../record/open.ts';
import { ModuleTest } from './module-test.tsx';

const element = document.querySelector<HTMLElement>('[data-island="module-test"]');
const data = document.querySelector('#test-page');
if (element && data) {
  const page = JSON.parse(data.textContent ?? '') as TestPage;
  const root = createRoot(element);
  void openCourseRecord().then((store) => root.render(<ModuleTest page={page} store={store} draw={drawSeed} />));
}

/** A whole number from 0 to 2³² − 1. */
function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
