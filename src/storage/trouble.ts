import type { Trouble } from '#domain/record/store.ts';

/**
 * What an error of a keep means. Browsers disagree about names: Firefox has its own for a full store, and a full disk reaches
 * IndexedDB as `UnknownError`.
 */
export function troubleWith(where: Trouble['where'], error: unknown): Trouble {
  const { name = typeof error, code } = (error ?? {}) as { readonly name?: string; readonly code?: unknown };
  const full =
    /quota/i.test(name) || code === 22 || code === 1014 || (where === 'indexedDB' && name === 'UnknownError');
  return { where, why: full ? 'full' : name === 'SecurityError' ? 'absent' : 'failed', error: name };
}

/** The trouble of a browser, or a frame, that has no such store or does not let us in. */
export function absent(where: Trouble['where']): Trouble {
  return { where, why: 'absent', error: 'none' };
}
