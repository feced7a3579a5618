import type { Receiver } from '#domain/hand-in/receiving.ts';
import { closeToKey, openWith } from '#storage/agreement.ts';

/** An office whose keys are kept nowhere. */
export interface Office {
  readonly receiver: Receiver;
  readonly privateJwk: JsonWebKey;
  readonly publicJwk: JsonWebKey;
}

export async function anOffice(): Promise<Office> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  return officeOf(await crypto.subtle.exportKey('jwk', pair.privateKey));
}

/** The office whose private half is written down, as in a fixture. */
export async function officeOf({ kty, crv, x, y, d }: JsonWebKey): Promise<Office> {
  const jwk = { kty, crv, x, y, d } as JsonWebKey;
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return {
    receiver: { x: x ?? '', open: openWith(key, crypto.subtle) },
    privateJwk: jwk,
    publicJwk: { kty, crv, x, y } as JsonWebKey,
  };
}

/** Closes with this process’s own cryptography. */
export const close = (() => {
  const found = closeToKey();
  if (!found) throw new Error('This Node has no cryptography.');
  return found;
})();
