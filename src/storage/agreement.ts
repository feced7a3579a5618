import type { CloseTo, Receiver } from '#domain/hand-in/receiving.ts';
import { readPublicKey } from '#domain/hand-in/signing.ts';

/** Keys of which two halves of different pairs give the same secret. */
export const agreement = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Closes to a key with this browser's own cryptography; null where it has none, as on plain http. */
export function closeToKey(subtle = subtleHere()): CloseTo | null {
  if (!subtle) return null;
  return async (to, plain, head) => {
    const theirs = await subtle.importKey('jwk', { ...to }, agreement, false, []);
    const pair = await subtle.generateKey(agreement, false, ['deriveBits']);
    const { kty, crv, x, y } = await subtle.exportKey('jwk', pair.publicKey);
    const ephemeral = readPublicKey({ kty, crv, x, y });
    if (!ephemeral) throw new Error('The browser made no key.');
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const key = await contentKey(pair.privateKey, theirs, subtle);
    const cipher = { name: 'AES-GCM', iv: nonce, additionalData: head(ephemeral) };
    return { ephemeral, nonce, closed: new Uint8Array(await subtle.encrypt(cipher, key, plain)) };
  };
}

/** Opens what was closed to a key, given its private half. */
export function openWith(privateKey: CryptoKey, subtle: SubtleCrypto): Receiver['open'] {
  return async ({ ephemeral, nonce, closed, head }) => {
    try {
      // A point that is not on the curve is refused here.
      const theirs = await subtle.importKey('jwk', { ...ephemeral }, agreement, false, []);
      const key = await contentKey(privateKey, theirs, subtle);
      const cipher = { name: 'AES-GCM', iv: nonce, additionalData: head };
      return new Uint8Array(await subtle.decrypt(cipher, key, closed));
    } catch {
      return null;
    }
  };
}

/** The key of the content: Concat KDF with SHA-256 over the secret, in the one round that 256 bits take (RFC 7518 §4.6.2). */
async function contentKey(own: CryptoKey, theirs: CryptoKey, subtle: SubtleCrypto): Promise<CryptoKey> {
  const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256);
  const name = new TextEncoder().encode('A256GCM');
  // Neither party is named here: the header that names the key is authenticated with the content.
  const parts = [number(1), new Uint8Array(secret), number(name.length), name, number(0), number(0), number(256)];
  const digest = await subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function number(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function subtleHere(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}
