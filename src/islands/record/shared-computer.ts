import type { RecordStore } from '#domain/record/store.ts';
import { copiedEntries } from '#storage/copied.ts';
import { toPage } from '../page/to-page.ts';
import { eraseEverything } from './erase-everything.ts';

const root = document.documentElement.dataset.root ?? '/';

/** What a browser with the Navigation API says before a page is left for another. */
interface Navigate extends Event {
  readonly destination: { readonly url: string };
}

/**
 * Asks before the tab is closed, or left for another site, as long as something of the record was not downloaded. Going from
 * page to page within the course asks nothing: the tab's session comes along.
 */
export function guardLeaving(store: RecordStore): void {
  let within = false;
  const going = (to: string) => {
    const { origin, pathname } = new URL(to, location.href);
    if (origin !== location.origin || !pathname.startsWith(root)) return;
    within = true;
    setTimeout(() => {
      within = false;
    }, 1000);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => going((event as Navigate).destination.url));
  addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link) going(link.href);
  });
  addEventListener('beforeunload', (event) => {
    if (!within && store.record().size > copiedEntries(root)) event.preventDefault();
  });
}

/**
 * The end on a shared computer: the tab forgets what was done in it, this page and those that the browser may bring back, and
 * a page that knows nobody takes its place. Without network that page is in the copy of the course, which then stays.
 */
export async function finish(store: RecordStore): Promise<void> {
  const goodbye = toPage('goodbye/');
  await eraseEverything(store, await answers(goodbye));
  location.replace(goodbye);
}

/** Whether the host itself, and not only the copy of the course, has that page now. */
async function answers(address: string): Promise<boolean> {
  if (!/^http/.test(location.protocol)) return false;
  const answer = await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return answer?.ok ?? false;
}
