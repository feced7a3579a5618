import { thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { markerInCache } from './marker.ts';
import { isSharedComputer } from './page-cache.ts';

/**
 * Whether any place in this browser knows of a record here, before the record's own code is fetched: a page that greets
 * newcomers asks, so that nobody whose data vanished is greeted as one. Never throws.
 */
export async function wasHere(root: string, browser = thisBrowser()): Promise<boolean> {
  const prefix = prefixOf(root);
  if (isSharedComputer(root, browser)) return false;
  const { localStorage, caches, indexedDB } = browser;
  const answers = await Promise.allSettled([
    (async () => localStorage?.getItem(`${prefix}marker`))(),
    (async () => caches && markerInCache(caches, `${prefix}marker`).read())(),
    (async () => (await indexedDB?.databases?.())?.some(({ name }) => name === prefix))(),
  ]);
  return answers.some((answer) => answer.status === 'fulfilled' && Boolean(answer.value));
}
