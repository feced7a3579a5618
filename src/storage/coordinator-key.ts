import { coordinatorBackup, type KeyBackup } from '#domain/assignment/key-backup.ts';
import { type PublicKey, readPublicKey } from '#domain/hand-in/signing.ts';
import { algorithm, curve } from './device-key.ts';
import { thisBrowser } from './browser-parts.ts';
import { type OwnKeyOutcome, ownKeys } from './own-key.ts';
import { keyFrom } from './passphrase.ts';
import { keepReceiver, makeReceiver, openReceiver } from './receiving-key.ts';
import { cipherFor, newSeal } from './sealing.ts';

/** What making or bringing in a key came to; nothing is kept unless it is `ok`. */
export type KeyOutcome = OwnKeyOutcome<PublicKey>;

const keys = ownKeys<PublicKey>({
  drawer: 'coordinator-key',
  only: 'coordinator',
  made: curve,
  imported: curve,
  signed: algorithm,
  publicHalf: ({ kty, crv, x, y }) => readPublicKey({ kty, crv, x, y }),
  isSame: (one, other) => one.x === other.x && one.y === other.y,
  backup: coordinatorBackup,
});

/** The key with which this browser's coordinator signs assignments, or null where none was made or brought in. */
export const coordinatorKey = keys.own;
/** Removes it from this browser, with every key for receiving that lies beside it. Resolves with whether they are gone. */
export const forgetCoordinatorKey = keys.forget;

/**
 * Makes it and a key for receiving, together with the backup of both, which can be made at no other time. Where the browser keeps
 * the one and not the other, the backup says so by not having it.
 */
export const makeCoordinatorKey: typeof keys.make = async (root, { passphrase, made }, browser, subtle) => {
  const outcome = await keys.make(root, { passphrase, made }, browser, subtle);
  if (!outcome.ok || !('backup' in outcome)) return outcome;
  const whole = await makeReceiver(root, { passphrase, backup: outcome.backup, made }, browser, subtle);
  return { ...outcome, backup: whole ?? outcome.backup };
};

/** Opens a backup and keeps its keys here, both or none. A key for receiving joins those that are here. */
export const bringInCoordinatorKey: typeof keys.bringIn = async (
  root,
  opener,
  browser = thisBrowser(),
  subtle = subtleHere(),
) => {
  if (!opener.backup.receiver || !subtle) return keys.bringIn(root, opener, browser, subtle);
  const receiver = await openReceiver(opener, subtle);
  if (!receiver) return { ok: false, why: 'wrong-passphrase' };
  const outcome = await keys.bringIn(root, opener, browser, subtle);
  if (!outcome.ok) return outcome;
  return (await keepReceiver(root, receiver, browser)) ? outcome : { ok: false, why: 'not-kept' };
};

/**
 * Gives an office whose key was made before there were any for receiving one of these, sealed into a new backup of both; the old one
 * still opens, without it. The passphrase has to be that of the backup, so that one opens both.
 */
export async function addReceiver(
  root: string,
  { passphrase, backup, made }: Opener & { readonly made: string },
  browser = thisBrowser(),
  subtle = subtleHere(),
): Promise<
  | { readonly ok: true; readonly backup: KeyBackup }
  | { readonly ok: false; readonly why: 'no-cryptography' | 'wrong-passphrase' | 'not-kept' }
> {
  if (!subtle) return { ok: false, why: 'no-cryptography' };
  if (!(await keys.opens(passphrase, backup, subtle))) return { ok: false, why: 'wrong-passphrase' };
  const whole = await makeReceiver(root, { passphrase, backup, made }, browser, subtle);
  return whole ? { ok: true, backup: whole } : { ok: false, why: 'not-kept' };
}

/** A backup, and the passphrase that is said to open it. */
interface Opener {
  readonly passphrase: string;
  readonly backup: KeyBackup;
}

/** What was sealed under a backup's passphrase. */
interface SealedUnder {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/**
 * Seals a text under the passphrase that opens a backup, with a nonce of its own; null where it is not that passphrase, so that
 * nobody seals what they could not open again.
 * @param head authenticated with it, given the nonce
 */
export async function sealUnder(
  { passphrase, backup }: Opener,
  text: string,
  head: (nonce: Uint8Array<ArrayBuffer>) => string,
  subtle = subtleHere(),
): Promise<SealedUnder | null> {
  if (!subtle || !(await keys.opens(passphrase, backup, subtle))) return null;
  const { nonce } = newSeal();
  const key = await keyFrom(passphrase, backup, subtle);
  const sealed = await subtle.encrypt(cipherFor({ nonce }, head(nonce)), key, new TextEncoder().encode(text));
  return { nonce, sealed: new Uint8Array(sealed) };
}

/** The text that was sealed so; null where the passphrase is wrong, or anything was changed, which looks the same. */
export async function unsealUnder(
  { passphrase, backup }: Opener,
  { nonce, sealed, head }: SealedUnder & { readonly head: string },
  subtle = subtleHere(),
): Promise<string | null> {
  if (!subtle) return null;
  try {
    const key = await keyFrom(passphrase, backup, subtle);
    return new TextDecoder().decode(await subtle.decrypt(cipherFor({ nonce }, head), key, sealed));
  } catch {
    return null;
  }
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
