import type { BrowserParts } from './browser-parts.ts';
import type { WebStorage } from './local-keep.ts';

/**
 * Web storage in the name of a frame. An LMS may refuse a frame every store, and may give one store to all its learners; a
 * frame's name is there at once, goes from page to page within the frame, and ends with it.
 *
 * Whoever holds the frame must not let it go to another site, which could read the name.
 */
function nameStorage(frame: { name: string }): WebStorage {
  const texts = readName(frame.name);
  const write = () => {
    frame.name = JSON.stringify(Object.fromEntries(texts));
  };
  return {
    get length() {
      return texts.size;
    },
    key: (at) => [...texts.keys()][at] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      texts.set(key, String(text));
      write();
    },
    removeItem(key) {
      if (texts.delete(key)) write();
    },
  };
}

/** A frame as all of a browser's stores. */
export function frameAsBrowser(frame: { name: string }): BrowserParts {
  return { localStorage: nameStorage(frame) };
}

function readName(name: string): Map<string, string> {
  try {
    const held: unknown = JSON.parse(name || '{}');
    if (typeof held !== 'object' || held === null) return new Map();
    return new Map(Object.entries(held).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return new Map();
  }
}
