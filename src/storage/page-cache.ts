import type { Place } from '#domain/course/place.ts';
import type { ProgressCache } from '#domain/record/progress-cache.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';

/**
 * What every page shows at once, before (and mostly without) the record: a small JSON that may vanish at any time. The
 * record has the truth, and writes this anew.
 *
 * It stands under `pr1:<root>:page`, where the boot script in the head of each page reads it too.
 */
export interface PageCache extends Partial<ProgressCache> {
  readonly place?: Place | null;
  readonly role?: string | null;
  readonly theme?: 'light' | 'dark' | null;
}

/** The page cache, or an empty one. Never throws. */
export function readPageCache(root: string, browser = thisBrowser()): PageCache {
  try {
    const cache: unknown = JSON.parse(storageOf(root, browser)?.getItem(keyOf(root)) ?? '{}');
    return typeof cache === 'object' && cache !== null && !Array.isArray(cache) ? withSafeMarks(cache) : {};
  } catch {
    return {};
  }
}

/**
 * Changes some fields and returns the whole. Two tabs that write at once may lose a field: nothing that matters stands here
 * alone. Never throws; what cannot be stored is still returned.
 */
export function writePageCache(root: string, change: PageCache, browser = thisBrowser()): PageCache {
  const cache = { ...readPageCache(root, browser), ...change };
  try {
    storageOf(root, browser)?.setItem(keyOf(root), JSON.stringify(cache));
  } catch {
    // Full or forbidden: the page goes without, and the record says what is wrong.
  }
  return cache;
}

/** Marks steps as done or started, beside those that are marked already. */
export function patchPageCache(root: string, marks: ProgressCache['done'], browser = thisBrowser()): PageCache {
  return writePageCache(root, { done: { ...readPageCache(root, browser).done, ...marks } }, browser);
}

/** Whether this browser was said to be a shared computer. */
export function isSharedComputer(root: string, browser = thisBrowser()): boolean {
  try {
    return browser.localStorage?.getItem(sharedKey(root)) === 'yes';
  } catch {
    return false;
  }
}

/**
 * Says whether this browser is a shared computer. The note stands in `localStorage` and names nobody: a new tab, and the
 * next person on the ward, are then protected too.
 */
export function setSharedComputer(root: string, shared: boolean, browser = thisBrowser()): void {
  try {
    const { localStorage } = browser;
    if (shared) {
      localStorage?.setItem(sharedKey(root), 'yes');
      localStorage?.removeItem(keyOf(root));
    } else localStorage?.removeItem(sharedKey(root));
  } catch {
    // Without a working store nothing outlasts the tab anyway.
  }
}

function storageOf(root: string, browser: BrowserParts) {
  return isSharedComputer(root, browser) ? browser.sessionStorage : browser.localStorage;
}

function keyOf(root: string) {
  return `${prefixOf(root)}page`;
}

function sharedKey(root: string) {
  return `${prefixOf(root)}shared`;
}

/** Whoever looks up a mark by a step's id must not find what every object inherits. */
function withSafeMarks({ done, ...cache }: PageCache): PageCache {
  return typeof done === 'object' && done !== null
    ? { ...cache, done: Object.assign(Object.create(null), done) }
    : cache;
}
