import { coordinatorBackup, type KeyBackup } from '#domain/assignment/key-backup.ts';
import type { Receiver } from '#domain/hand-in/receiving.ts';
import { agreement, openWith } from './agreement.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';
import { keyFrom } from './passphrase.ts';
import { cipherFor, newSeal } from './sealing.ts';
import { smallDatabase } from './small-database.ts';

/** A backup and the passphrase that opens it. */
interface Opener {
  readonly passphrase: string;
  readonly backup: KeyBackup;
}

/** One key as it is kept: no script can read its private half. */
interface Kept {
  readonly x: string;
  readonly privateKey: CryptoKey;
}

/**
 * The keys for receiving that this browser's office has. Links carry the first; the others came in with backups of the same office from
 * other computers, and open what was sealed to them.
 */
export async function receiversHere(
  root: string,
  browser = thisBrowser(),
  subtle = subtleHere(),
): Promise<readonly Receiver[]> {
  const kept =
    subtle &&
    (await drawerOf(root, browser)
      ?.read()
      .catch(() => null));
  return (kept ?? []).map(({ x, privateKey }) => ({ x, open: openWith(privateKey, subtle as SubtleCrypto) }));
}

/**
 * Makes the office's key for receiving and seals it into a backup, in the one moment in which its private half can be read. Null where
 * nothing was kept: this browser refuses, or there is one already, which stays.
 * @param made the time, ISO 8601 in UTC
 */
export async function makeReceiver(
  root: string,
  { passphrase, backup, made }: Opener & { readonly made: string },
  browser = thisBrowser(),
  subtle = subtleHere(),
): Promise<KeyBackup | null> {
  const drawer = drawerOf(root, browser);
  if (!subtle || !drawer) return null;
  const pair = await subtle.generateKey(agreement, true, ['deriveBits']);
  const { x } = await subtle.exportKey('jwk', pair.publicKey);
  if (!x) return null;
  const head = { x, made, nonce: newSeal().nonce };
  const inside = await subtle.exportKey('pkcs8', pair.privateKey);
  const cipher = cipherFor(head, coordinatorBackup.receiverHeadOf(backup, head));
  const sealed = await subtle.encrypt(cipher, await keyFrom(passphrase, backup, subtle), inside);
  const kept = { x, privateKey: await unreadable(inside, subtle) };
  const isNew = await drawer.add(kept, (others) => others.length === 0).catch(() => false);
  return isNew ? { ...backup, receiver: { ...head, sealed: new Uint8Array(sealed) } } : null;
}

/** The key for receiving in a backup, its private half closed to every script; null where it does not open. */
export async function openReceiver({ passphrase, backup }: Opener, subtle: SubtleCrypto): Promise<Kept | null> {
  const { receiver } = backup;
  if (!receiver) return null;
  try {
    const cipher = cipherFor(receiver, coordinatorBackup.receiverHeadOf(backup, receiver));
    const inside = await subtle.decrypt(cipher, await keyFrom(passphrase, backup, subtle), receiver.sealed);
    return { x: receiver.x, privateKey: await unreadable(inside, subtle) };
  } catch {
    return null;
  }
}

/** Keeps a key for receiving here, beside those that are here already. Resolves with whether it is here now. */
export async function keepReceiver(root: string, kept: Kept, browser: BrowserParts): Promise<boolean> {
  const drawer = drawerOf(root, browser);
  if (!drawer) return false;
  return drawer
    .add(kept, (others) => others.every(({ x }) => x !== kept.x))
    .then(
      () => true,
      () => false,
    );
}

function unreadable(pkcs8: ArrayBuffer, subtle: SubtleCrypto): Promise<CryptoKey> {
  return subtle.importKey('pkcs8', pkcs8, agreement, false, ['deriveBits']);
}

const [store, receiving] = ['keys', 'receiving'];

/** They lie in the database of the key that signs, and go with it. On a shared computer nowhere. */
function drawerOf(root: string, browser: BrowserParts) {
  if (!browser.indexedDB || isSharedComputer(root, browser)) return null;
  const { transact } = smallDatabase(browser.indexedDB, `${prefixOf(root)}coordinator-key`, { [store]: {} });
  return {
    async read(): Promise<readonly Kept[]> {
      const request = await transact('readonly', (of) => of(store).get(receiving) as IDBRequest<Kept[] | undefined>);
      return request.result ?? [];
    },
    /** Adds one where those that are there allow it, in a single step. */
    async add(one: Kept, isAllowed: (others: readonly Kept[]) => boolean): Promise<boolean> {
      let isNew = false;
      await transact('readwrite', (of) => {
        const request = of(store).get(receiving) as IDBRequest<Kept[] | undefined>;
        request.onsuccess = () => {
          const others = request.result ?? [];
          isNew = isAllowed(others);
          if (isNew) of(store).put([...others, one], receiving);
        };
      });
      return isNew;
    },
  };
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
