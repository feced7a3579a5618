import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** How many bytes of the hash are kept: 128 bits, beyond any accident. */
const kept = 16;

/**
 * The canonical text of a JSON value after RFC 8785: the same bytes for the same content, whoever writes it. ECMAScript's own
 * JSON writes numbers and strings as the RFC asks; what it leaves open is the order of keys, which is that of code units.
 * @throws Error on a lone surrogate or a number that is not finite
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string' ? !value.isWellFormed() : typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error('No canonical text holds a lone surrogate or a number that is not finite.');
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = value as { readonly [field: string]: unknown };
  const pairs = Object.keys(fields)
    .sort()
    .map((key) => `${canonicalText(key)}:${canonicalText(fields[key])}`);
  return `{${pairs.join()}}`;
}

/**
 * The canonical text of what was parsed from a text. Most often it is that very text, which the engine can say in a tenth of
 * the time: where it writes the same again, with the keys in their order, nothing else was left open.
 * @throws as `canonicalText`
 */
export function canonicalTextOf(value: unknown, parsedFrom: string): string {
  // A lone surrogate is written as it came, as `\ud83d`, and must not pass.
  const same = !parsedFrom.includes('\\u') && hasSortedKeys(value) && JSON.stringify(value) === parsedFrom;
  return same ? parsedFrom : canonicalText(value);
}

function hasSortedKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let last: string | null = null;
  for (const key in value) {
    if (last !== null && key < last) return false;
    last = key;
    if (!hasSortedKeys((value as { readonly [field: string]: unknown })[key])) return false;
  }
  return true;
}

/**
 * The id of an entry: base64url, 22 characters, of the first 16 bytes of SHA-256 over the canonical text without `id`.
 * Synchronous and without `crypto.subtle`, which a page on plain http does not have.
 * @throws as `canonicalText`
 */
export function identify({ id: _, ...rest }: { readonly id?: unknown; readonly [field: string]: unknown }): string {
  return shortHash(canonicalText(rest));
}

/**
 * The id that an entry with this canonical text, which holds an id already, ought to have. Spares a second canonicalising:
 * among sorted keys `id` is never the last, and its text stands nowhere else, as nothing can hold its own hash.
 */
export function identifyText(text: string, claimed: string): string {
  return shortHash(text.replace(`"id":"${claimed}",`, ''));
}

/** base64url, 22 characters, of the first 16 bytes of SHA-256 over a text's UTF-8. */
export function shortHash(text: string): string {
  const bytes = sha256(utf8ToBytes(text)).subarray(0, kept);
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');
}
