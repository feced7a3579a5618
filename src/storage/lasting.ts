import { thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';

/** What is remembered so that nobody is asked twice: a note, and no data. */
export interface Lasting {
  /** What the browser, or the learner, said when it was asked to keep the record for good. */
  readonly asked?: 'granted' | 'refused' | 'later';
  /** When a page last opened the record, in milliseconds since 1970. */
  readonly visited?: number;
  /** How many modules were finished when a copy was last suggested. */
  readonly reminded?: number;
}

/** What was noted, or nothing. Never throws. */
export function readLasting(root: string, browser = thisBrowser()): Lasting {
  try {
    const note: unknown = JSON.parse(browser.localStorage?.getItem(keyOf(root)) ?? '{}');
    return typeof note === 'object' && note !== null && !Array.isArray(note) ? note : {};
  } catch {
    return {};
  }
}

/** Changes some of it. Never throws; on a shared computer nothing is noted. */
export function noteLasting(root: string, change: Lasting, browser = thisBrowser()): void {
  if (isSharedComputer(root, browser)) return;
  try {
    browser.localStorage?.setItem(keyOf(root), JSON.stringify({ ...readLasting(root, browser), ...change }));
  } catch {
    // Then the question may come again: a nuisance, and no loss.
  }
}

/** Asks the browser to keep the course's stores for good. False where it will not, or cannot be asked. */
export async function keepForGood(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}

/** Whether the browser has said that it keeps them. It is trusted for nothing. */
export async function isKeptForGood(): Promise<boolean> {
  try {
    return (await navigator.storage?.persisted?.()) ?? false;
  } catch {
    return false;
  }
}

/**
 * Whether this browser deletes what a site stored after seven days of use without a visit, as WebKit does. It is known by an
 * interface that no other engine has, and not by its name.
 */
export function forgetsAfterAWeek(): boolean {
  return 'GestureEvent' in globalThis;
}

function keyOf(root: string) {
  return `${prefixOf(root)}lasting`;
}
