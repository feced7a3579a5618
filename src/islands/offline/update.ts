import words from 'interface-words:update';
import { fill } from '#domain/course/fill.ts';
import { newestNews } from './copy-here.ts';

const root = document.documentElement.dataset.root ?? '/';

/** One quiet line at the top of the page, with what is new; it stays until it is taken. */
export async function offerUpdate(registration: ServiceWorkerRegistration): Promise<void> {
  // The offline page has a button of its own.
  if (document.querySelector('[data-update], [data-island="offline"]')) return;
  const section = document.createElement('section');
  section.className = 'banner';
  section.dataset.update = '';
  section.setAttribute('aria-label', words['label'] ?? '');
  const wrap = document.createElement('div');
  wrap.className = 'wrap';
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.textContent = words['ready'] ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = words['take'] ?? '';
  button.addEventListener('click', async () => {
    button.disabled = true;
    line.textContent = await takeUpdate(registration);
    button.remove();
  });
  wrap.append(line, button);
  section.append(wrap);
  document.querySelector('#record-banner')?.before(section);
  const news = await newestNews(root);
  if (!news || button.disabled) return;
  const note = document.createElement('p');
  note.className = 'small';
  note.textContent = fill(words['news'], { news });
  button.before(note);
}

/**
 * Lets the worker that waits take over, when everything on this page is saved. The page is loaded anew, unless a scenario or
 * a test is on it: that one stays as it is to its end, and the next page is the new one. Other tabs are not disturbed.
 * @returns the sentence to show where the page stays
 */
export async function takeUpdate(registration: ServiceWorkerRegistration): Promise<string> {
  const stays = document.querySelector('[data-island="scenario-player"], [data-island="module-test"]') !== null;
  const saved = await everythingIsSaved();
  if (saved && !stays) {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  }
  registration.waiting?.postMessage('take over');
  return words[saved ? 'later' : 'unsaved'] ?? '';
}

/** Waits for the record, a few seconds at most; false where something is only in this page's memory. */
async function everythingIsSaved(): Promise<boolean> {
  const { openCourseRecord } = await import('../record/open.ts');
  const store = await openCourseRecord();
  for (let tries = 0; tries < 20; tries += 1) {
    const { unsaved, where, sharedComputer } = store.health();
    if (unsaved === 0) return where !== 'memory' || sharedComputer || store.record().size === 0;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return false;
}
