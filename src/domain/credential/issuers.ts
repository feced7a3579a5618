import { strictBytes } from '../record/base64url.ts';
import { readJson } from '../record/read-json.ts';
import { isObject } from '../record/shapes.ts';

/** Whose badges this site knows: built into it, so that no badge can bring its own key. */
export interface PinnedIssuer {
  /** The issuer's id, as its badges state it. */
  readonly id: string;
  readonly name: string;
  /** Where to ask: an address of the office. */
  readonly contact: string;
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
