import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { hexOf } from '../record/hex.ts';
import { strictBytes, toBase64Url } from '../record/base64url.ts';
import { readJson } from '../record/read-json.ts';
import { type Fields, isObject } from '../record/shapes.ts';
import { uuidOf } from '../record/uuid.ts';

/** The contexts of Open Badges 3.0, in the order that it wants. The third explains status lists and schemas. */
export const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
] as const;

/** The most characters of a badge that are looked at. Ours have about three thousand. */
export const longestBadge = 65_536;

/** An Open Badges 3.0 credential as this course issues it: for one achievement, to somebody who is named by a salted hash. */
export interface Badge {
  readonly '@context': readonly string[];
  /** `urn:uuid:…` */
  readonly id: string;
  readonly type: readonly ['VerifiableCredential', 'OpenBadgeCredential'];
  readonly name: string;
  readonly issuer: { readonly id: string; readonly type: readonly ['Profile']; readonly name: string };
  /** ISO 8601 in UTC, to the second. */
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialSubject: BadgeSubject;
  readonly credentialStatus?: { readonly id: string; readonly type: '1EdTechRevocationList' };
}

export interface BadgeSubject {
  /** `urn:uuid:…`, of nobody in particular. */
  readonly id: string;
  readonly type: readonly ['AchievementSubject'];
  readonly identifier?: readonly HashedIdentity[];
  readonly activityEndDate?: string;
  readonly creditsEarned?: number;
  readonly achievement: {
    readonly id: string;
    readonly type: readonly ['Achievement'];
    readonly name: string;
    readonly description: string;
    readonly version: string;
    readonly criteria: { readonly narrative: string };
  };
}

/** Somebody, by the hash of an address with a salt. Whoever knows the address can check it: an identifier, not anonymity. */
export interface HashedIdentity {
  readonly type: 'IdentityObject';
  readonly hashed: true;
  readonly identityType: 'emailAddress';
  readonly salt: string;
  /** `sha256$` and 64 hexadecimal digits. */
  readonly identityHash: string;
}

/** What a badge says, before it is one. */
export interface BadgeFacts {
  /** A UUID that follows from the hand-in and the key, so that a crash never issues twice. */
  readonly id: string;
  readonly subject: string;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly achievement: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly edition: string;
    readonly criteria: string;
  };
  readonly validFrom: string;
  /** Usually when the content is due for review; null where there is no such day. */
  readonly validUntil: string | null;
  readonly finished: string;
  readonly credits: number | null;
  readonly holder: HashedIdentity | null;
  /** The address of the issuer's revocation list, or null. */
  readonly revocations: string | null;
}

export function composeBadge(facts: BadgeFacts): Badge {
  const { achievement, holder, credits, validUntil, revocations } = facts;
  return {
    '@context': [...badgeContexts],
    id: `urn:uuid:${facts.id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: { id: facts.issuer.id, type: ['Profile'], name: facts.issuer.name },
    validFrom: toSeconds(facts.validFrom),
    ...(validUntil ? { validUntil: toSeconds(validUntil) } : {}),
    credentialSubject: {
      id: `urn:uuid:${facts.subject}`,
      type: ['AchievementSubject'],
      ...(holder ? { identifier: [holder] } : {}),
      activityEndDate: toSeconds(facts.finished),
      ...(credits === null ? {} : { creditsEarned: credits }),
      achievement: {
        id: achievement.id,
        type: ['Achievement'],
        name: achievement.name,
        description: achievement.description,
        version: achievement.edition,
        criteria: { narrative: achievement.criteria },
      },
    },
    ...(revocations ? { credentialStatus: { id: revocations, type: '1EdTechRevocationList' } } : {}),
  };
}

/** The id of the badge for something finished: the same hand-in and key always give the same one. */
export function badgeIdOf(file: string, scope: string, kid: string): string {
  return uuidOf(`${kid}#${file}/${scope}`);
}

/** @param salt chance, at least 16 characters of it: without, the hash of an address is soon guessed */
export function hashedIdentity(address: string, salt: string): HashedIdentity {
  const identityHash = `sha256$${hexOf(sha256(utf8ToBytes(`${addressAsKept(address)}${salt}`)))}`;
  return { type: 'IdentityObject', hashed: true, identityType: 'emailAddress', salt, identityHash };
}

/** Whether a badge was given to whoever has this address; null where it names nobody by one. */
export function isHolder({ credentialSubject: { identifier } }: Badge, address: string): boolean | null {
  const [known] = identifier ?? [];
  return known ? hashedIdentity(address, known.salt).identityHash === known.identityHash : null;
}

/** Addresses are compared without blanks around them, in small letters. */
function addressAsKept(address: string): string {
  return address.trim().toLowerCase();
}

/** Signs with an RSA key of 2,048 bits or more: RSASSA-PKCS1-v1_5 with SHA-256. The key itself stays where it is. */
export interface BadgeSigner {
  /** The address at which the public key stands as one JWK. */
  readonly kid: string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** A badge as a compact VC-JWT (RS256): what a `.jwt` file holds. */
export async function signBadge(badge: Badge, { kid, sign }: BadgeSigner): Promise<string> {
  const claims = {
    ...badge,
    iss: badge.issuer.id,
    sub: badge.credentialSubject.id,
    jti: badge.id,
    nbf: secondsOf(badge.validFrom),
    ...(badge.validUntil ? { exp: secondsOf(badge.validUntil) } : {}),
  };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
  return `${signed}.${toBase64Url(await sign(new TextEncoder().encode(signed)))}`;
}

/** A badge as it was read: nothing is checked yet. */
export interface BadgeParts {
  readonly header: Fields;
  readonly claims: Fields;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** What the signature is over. */
  readonly signed: Uint8Array<ArrayBuffer>;
}

/** Takes a compact JWS apart, whatever it is; null where it is none. Blanks around it are welcome. Never throws. */
export function readBadge(text: string): BadgeParts | null {
  const compact = text.length > longestBadge ? '' : text.replace(/^\uFEFF/, '').trim();
  const [head = '', body = '', tail = '', ...more] = compact.split('.');
  const [header, claims] = [decode(head), decode(body)];
  const signature = strictBytes(tail);
  if (more.length > 0 || !header || !claims || !signature || signature.length === 0) return null;
  return { header, claims, signature, signed: new TextEncoder().encode(`${head}.${body}`) };
}

/** Whole seconds since 1970, as tokens count. */
export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function toSeconds(time: string): string {
  return new Date(1000 * secondsOf(time)).toISOString().replace('.000Z', 'Z');
}

function encode(value: object): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

/** What a part of a token says: strict base64url, UTF-8, JSON with no prototypes; null where it is anything else. */
function decode(part: string): Fields | null {
  const bytes = strictBytes(part);
  const reading = bytes && readJson(bytes, { largest: longestBadge, deepest: 16 });
  return reading?.ok && isObject(reading.value) ? reading.value : null;
}
