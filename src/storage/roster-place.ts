import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { type RosterKeep, rosterKeepIn } from './roster-keep.ts';

/** Where this browser keeps a coordinator's roster; null where it keeps nothing. */
export function rosterKeepHere(root: string, { indexedDB }: BrowserParts = thisBrowser()): RosterKeep | null {
  return indexedDB ? rosterKeepIn(indexedDB, `${prefixOf(root)}roster`) : null;
}

/** Removes the roster from this browser; its backup still opens. Resolves with whether it is gone. */
export async function forgetRoster(root: string, browser: BrowserParts): Promise<boolean> {
  const keep = rosterKeepHere(root, browser);
  if (!keep) return true;
  return keep.erase().then(
    () => true,
    () => false,
  );
}
