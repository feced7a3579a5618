import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The namespace of addresses (RFC 9562 §6.6). */
const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The name-based UUID, version 5 (RFC 9562 §5.5): the same name always gives the same one, so that sending or signing
 * something twice is seen to be the same thing.
 */
export function uuidOf(name: string, namespace = addresses): string {
  const hash = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8ToBytes(name)));
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(hash.subarray(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
