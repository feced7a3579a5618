import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The namespace of addresses (RFC 9562 §6.6). */
const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The name-based UUID, version 5 (RFC 9562 §5.5): the same name always gives the same one, so that sending or signing
 * something twice is seen to be the same thing.
 */
export function uuidOf(name: string, namespace = addresses): string {
  const hash = stateAfter(namespace).clone().update(utf8ToBytes(name)).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(hash.subarray(0, 16));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The hash as it stands after a namespace: a million names share it. */
const states = new Map<string, ReturnType<typeof sha1.create>>();

function stateAfter(namespace: string) {
  const known = states.get(namespace) ?? sha1.create().update(hexToBytes(namespace.replaceAll('-', '')));
  states.set(namespace, known);
  return known;
}
