import { toBase64Url } from '#domain/record/base64url.ts';
import { type CheckSignature, readPublicKey, type Signer } from '#domain/hand-in/signing.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';

const keys = 'keys';
const only = 'device';
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * The key with which this browser signs what its learner hands in: made at the first use, kept in IndexedDB, and never
 * readable by any script, ours included. Null where the browser has no `crypto.subtle` (a page on plain http).
 *
 * On a shared computer, or where no database works, the key lasts as long as the page: a signature then still shows that a
 * file was not changed, though not that two files came from one browser.
 */
export async function deviceKey(root: string, browser = thisBrowser(), subtle = subtleHere()): Promise<Signer | null> {
  if (!subtle) return null;
  const factory = isSharedComputer(root, browser) ? undefined : browser.indexedDB;
  const kept = factory ? await readKey(factory, nameOf(root)).catch(() => null) : null;
  const pair = kept ?? (await makeKey(subtle, factory, nameOf(root)).catch(() => null));
  const shown = pair && (await subtle.exportKey('jwk', pair.publicKey));
  const key = shown && readPublicKey({ kty: shown.kty, crv: shown.crv, x: shown.x, y: shown.y });
  if (!key) return null;
  return { key, sign: async (bytes) => new Uint8Array(await subtle.sign(algorithm, pair.privateKey, bytes)) };
}

/** Removes this browser's key. What it signed stays as it is. Resolves with whether it is gone. */
export async function forgetDeviceKey(root: string, browser: BrowserParts): Promise<boolean> {
  const { indexedDB } = browser;
  if (!indexedDB) return true;
  return new Promise((resolve) => {
    // The database goes as a whole: to empty one, it would have to be made where there was none.
    const request = indexedDB.deleteDatabase(nameOf(root));
    request.onsuccess = () => resolve(true);
    request.onerror = () => resolve(false);
  });
}

/** Checks signatures with this browser's own cryptography; null where it has none. */
export function signatureCheck(subtle = subtleHere()): CheckSignature {
  return async (key, bytes, signature) => {
    if (!subtle) return null;
    try {
      const known = await subtle.importKey('jwk', { ...key }, curve, false, ['verify']);
      return await subtle.verify(algorithm, known, signature, bytes);
    } catch {
      // A point that is not on the curve, for one.
      return false;
    }
  };
}

/** How a key is named to people: the first 16 letters of the SHA-256 of its coordinates. */
export async function fingerprintOf({ x, y }: Signer['key'], subtle = subtleHere()): Promise<string | null> {
  if (!subtle) return null;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(`${x}.${y}`));
  return toBase64Url(new Uint8Array(digest)).slice(0, 16);
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}

function nameOf(root: string): string {
  return `${prefixOf(root)}device-key`;
}

async function readKey(factory: IDBFactory, name: string): Promise<CryptoKeyPair | null> {
  const request = await transact(factory, name, 'readonly', (store) => store.get(only) as IDBRequest<CryptoKeyPair>);
  return request.result ?? null;
}

/** Makes a key and keeps it, unless another tab was quicker: then that one's. */
async function makeKey(subtle: SubtleCrypto, factory: IDBFactory | undefined, name: string): Promise<CryptoKeyPair> {
  const made = await subtle.generateKey(curve, false, ['sign', 'verify']);
  if (!factory) return made;
  try {
    // `add` refuses where a key lies already.
    await transact(factory, name, 'readwrite', (store) => store.add(made, only));
    return made;
  } catch {
    return (await readKey(factory, name).catch(() => null)) ?? made;
  }
}

async function transact<T>(
  factory: IDBFactory,
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => T,
): Promise<T> {
  const database = await open(factory, name);
  try {
    const transaction = database.transaction(keys, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = work(transaction.objectStore(keys));
    await done;
    return result;
  } finally {
    database.close();
  }
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(keys);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
