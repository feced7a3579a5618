import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64Url } from '../record/base64url.ts';
import type { PublicKey } from './signing.ts';

/** What a key made of some bytes; whatever stands in the open was authenticated with it. */
export interface Closed {
  /** The public half of a key that was made for this one file, and whose other half is gone. */
  readonly ephemeral: PublicKey;
  /** 12 bytes for AES-GCM. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** AES-256-GCM, its tag of 16 bytes behind it. */
  readonly closed: Uint8Array<ArrayBuffer>;
}

/**
 * Closes bytes so that only the other half of a key opens them: ECDH-ES with AES-256-GCM, as RFC 7518 (§4.6, §5.3) has it.
 * @param head what stands in the open, given the key of this one file
 */
export type CloseTo = (
  to: PublicKey,
  plain: Uint8Array<ArrayBuffer>,
  head: (ephemeral: PublicKey) => Uint8Array<ArrayBuffer>,
) => Promise<Closed>;

/** A key for receiving that is at hand; its private half opens things and can be read by nobody. */
export interface Receiver {
  /** Its public half, as a link carries it: the x coordinate (point.ts). */
  readonly x: string;
  /** What was closed to it; null where it was closed to another key, or anything was changed. */
  open(file: Closed & { readonly head: Uint8Array<ArrayBuffer> }): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** How a key for receiving is named: the first 16 letters (base64url) of the SHA-256 of its x. People can compare it. */
export function receiverName(x: string): string {
  return toBase64Url(sha256(utf8ToBytes(x))).slice(0, 16);
}
