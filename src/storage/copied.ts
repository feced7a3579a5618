import { thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';

/** How many entries the last copy held that was downloaded in this tab. Only a shared computer asks. Never throws. */
export function copiedEntries(root: string, browser = thisBrowser()): number {
  try {
    return Number(browser.sessionStorage?.getItem(keyOf(root))) || 0;
  } catch {
    return 0;
  }
}

/** Notes that a copy with so many entries was handed over. Never throws. */
export function noteCopied(root: string, entries: number, browser = thisBrowser()): void {
  try {
    browser.sessionStorage?.setItem(keyOf(root), String(entries));
  } catch {
    // The question at the end then comes once more.
  }
}

function keyOf(root: string) {
  return `${prefixOf(root)}copied`;
}
