import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';

/** Whose badges this site knows: built into it, so that no badge can bring its own key. */
export interface PinnedIssuer {
  /** The issuer's id, as its badges state it. */
  readonly id: string;
  readonly name: string;
  /** Where to ask: an address of the office. */
  readonly contact: string;
  /** The address at which its list of badges taken back stands. */
  readonly revocations: string;
  readonly keys: readonly PinnedKey[];
}

export interface PinnedKey {
  /** The address of the key, as badges state it under `kid`. */
  readonly kid: string;
  readonly jwk: RsaKey;
  /** The first and the last day on which it signed, YYYY-MM-DD; null while it is in use. */
  readonly from: string;
  readonly until: string | null;
}

/** The public half of an RSA key of at least 2,048 bits. */
export interface RsaKey {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

const leastBits = 2048;

/** The key, where a value is one that may sign; else null. Other fields are not taken over. */
export function readRsaKey(value: unknown): RsaKey | null {
  if (!isObject(value) || value.kty !== 'RSA' || typeof value.n !== 'string' || typeof value.e !== 'string')
    return null;
  const [n, e] = [strictBytes(value.n), strictBytes(value.e)];
  const wide = n !== null && n.length * 8 >= leastBits && n[0] !== 0;
  return wide && e !== null && e.length > 0 && e.length <= 8 ? { kty: 'RSA', n: value.n, e: value.e } : null;
}

/** What stands in an issuer's card under `format`, and its version. */
const cardFormat = 'post-rounds-issuer';
const cardVersion = 1;

/** An issuer as a file, to be put among those that a site pins: everything in it is public. */
export function writeIssuerCard(issuer: PinnedIssuer): string {
  return `${JSON.stringify({ format: cardFormat, version: cardVersion, ...issuer }, null, 2)}\n`;
}

/** The issuer of a card, with no field besides those that are known; null where any of them is not as it should be. */
export function readIssuerCard(text: string): PinnedIssuer | null {
  const reading = readJson(text, { largest: 65_536, deepest: 6 });
  if (!reading.ok || !isObject(reading.value)) return null;
  const { format, version, id, name, contact, revocations, keys } = reading.value;
  if (format !== cardFormat || version !== cardVersion || !Array.isArray(keys) || keys.length === 0) return null;
  if (!isAddress(id) || !isAddress(revocations) || !isLine(name) || !isLine(contact)) return null;
  const pinned = (keys as readonly unknown[]).flatMap((key): readonly PinnedKey[] => {
    if (!isObject(key)) return [];
    const { kid, from, until } = key;
    const jwk = readRsaKey(key.jwk);
    return jwk && isAddress(kid) && isDay(from) && (until === null || isDay(until)) ? [{ kid, jwk, from, until }] : [];
  });
  return pinned.length === keys.length ? { id, name, contact, revocations, keys: pinned } : null;
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 500 && /^https?:\/\/[^\s<>"]+$/.test(value);
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim().length > 0 && value.length <= 200;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** How a key is named in addresses: its thumbprint (RFC 7638), base64url. */
export function thumbprintOf({ e, n }: RsaKey): string {
  return toBase64Url(sha256(utf8ToBytes(JSON.stringify({ e, kty: 'RSA', n }))));
}

/** The last part of an issuer's addresses: its name in plain letters, and eight of its first key, since names are alike. */
export function slugOf(name: string, key: RsaKey): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const letters = thumbprintOf(key)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 8);
  return [plain, letters].filter(Boolean).join('-');
}

/** An issuer of a site that begins to sign with this key today. @param site the course's own address, with a slash at its end */
export function newIssuer(
  site: string,
  { name, contact }: Pick<PinnedIssuer, 'name' | 'contact'>,
  jwk: RsaKey,
  today: string,
): PinnedIssuer {
  const slug = slugOf(name, jwk);
  return {
    id: `${site}issuer/${slug}.json`,
    name,
    contact,
    revocations: `${site}issuer/lists/${slug}.json`,
    keys: [{ kid: `${site}issuer/keys/${thumbprintOf(jwk)}.json`, jwk, from: today, until: null }],
  };
}

/** The last part of an address without its ending: under which name a site publishes what stands there. */
export function fileNameOf(address: string): string {
  return (address.split('/').at(-1) ?? '').replace(/\.json$/, '');
}

/** What an issuer has taken back: the ids of badges, each with the reason. */
export type Revocations = ReadonlyMap<string, string>;

/**
 * Reads a list of the type `1EdTechRevocationList`. Null where it is none, or not this issuer's or not the one that was asked for:
 * then nothing is known, which is not the same as nothing revoked.
 */
export function readRevocations(text: string, id: string, issuer: string): Revocations | null {
  const reading = readJson(text, { largest: 5 * 2 ** 20, deepest: 8 });
  if (!reading.ok || !isObject(reading.value)) return null;
  const { value } = reading;
  const list = value.revokedCredential;
  if (value.id !== id || value.issuer !== issuer || !Array.isArray(list)) return null;
  const revoked = new Map<string, string>();
  for (const one of list as readonly unknown[]) {
    if (!isObject(one) || typeof one.id !== 'string') return null;
    if (one.revoked !== false)
      revoked.set(one.id, typeof one.revocationReason === 'string' ? one.revocationReason : '');
  }
  return revoked;
}

/** Writes that list, to be put where the badges say it stands. The same badges give the same text, whatever their order. */
export function writeRevocations(id: string, issuer: string, revoked: Revocations): string {
  const revokedCredential = [...revoked]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([badge, revocationReason]) => ({ id: badge, revoked: true, revocationReason }));
  return `${JSON.stringify({ id, issuer, revokedCredential }, null, 2)}\n`;
}
