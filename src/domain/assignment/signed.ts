import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type PublicKey, readPublicKey, type Signer } from '../hand-in/signing.ts';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { canonicalText } from '../record/identify.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';

/** The most letters of a link's code that are looked at; also the most that are written. */
export const longestCode = 2000;
/** The letters of an ES256 signature. */
export const signatureLetters = 86;

/** Whether the key itself stands in the header, or only its name, which spares paper about 150 letters. */
export type KeyCarried = 'key' | 'name';

/** A compact JSON Web Signature (RFC 7515 §3.1) taken apart; nothing of it has been verified. */
export interface Signed {
  /** The key that the header carries; null where it carries the name alone. */
  readonly key: PublicKey | null;
  /** The name of the key: see `keyName`. */
  readonly keyName: string;
  readonly payload: unknown;
  /** What the signature is over, and the signature. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/**
 * A payload as a compact JWS with ES256 (RFC 7518 §3.4). Its header holds `alg` and either `jwk` or `kid`.
 * @throws as `canonicalText`, and as the signer
 */
export async function sign(payload: unknown, signer: Signer, carried: KeyCarried): Promise<string> {
  const header = { alg: 'ES256', ...(carried === 'key' ? { jwk: signer.key } : { kid: keyName(signer.key) }) };
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${toBase64Url(await signer.sign(new TextEncoder().encode(text)))}`;
}

/** Why a text could not be taken apart. */
export type Unsigned = 'foreign' | 'incomplete' | 'changed';

/**
 * Takes a code apart. Whatever was cut off its end is told from what was changed: every code begins alike, and every signature
 * has the same length. The algorithm is compared, never chosen from. Never throws.
 */
export function takeApart(code: string): Signed | Unsigned {
  // What base64url makes of `{"`, with which every header begins.
  if (!'eyJ'.startsWith(code.slice(0, 3))) return 'foreign';
  const [head, body, value, ...more] = code.split('.');
  const header = parse(head);
  if (/[^\w.-]/.test(code) || more.length > 0) return keyOf(header) ? 'changed' : 'foreign';
  if (body === undefined) return 'incomplete';
  if (header === undefined) return 'changed';
  const named = keyOf(header);
  if (!named) return 'foreign';
  if (value === undefined || value.length < signatureLetters) return 'incomplete';
  const signature = strictBytes(value);
  const payload = parse(body);
  if (value.length > signatureLetters || !signature || payload === undefined) return 'changed';
  return { ...named, payload, signature, bytes: new TextEncoder().encode(`${head}.${body}`) };
}

/** How a key is named: the first 16 letters (base64url) of the SHA-256 of `x.y`. People can compare it. */
export function keyName({ x, y }: PublicKey): string {
  return toBase64Url(sha256(utf8ToBytes(`${x}.${y}`))).slice(0, 16);
}

function keyOf(header: unknown): Pick<Signed, 'key' | 'keyName'> | null {
  if (!isObject(header) || header.alg !== 'ES256' || Object.keys(header).length !== 2) return null;
  const { jwk, kid } = header;
  if (typeof kid === 'string' && /^[\w-]{16}$/.test(kid)) return { key: null, keyName: kid };
  const key = readPublicKey(jwk);
  return key && { key, keyName: keyName(key) };
}

function encode(value: unknown): string {
  return toBase64Url(utf8ToBytes(canonicalText(value)));
}

/** The JSON behind base64url, or undefined. There is one spelling: other bytes for the same value are none of ours. */
function parse(letters = ''): unknown {
  const bytes = strictBytes(letters);
  const reading = bytes && readJson(bytes, { largest: longestCode, deepest: 4 });
  return reading?.ok ? reading.value : undefined;
}
