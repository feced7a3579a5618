import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexOf } from './hex.ts';

/** The namespace of addresses (RFC 9562 §6.6). */
const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/**
 * The name-based UUID, version 5 (RFC 9562 §5.5): the same name always gives the same one, so that sending or signing
 * something twice is seen to be the same thing.
 */
export function uuidOf(name: string, namespace = addresses): string {
  const hex = hexOf(uuidsUnder('', namespace)(name));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * UUIDs of many names that begin alike: the sixteen bytes of what `uuidOf` gives for the whole name, with the beginning hashed
 * only once. They are good until the next one is asked for.
 */
export function uuidsUnder(beginning: string, namespace = addresses): (rest: string) => Uint8Array {
  const begun = sha1.create().update(bytesIn(namespace)).update(utf8ToBytes(beginning));
  return (rest) => {
    begun._cloneInto(hash).update(bytesOf(rest)).digestInto(digest);
    digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
    digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
    return uuid;
  };
}

/** One hash and one digest for all of them: a million of each would be most of the work. */
const hash = sha1.create();
const digest = new Uint8Array(hash.outputLen);
const uuid = digest.subarray(0, 16);

/** Short plain names need no bytes of their own: a million of them would be swept up again. */
const plain = Array.from({ length: 64 }, (_, length) => new Uint8Array(length));

function bytesOf(name: string): Uint8Array {
  const bytes = plain[name.length];
  if (!bytes) return utf8ToBytes(name);
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code > 127) return utf8ToBytes(name);
    bytes[at] = code;
  }
  return bytes;
}

/** The library's own way back from digits is eight times as long, and would travel with every page that opens the record. */
function bytesIn(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
