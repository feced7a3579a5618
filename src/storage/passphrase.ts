import { shortestPassphrase } from '#domain/assignment/key-backup.ts';

/** What a key is made of, besides the passphrase itself. */
export interface Stretching {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Rounds of PBKDF2 with SHA-256. */
  readonly rounds: number;
}

/** An AES-GCM key out of a passphrase. It takes a moment, deliberately, and no script can read it. */
export async function keyFromPassphrase(
  passphrase: string,
  { salt, rounds: iterations }: Stretching,
  subtle: SubtleCrypto,
): Promise<CryptoKey> {
  const typed = await subtle.importKey('raw', new TextEncoder().encode(plainPassphrase(passphrase)), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Whether a passphrase is long enough to close anything with. */
export function isLongEnough(passphrase: string): boolean {
  return [...plainPassphrase(passphrase)].length >= shortestPassphrase;
}

/** Keyboards write one accented letter in two ways. */
function plainPassphrase(passphrase: string): string {
  return passphrase.toWellFormed().normalize('NFKC');
}
