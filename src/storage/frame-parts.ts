import type { BrowserParts } from './browser-parts.ts';
import { frameAsBrowser } from './name-storage.ts';

let parts: BrowserParts | undefined;

/**
 * What a page inside an LMS package keeps things with; it takes the place of `browser-parts.ts` there (src/pack/bundle.ts). The
 * browser's own stores belong to whoever sits at this computer next as well, so the frame's name is all there is.
 */
export function thisBrowser(): BrowserParts {
  parts ??= { ...frameAsBrowser(globalThis.window), events: globalThis };
  return parts;
}
