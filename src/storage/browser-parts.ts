import type { WebStorage } from './local-keep.ts';

/** What a browser offers for keeping things. A part that is missing, or forbidden, is left out. */
export interface BrowserParts {
  readonly localStorage?: WebStorage | undefined;
  readonly sessionStorage?: WebStorage | undefined;
  readonly indexedDB?: IDBFactory | undefined;
  readonly caches?: CacheStorage | undefined;
  readonly BroadcastChannel?: typeof BroadcastChannel | undefined;
  /** The window, for `storage`, `pageshow` and `pagehide`. */
  readonly events?: EventTarget | undefined;
}

/**
 * The parts of this browser. In a sandboxed frame, or with cookies blocked, merely naming a store throws `SecurityError`:
 * this is the only place in the course that names them.
 */
export function thisBrowser(): BrowserParts {
  return {
    localStorage: part('localStorage'),
    sessionStorage: part('sessionStorage'),
    indexedDB: part('indexedDB'),
    caches: part('caches'),
    BroadcastChannel: part('BroadcastChannel'),
    events: typeof globalThis.addEventListener === 'function' ? globalThis : undefined,
  };
}

function part<K extends keyof typeof globalThis>(name: K): (typeof globalThis)[K] | undefined {
  try {
    return globalThis[name] ?? undefined;
  } catch {
    return undefined;
  }
}
