import { type Place, places } from '#domain/course/place.ts';
import { readPageCache, setSharedComputer, writePageCache } from '#storage/page-cache.ts';
import { wasHere } from '#storage/was-here.ts';
import { showPlace } from '../page/place.ts';
import { toPage } from '../page/to-page.ts';

const root = document.documentElement.dataset.root ?? '/';
const form = document.querySelector<HTMLFormElement>('[data-start-form]');

if (form) {
  const { place, role } = readPageCache(root);
  if (place) (form.elements.namedItem('place') as RadioNodeList).value = place;
  if (role) (form.elements.namedItem('role') as HTMLSelectElement).value = role;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const place: Place | null = places.find((each) => each === chosen.get('place')) ?? null;
    const role = String(chosen.get('role') ?? '') || null;
    const shared = chosen.get('shared') === 'on';
    // Before the record is opened: on a shared computer it must never touch the browser's own stores.
    setSharedComputer(root, shared);
    writePageCache(root, { place, role });
    showPlace(place);
    const { keep } = await import('../record/open.ts');
    await keep({
      kind: 'profile-chosen',
      place,
      ...(role ? { role } : {}),
      ...(shared ? { sharedComputer: true } : {}),
    });
    location.href = form.dataset.next ?? toPage('');
  });
}

/** Nobody is welcomed as new whose record vanished from this browser. */
async function greetOrRecover() {
  if (!(await wasHere(root))) return;
  const { recoverIfLost } = await import('../record/recovery.ts');
  await recoverIfLost();
}

void greetOrRecover();
