import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The namespace of addresses (RFC 9562 §6.6). */
const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The name-based UUID, version 5 (RFC 9562 §5.5): the same name always gives the same one, so that sending or signing
 * something twice is seen to be the same thing.
 */
export function uuidOf(name: string, namespace = addresses): string {
  return uuidsUnder('', namespace)(name);
}

/** UUIDs of many names that begin alike: what `uuidOf` gives for the whole name, with the beginning hashed only once. */
export function uuidsUnder(beginning: string, namespace = addresses): (rest: string) => string {
  const begun = sha1
    .create()
    .update(hexToBytes(namespace.replaceAll('-', '')))
    .update(utf8ToBytes(beginning));
  return (rest) => {
    begun._cloneInto(hash).update(utf8ToBytes(rest)).digestInto(digest);
    digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
    digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytesToHex(digest);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  };
}

/** One hash and one digest for all of them: a million of each would be most of the work. */
const hash = sha1.create();
const digest = new Uint8Array(hash.outputLen);
