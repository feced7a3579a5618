import { strictBytes, toBase64Url } from '../record/base64url.ts';
import type { PublicKey } from './signing.ts';

/**
 * The point of P-256 that has this x coordinate (32 bytes as base64url), as a key; null where there is none. A key for receiving
 * travels as its x alone: with each point comes its negative, which has the same x and the other y, and Diffie and Hellman’s secret is
 * the x of a product, for which it does not matter which of the two was taken (RFC 6090, “Compact Representation”). So any y
 * will do; here it is the even one, found as SEC 1 (§2.3.4) finds it: by a square root, which is looked at again by squaring it.
 */
export function pointOf(x: string): PublicKey | null {
  if (last?.x === x) return last.key;
  const key = solve(x);
  last = { x, key };
  return key;
}

/** An office’s key comes again with each of its links, and only its first coming has to be computed. */
let last: { readonly x: string; readonly key: PublicKey | null } | null = null;

/** The prime of the field and the last term of the curve y² = x³ − 3x + b (FIPS 186-5 and SP 800-186, P-256). */
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function solve(x: string): PublicKey | null {
  const bytes = /^[\w-]{43}$/.test(x) ? strictBytes(x) : null;
  if (bytes?.length !== 32) return null;
  const across = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  if (across >= p) return null;
  const square = (across ** 3n - 3n * across + b + 3n * p) % p;
  // p leaves 3 when it is divided by 4: then this power is a root, if there is any.
  const root = power(square, (p + 1n) / 4n);
  if ((root * root) % p !== square) return null;
  return { kty: 'EC', crv: 'P-256', x, y: lettersOf(root % 2n === 0n ? root : p - root) };
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

function lettersOf(number: bigint): string {
  const bytes = new Uint8Array(32);
  for (let [at, rest] = [31, number]; at >= 0; at -= 1, rest >>= 8n) bytes[at] = Number(rest & 255n);
  return toBase64Url(bytes);
}
