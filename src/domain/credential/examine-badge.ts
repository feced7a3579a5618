import { type Badge, type BadgeParts, readBadge, secondsOf } from './badge.ts';
import { hasBadgeShape } from './badge-shape.ts';
import type { PinnedIssuer, PinnedKey, Revocations, RsaKey } from './issuers.ts';

/** RSASSA-PKCS1-v1_5 with SHA-256, and nothing else that a badge might ask for. Null where this browser cannot tell. */
export type CheckBadgeSignature = (
  key: RsaKey,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => Promise<boolean | null>;

/** What is looked at, in this order. */
export const badgeSteps = ['form', 'issuer', 'signature', 'claims', 'shape', 'dates', 'revocation'] as const;
export type BadgeStep = (typeof badgeSteps)[number];

/** One step with its result, and by name what is wrong. `unknown`: it could not be looked at, which is not a yes. */
export interface StepResult {
  readonly step: BadgeStep;
  readonly result: 'yes' | 'no' | 'unknown';
  readonly why: BadgeFault | null;
}

export type BadgeFault =
  | 'not-a-token'
  | 'header'
  | 'issuer-unknown'
  | 'issuer-other'
  | 'signature'
  | 'no-cryptography'
  | 'not-reached'
  | 'claims'
  | 'shape'
  | 'not-yet'
  | 'expired'
  | 'key-not-then'
  | 'revoked'
  | 'no-list';

/**
 * `valid`: signed by a known issuer, unchanged, in its time, not revoked. `unsure`: nothing speaks against it, but something could
 * not be looked at. `issuer-unknown`: nothing can be said. `past`: it was valid, and is expired. `revoked`, `invalid`: as they say.
 */
export type BadgeVerdict = 'valid' | 'unsure' | 'issuer-unknown' | 'past' | 'revoked' | 'invalid';

export interface BadgeExamination {
  readonly verdict: BadgeVerdict;
  readonly steps: readonly StepResult[];
  /** What it says, to be shown beside the verdict; null where it is not even of a badge's shape. */
  readonly badge: Badge | null;
  readonly issuer: PinnedIssuer | null;
  /** The reason that the issuer gave for taking it back; null where it did not. */
  readonly revokedFor: string | null;
}

/**
 * Checks a badge, a compact VC-JWT. The key is looked up among the pinned ones by its `kid`; a key in the badge itself, or one to be
 * fetched, is never used, and the algorithm is that of the pinned key.
 * @param revocations the issuer's list, or null where it could not be had
 * @param now milliseconds since 1970
 */
export async function examineBadge(
  text: string,
  issuers: readonly PinnedIssuer[],
  revocations: Revocations | null,
  check: CheckBadgeSignature,
  now: number,
): Promise<BadgeExamination> {
  const parts = readBadge(text);
  const badge = parts && hasBadgeShape(parts.claims) ? parts.claims : null;
  const kid = typeof parts?.header.kid === 'string' ? parts.header.kid : null;
  const issuer = issuers.find(({ keys }) => keys.some((key) => key.kid === kid)) ?? null;
  const key = issuer?.keys.find((one) => one.kid === kid) ?? null;

  const form = formFault(parts);
  const who = !issuer ? 'issuer-unknown' : issuer.id === issuerOf(parts) ? null : 'issuer-other';
  const fits = parts && key && !form ? await check(key.jwk, parts.signed, parts.signature) : undefined;
  const revoked = badge && revocations?.get(badge.id);
  const listed = badge?.credentialStatus !== undefined;
  const steps: readonly StepResult[] = [
    said('form', form),
    who === 'issuer-unknown' ? unknown('issuer', who) : said('issuer', who),
    fits === undefined
      ? unknown('signature', 'not-reached')
      : fits === null
        ? unknown('signature', 'no-cryptography')
        : said('signature', fits ? null : 'signature'),
    badge
      ? said('claims', claimsAgree(parts?.claims ?? {}, badge) ? null : 'claims')
      : unknown('claims', 'not-reached'),
    said('shape', badge ? null : 'shape'),
    badge ? said('dates', dateFault(badge, key, now)) : unknown('dates', 'not-reached'),
    typeof revoked === 'string'
      ? said('revocation', 'revoked')
      : listed && !revocations
        ? unknown('revocation', 'no-list')
        : badge
          ? said('revocation', null)
          : unknown('revocation', 'not-reached'),
  ];
  return { verdict: verdictOf(steps), steps, badge, issuer, revokedFor: typeof revoked === 'string' ? revoked : null };
}

function verdictOf(steps: readonly StepResult[]): BadgeVerdict {
  const faults = steps.flatMap(({ result, why }) => (result === 'no' ? [why] : []));
  const gaps = steps.flatMap(({ result, why }) => (result === 'unknown' ? [why] : []));
  if (faults.some((why) => why !== 'expired' && why !== 'revoked')) return 'invalid';
  if (gaps.includes('issuer-unknown')) return 'issuer-unknown';
  // Until its signature holds, nobody knows whether it was ever valid.
  if (gaps.includes('no-cryptography')) return 'unsure';
  if (faults.includes('revoked')) return 'revoked';
  if (faults.includes('expired')) return 'past';
  return gaps.length > 0 ? 'unsure' : 'valid';
}

/** Exactly these headers: a token that brings its own key, or asks for another algorithm, is none of ours. */
function formFault(parts: BadgeParts | null): BadgeFault | null {
  if (!parts) return 'not-a-token';
  const { alg, typ, kid, ...more } = parts.header;
  return alg === 'RS256' &&
    (typ === 'JWT' || typ === undefined) &&
    typeof kid === 'string' &&
    Object.keys(more).length === 0
    ? null
    : 'header';
}

function issuerOf(parts: BadgeParts | null): unknown {
  const issuer = parts?.claims.issuer;
  return typeof issuer === 'object' && issuer !== null ? (issuer as { readonly id?: unknown }).id : issuer;
}

/** Whether the token's own claims say what the badge says. */
function claimsAgree({ iss, sub, jti, nbf, exp }: BadgeParts['claims'], badge: Badge): boolean {
  return (
    iss === badge.issuer.id &&
    sub === badge.credentialSubject.id &&
    jti === badge.id &&
    nbf === secondsOf(badge.validFrom) &&
    exp === (badge.validUntil === undefined ? undefined : secondsOf(badge.validUntil))
  );
}

/** A clock that is wrong by less than this is not held against anybody, in milliseconds. */
const skew = 5 * 60_000;

function dateFault({ validFrom, validUntil }: Badge, key: PinnedKey | null, now: number): BadgeFault | null {
  const from = Date.parse(validFrom);
  if (from > now + skew) return 'not-yet';
  const day = new Date(from).toISOString().slice(0, 10);
  if (key && (day < key.from || (key.until !== null && day > key.until))) return 'key-not-then';
  return validUntil !== undefined && Date.parse(validUntil) < now - skew ? 'expired' : null;
}

function said(step: BadgeStep, why: BadgeFault | null): StepResult {
  return { step, result: why ? 'no' : 'yes', why };
}

function unknown(step: BadgeStep, why: BadgeFault): StepResult {
  return { step, result: 'unknown', why };
}
