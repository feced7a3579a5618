import { toBase64Url } from '#domain/record/base64url.ts';
import { type CheckSignature, readPublicKey, type Signer } from '#domain/hand-in/signing.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { type KeyDrawer, keyDrawer } from './key-drawer.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';

export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;

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
  const drawer = factory && drawerOf(factory, root);
  const kept = (await drawer?.read().catch(() => null)) ?? null;
  const pair = kept ?? (await makeKey(subtle, drawer).catch(() => null));
  const shown = pair && (await subtle.exportKey('jwk', pair.publicKey));
  const key = shown && readPublicKey({ kty: shown.kty, crv: shown.crv, x: shown.x, y: shown.y });
  if (!key) return null;
  return { key, sign: async (bytes) => new Uint8Array(await subtle.sign(algorithm, pair.privateKey, bytes)) };
}

/** Removes this browser's key. What it signed stays as it is. Resolves with whether it is gone. */
export async function forgetDeviceKey(root: string, browser: BrowserParts): Promise<boolean> {
  if (!browser.indexedDB) return true;
  return drawerOf(browser.indexedDB, root)
    .clear()
    .then(
      () => true,
      () => false,
    );
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

function drawerOf(factory: IDBFactory, root: string): KeyDrawer {
  return keyDrawer(factory, `${prefixOf(root)}device-key`, 'device');
}

/** Makes a key and keeps it, unless another tab was quicker: then that one's. */
async function makeKey(subtle: SubtleCrypto, drawer: KeyDrawer | undefined): Promise<CryptoKeyPair> {
  const made = await subtle.generateKey(curve, false, ['sign', 'verify']);
  if (!drawer) return made;
  try {
    await drawer.add(made);
    return made;
  } catch {
    return (await drawer.read().catch(() => null)) ?? made;
  }
}
