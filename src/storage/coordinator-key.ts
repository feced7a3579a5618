import { coordinatorBackup, type KeyBackup } from '#domain/assignment/key-backup.ts';
import { type PublicKey, readPublicKey } from '#domain/hand-in/signing.ts';
import { algorithm, curve } from './device-key.ts';
import { type OwnKeyOutcome, ownKeys } from './own-key.ts';
import { keyFromPassphrase } from './passphrase.ts';
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
/** Makes it together with its backup, which can be made at no other time. */
export const makeCoordinatorKey = keys.make;
/** Opens a backup and keeps its key here. */
export const bringInCoordinatorKey = keys.bringIn;
/** Removes it from this browser. Resolves with whether it is gone. */
export const forgetCoordinatorKey = keys.forget;

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
  const key = await keyFromPassphrase(passphrase, backup, subtle);
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
    const key = await keyFromPassphrase(passphrase, backup, subtle);
    return new TextDecoder().decode(await subtle.decrypt(cipherFor({ nonce }, head), key, sealed));
  } catch {
    return null;
  }
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
