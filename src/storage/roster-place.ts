import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { type RosterKeep, rosterKeepIn } from './roster-keep.ts';

/** Where this browser keeps a coordinator's roster; null where it keeps nothing. */
export function rosterKeepHere(root: string, { indexedDB }: BrowserParts = thisBrowser()): RosterKeep | null {
  return indexedDB ? rosterKeepIn(indexedDB, `${prefixOf(root)}roster`) : null;
}
