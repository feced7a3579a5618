import { type BackupKind, type KeyBackup, rounds } from '#domain/assignment/key-backup.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { type KeyDrawer, keyDrawer } from './key-drawer.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';
import { isLongEnough, keyFromPassphrase } from './passphrase.ts';
import { cipherFor, newSeal } from './sealing.ts';

/** A key of one's own: its public half, and signing with the other, which no script can read. */
export interface OwnKey<K> {
  readonly key: K;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** Why no key was made or brought in. */
export type KeyRefusal = 'no-cryptography' | 'not-kept' | 'short-passphrase' | 'wrong-passphrase' | 'another-key';

/** What making or bringing in a key came to; nothing is kept unless it is `ok`. */
export type OwnKeyOutcome<K> =
  { readonly ok: true; readonly signer: OwnKey<K> } | { readonly ok: false; readonly why: KeyRefusal };

export interface OwnKeyKind<K> {
  /** The database in which it lies, and its name in there. */
  readonly drawer: string;
  readonly only: string;
  readonly made: EcKeyGenParams | RsaHashedKeyGenParams;
  readonly imported: EcKeyImportParams | RsaHashedImportParams;
  readonly signed: EcdsaParams | Algorithm;
  /** The public half out of what the browser exports; null where it is none. */
  readonly publicHalf: (jwk: JsonWebKey) => K | null;
  readonly isSame: (one: K, other: K) => boolean;
  readonly backup: BackupKind<K>;
}

/** The keeping of one kind of key: made together with its sealed backup, closed to every script, never replaced. */
export function ownKeys<K extends object>(kind: OwnKeyKind<K>) {
  const { made: generated, imported, signed, backup: kindOfBackup } = kind;

  /** The key that is kept here, or null where none was made or brought in. */
  async function own(root: string, browser = thisBrowser(), subtle = subtleHere()): Promise<OwnKey<K> | null> {
    const pair =
      subtle &&
      (await ownDrawer(root, browser)
        ?.read()
        .catch(() => null));
    const key = pair && (await publicHalf(pair.publicKey, subtle));
    return key ? { key, sign: signWith(pair, subtle) } : null;
  }

  /**
   * Makes a key together with its backup. Its private half can be read for this moment only, so that it can be sealed; what is
   * kept cannot be read by any script. So whoever does not save the backup now can never make one.
   * Refuses with `another-key` where one is kept already: what that one signed must stay answerable.
   * @param made the time, ISO 8601 in UTC
   */
  async function make(
    root: string,
    { passphrase, made }: { readonly passphrase: string; readonly made: string },
    browser = thisBrowser(),
    subtle = subtleHere(),
  ): Promise<OwnKeyOutcome<K> | { readonly ok: true; readonly signer: OwnKey<K>; readonly backup: KeyBackup<K> }> {
    if (!subtle) return { ok: false, why: 'no-cryptography' };
    if (!isLongEnough(passphrase)) return { ok: false, why: 'short-passphrase' };
    const drawer = ownDrawer(root, browser);
    if (!drawer) return { ok: false, why: 'not-kept' };
    const pair = (await subtle.generateKey(generated, true, ['sign', 'verify'])) as CryptoKeyPair;
    const key = await publicHalf(pair.publicKey, subtle);
    if (!key) return { ok: false, why: 'no-cryptography' };
    const head = { key, made, rounds, ...newSeal() };
    const inside = await subtle.exportKey('pkcs8', pair.privateKey);
    const cipher = cipherFor(head, kindOfBackup.headOf(head));
    const sealed = await subtle.encrypt(cipher, await keyFromPassphrase(passphrase, head, subtle), inside);
    const backup: KeyBackup<K> = { ...head, sealed: new Uint8Array(sealed) };
    const kept = await unreadable(inside, pair.publicKey, subtle);
    const isNew = await drawer.add(kept).then(
      () => true,
      () => false,
    );
    if (!isNew) return { ok: false, why: (await own(root, browser, subtle)) ? 'another-key' : 'not-kept' };
    return { ok: true, signer: { key, sign: signWith(kept, subtle) }, backup };
  }

  /**
   * Opens a backup and keeps its key here. A wrong passphrase changes nothing, however often it is tried; and a key that is
   * kept already is never replaced by another.
   */
  async function bringIn(
    root: string,
    { passphrase, backup }: { readonly passphrase: string; readonly backup: KeyBackup<K> },
    browser = thisBrowser(),
    subtle = subtleHere(),
  ): Promise<OwnKeyOutcome<K>> {
    if (!subtle) return { ok: false, why: 'no-cryptography' };
    const drawer = ownDrawer(root, browser);
    if (!drawer) return { ok: false, why: 'not-kept' };
    const inside = await open(passphrase, backup, subtle);
    const pair = inside && (await pairOf(inside, backup, subtle));
    if (!pair) return { ok: false, why: 'wrong-passphrase' };
    const signer: OwnKey<K> = { key: backup.key, sign: signWith(pair, subtle) };
    const isNew = await drawer.add(pair).then(
      () => true,
      () => false,
    );
    if (isNew) return { ok: true, signer };
    const here = await own(root, browser, subtle);
    if (!here) return { ok: false, why: 'not-kept' };
    return kind.isSame(here.key, signer.key) ? { ok: true, signer } : { ok: false, why: 'another-key' };
  }

  /** Removes the key from this browser; its backup still opens. Resolves with whether it is gone. */
  async function forget(root: string, browser: BrowserParts): Promise<boolean> {
    const drawer = drawerOf(root, browser);
    if (!drawer) return true;
    return drawer.clear().then(
      () => true,
      () => false,
    );
  }

  /** Where the key lies, or would; on a shared computer nowhere, since whoever comes next could sign with it. */
  function ownDrawer(root: string, browser: BrowserParts): KeyDrawer | undefined {
    return isSharedComputer(root, browser) ? undefined : drawerOf(root, browser);
  }

  function drawerOf(root: string, { indexedDB }: BrowserParts): KeyDrawer | undefined {
    return indexedDB && keyDrawer(indexedDB, `${prefixOf(root)}${kind.drawer}`, kind.only);
  }

  function signWith({ privateKey }: CryptoKeyPair, subtle: SubtleCrypto): OwnKey<K>['sign'] {
    return async (bytes) => new Uint8Array(await subtle.sign(signed, privateKey, bytes));
  }

  async function publicHalf(key: CryptoKey, subtle: SubtleCrypto): Promise<K | null> {
    return kind.publicHalf(await subtle.exportKey('jwk', key));
  }

  /** The same pair, its private half closed to every script. */
  async function unreadable(pkcs8: ArrayBuffer, publicKey: CryptoKey, subtle: SubtleCrypto): Promise<CryptoKeyPair> {
    return { publicKey, privateKey: await subtle.importKey('pkcs8', pkcs8, imported, false, ['sign']) };
  }

  /** The pair of a backup, or null where its halves do not belong together. */
  async function pairOf(
    pkcs8: ArrayBuffer,
    { key }: KeyBackup<K>,
    subtle: SubtleCrypto,
  ): Promise<CryptoKeyPair | null> {
    try {
      const publicKey = await subtle.importKey('jwk', { ...key } as JsonWebKey, imported, true, ['verify']);
      const pair = await unreadable(pkcs8, publicKey, subtle);
      const probe = new TextEncoder().encode('probe');
      const signature = await subtle.sign(signed, pair.privateKey, probe);
      return (await subtle.verify(signed, publicKey, signature, probe)) ? pair : null;
    } catch {
      return null;
    }
  }

  /** What is sealed in a backup, or null where the passphrase is wrong; or the file was changed, which looks the same. */
  async function open(passphrase: string, backup: KeyBackup<K>, subtle: SubtleCrypto): Promise<ArrayBuffer | null> {
    try {
      const cipher = cipherFor(backup, kindOfBackup.headOf(backup));
      return await subtle.decrypt(cipher, await keyFromPassphrase(passphrase, backup, subtle), backup.sealed);
    } catch {
      return null;
    }
  }

  /** Whether a passphrase opens a backup. */
  async function opens(passphrase: string, backup: KeyBackup<K>, subtle: SubtleCrypto): Promise<boolean> {
    return (await open(passphrase, backup, subtle)) !== null;
  }

  return { own, make, bringIn, forget, opens };
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
