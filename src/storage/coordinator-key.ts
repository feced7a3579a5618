import { headOf, type KeyBackup, rounds, shortestPassphrase } from '#domain/assignment/key-backup.ts';
import { readPublicKey, type Signer } from '#domain/hand-in/signing.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { algorithm, curve } from './device-key.ts';
import { type KeyDrawer, keyDrawer } from './key-drawer.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';

/** What making or bringing in a key came to; nothing is kept unless it is `ok`. */
export type KeyOutcome =
  | { readonly ok: true; readonly signer: Signer }
  | {
      readonly ok: false;
      readonly why: 'no-cryptography' | 'not-kept' | 'short-passphrase' | 'wrong-passphrase' | 'another-key';
    };

/** The key with which this browser's coordinator signs assignments, or null where none was made or brought in. */
export async function coordinatorKey(
  root: string,
  browser = thisBrowser(),
  subtle = subtleHere(),
): Promise<Signer | null> {
  const pair =
    subtle &&
    (await ownDrawer(root, browser)
      ?.read()
      .catch(() => null));
  return pair ? signerOf(pair, subtle) : null;
}

/**
 * Makes a coordinator's key together with its backup. Its private half can be read for this moment only, so that it can be
 * sealed; what is kept cannot be read by any script. So whoever does not save the backup now can never make one.
 * Refuses with `another-key` where one is kept already: what that one signed must stay answerable.
 * @param made the time, ISO 8601 in UTC
 */
export async function makeCoordinatorKey(
  root: string,
  { passphrase, made }: { readonly passphrase: string; readonly made: string },
  browser = thisBrowser(),
  subtle = subtleHere(),
): Promise<KeyOutcome | { readonly ok: true; readonly signer: Signer; readonly backup: KeyBackup }> {
  if (!subtle) return { ok: false, why: 'no-cryptography' };
  if ([...plain(passphrase)].length < shortestPassphrase) return { ok: false, why: 'short-passphrase' };
  const drawer = ownDrawer(root, browser);
  if (!drawer) return { ok: false, why: 'not-kept' };
  const pair = await subtle.generateKey(curve, true, ['sign', 'verify']);
  const key = await publicHalf(pair.publicKey, subtle);
  if (!key) return { ok: false, why: 'no-cryptography' };
  const [salt, nonce] = [16, 12].map((bytes) => crypto.getRandomValues(new Uint8Array(bytes))) as [
    Uint8Array<ArrayBuffer>,
    Uint8Array<ArrayBuffer>,
  ];
  const head = { key, made, rounds, salt, nonce };
  const inside = await subtle.exportKey('pkcs8', pair.privateKey);
  const sealed = await subtle.encrypt(cipherFor(head), await derive(passphrase, head, subtle), inside);
  const backup: KeyBackup = { ...head, sealed: new Uint8Array(sealed) };
  const kept = await unreadable(inside, pair.publicKey, subtle);
  const isNew = await drawer.add(kept).then(
    () => true,
    () => false,
  );
  if (!isNew) return { ok: false, why: (await coordinatorKey(root, browser, subtle)) ? 'another-key' : 'not-kept' };
  return { ok: true, signer: { key, sign: signWith(kept, subtle) }, backup };
}

/**
 * Opens a backup and keeps its key here. A wrong passphrase changes nothing, however often it is tried; and a key that is kept
 * already is never replaced by another.
 */
export async function bringInCoordinatorKey(
  root: string,
  { passphrase, backup }: { readonly passphrase: string; readonly backup: KeyBackup },
  browser = thisBrowser(),
  subtle = subtleHere(),
): Promise<KeyOutcome> {
  if (!subtle) return { ok: false, why: 'no-cryptography' };
  const drawer = ownDrawer(root, browser);
  if (!drawer) return { ok: false, why: 'not-kept' };
  const inside = await open(passphrase, backup, subtle);
  const pair = inside && (await pairOf(inside, backup, subtle));
  if (!pair) return { ok: false, why: 'wrong-passphrase' };
  const signer: Signer = { key: backup.key, sign: signWith(pair, subtle) };
  const isNew = await drawer.add(pair).then(
    () => true,
    () => false,
  );
  if (isNew) return { ok: true, signer };
  const here = await coordinatorKey(root, browser, subtle);
  if (!here) return { ok: false, why: 'not-kept' };
  return here.key.x === signer.key.x && here.key.y === signer.key.y
    ? { ok: true, signer }
    : { ok: false, why: 'another-key' };
}

/**
 * Seals a text under the passphrase that opens a backup, with a nonce of its own; null where it is not that passphrase, so that
 * nobody seals what they could not open again.
 * @param head authenticated with it, given the nonce
 */
export async function sealUnder(
  { passphrase, backup }: { readonly passphrase: string; readonly backup: KeyBackup },
  text: string,
  head: (nonce: Uint8Array<ArrayBuffer>) => string,
  subtle = subtleHere(),
): Promise<{ readonly nonce: Uint8Array<ArrayBuffer>; readonly sealed: Uint8Array<ArrayBuffer> } | null> {
  if (!subtle || !(await open(passphrase, backup, subtle))) return null;
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const cipher = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(head(nonce)) };
  const sealed = await subtle.encrypt(cipher, await derive(passphrase, backup, subtle), new TextEncoder().encode(text));
  return { nonce, sealed: new Uint8Array(sealed) };
}

/** The text that was sealed so; null where the passphrase is wrong, or anything was changed, which looks the same. */
export async function unsealUnder(
  { passphrase, backup }: { readonly passphrase: string; readonly backup: KeyBackup },
  {
    nonce,
    sealed,
    head,
  }: { readonly nonce: Uint8Array<ArrayBuffer>; readonly sealed: Uint8Array<ArrayBuffer>; readonly head: string },
  subtle = subtleHere(),
): Promise<string | null> {
  if (!subtle) return null;
  try {
    const cipher = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(head) };
    return new TextDecoder().decode(await subtle.decrypt(cipher, await derive(passphrase, backup, subtle), sealed));
  } catch {
    return null;
  }
}

/** Removes the key from this browser; its backup still opens. Resolves with whether it is gone. */
export async function forgetCoordinatorKey(root: string, browser: BrowserParts): Promise<boolean> {
  const drawer = drawerOf(root, browser);
  if (!drawer) return true;
  return drawer.clear().then(
    () => true,
    () => false,
  );
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}

/** Where the key lies, or would; on a shared computer nowhere, since whoever comes next could sign with it. */
function ownDrawer(root: string, browser: BrowserParts): KeyDrawer | undefined {
  return isSharedComputer(root, browser) ? undefined : drawerOf(root, browser);
}

function drawerOf(root: string, { indexedDB }: BrowserParts): KeyDrawer | undefined {
  return indexedDB && keyDrawer(indexedDB, `${prefixOf(root)}coordinator-key`, 'coordinator');
}

async function signerOf(pair: CryptoKeyPair, subtle: SubtleCrypto): Promise<Signer | null> {
  const key = await publicHalf(pair.publicKey, subtle);
  return key && { key, sign: signWith(pair, subtle) };
}

function signWith({ privateKey }: CryptoKeyPair, subtle: SubtleCrypto): Signer['sign'] {
  return async (bytes) => new Uint8Array(await subtle.sign(algorithm, privateKey, bytes));
}

async function publicHalf(key: CryptoKey, subtle: SubtleCrypto) {
  const { kty, crv, x, y } = await subtle.exportKey('jwk', key);
  return readPublicKey({ kty, crv, x, y });
}

/** The same pair, its private half closed to every script. */
async function unreadable(pkcs8: ArrayBuffer, publicKey: CryptoKey, subtle: SubtleCrypto): Promise<CryptoKeyPair> {
  return { publicKey, privateKey: await subtle.importKey('pkcs8', pkcs8, curve, false, ['sign']) };
}

/** The pair of a backup, or null where its halves do not belong together. */
async function pairOf(pkcs8: ArrayBuffer, { key }: KeyBackup, subtle: SubtleCrypto): Promise<CryptoKeyPair | null> {
  try {
    const publicKey = await subtle.importKey('jwk', { ...key }, curve, true, ['verify']);
    const pair = await unreadable(pkcs8, publicKey, subtle);
    const probe = new TextEncoder().encode('probe');
    const signed = await subtle.sign(algorithm, pair.privateKey, probe);
    return (await subtle.verify(algorithm, publicKey, signed, probe)) ? pair : null;
  } catch {
    return null;
  }
}

/** What is sealed in a backup, or null where the passphrase is wrong; or the file was changed, which looks the same. */
async function open(passphrase: string, backup: KeyBackup, subtle: SubtleCrypto): Promise<ArrayBuffer | null> {
  try {
    return await subtle.decrypt(cipherFor(backup), await derive(passphrase, backup, subtle), backup.sealed);
  } catch {
    return null;
  }
}

function cipherFor(head: Omit<KeyBackup, 'sealed'>) {
  return { name: 'AES-GCM', iv: head.nonce, additionalData: new TextEncoder().encode(headOf(head)) };
}

async function derive(
  passphrase: string,
  { salt, rounds: times }: Pick<KeyBackup, 'salt' | 'rounds'>,
  subtle: SubtleCrypto,
) {
  const typed = await subtle.importKey('raw', new TextEncoder().encode(plain(passphrase)), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: times };
  return subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Keyboards write one accented letter in two ways. */
function plain(passphrase: string): string {
  return passphrase.toWellFormed().normalize('NFKC');
}
