import { thisBrowser } from './browser-parts.ts';

/** A text that outlives a reload of this tab and no more. Neither call throws: without a store, nothing is read. */
export function sessionShelf(
  name: string,
  browser = thisBrowser(),
): { read(): string | null; write(text: string): void } {
  const key = `pr1:${name}`;
  return {
    read() {
      try {
        return browser.sessionStorage?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        browser.sessionStorage?.setItem(key, text);
      } catch {
        // A frame without storage: a reload then asks for a new launch.
      }
    },
  };
}
