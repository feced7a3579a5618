import { rounds } from '#domain/assignment/key-backup.ts';
import { keyFromPassphrase } from './passphrase.ts';

/** What goes into a seal besides the passphrase: 16 bytes for PBKDF2, 12 for AES-GCM. */
export interface Seal {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}

/** A new one, by chance: no two files are sealed alike. */
export function newSeal(): Seal {
  const [salt, nonce] = [16, 12].map((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  if (!salt || !nonce) throw new Error('There is no chance here.');
  return { salt, nonce };
}

/** AES-256-GCM with what stands in the open authenticated along with what is sealed. */
export function cipherFor({ nonce }: Pick<Seal, 'nonce'>, head: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(head) };
}

/** A text under a passphrase. What stands beside the sealed part is authenticated with it. */
export interface SealedText extends Seal {
  readonly rounds: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Seals a text; null where this browser has no cryptography. @param head what stands in the open, whole */
export async function sealText(
  text: string,
  passphrase: string,
  head: string,
  subtle = subtleHere(),
): Promise<SealedText | null> {
  if (!subtle) return null;
  const seal = { ...newSeal(), rounds };
  const cipher = cipherFor(seal, head);
  const sealed = await subtle.encrypt(
    cipher,
    await keyFromPassphrase(passphrase, seal, subtle),
    new TextEncoder().encode(text),
  );
  return { ...seal, sealed: new Uint8Array(sealed) };
}

/** The text in it; null where the passphrase is wrong or anything was changed, which looks the same. */
export async function openText(
  { sealed, ...seal }: SealedText,
  passphrase: string,
  head: string,
  subtle = subtleHere(),
): Promise<string | null> {
  try {
    if (!subtle) return null;
    const inside = await subtle.decrypt(
      cipherFor(seal, head),
      await keyFromPassphrase(passphrase, seal, subtle),
      sealed,
    );
    return new TextDecoder().decode(inside);
  } catch {
    return null;
  }
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
