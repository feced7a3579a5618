import { type Fields, isObject } from '../record/shapes.ts';
import { type Badge, badgeContexts } from './badge.ts';

/**
 * Whether claims are an Open Badges 3.0 credential as far as this site reads one: the fields that the specification demands, and
 * every other one that is shown. Fields beyond those are allowed; they are under the signature like the rest.
 */
export function hasBadgeShape(claims: Fields): claims is Fields & Badge {
  const { credentialSubject: subject, issuer, credentialStatus: status } = claims;
  const contexts = claims['@context'];
  return (
    Array.isArray(contexts) &&
    contexts[0] === badgeContexts[0] &&
    typeof contexts[1] === 'string' &&
    /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.0\.\d+)?\.json$/.test(contexts[1]) &&
    isText(claims.id) &&
    isTypes(claims.type, ['VerifiableCredential']) &&
    (isTypes(claims.type, ['OpenBadgeCredential']) || isTypes(claims.type, ['AchievementCredential'])) &&
    isText(claims.name) &&
    isObject(issuer) &&
    isText(issuer.id) &&
    isTypes(issuer.type, ['Profile']) &&
    isText(issuer.name) &&
    isTime(claims.validFrom) &&
    (claims.validUntil === undefined || isTime(claims.validUntil)) &&
    isObject(subject) &&
    isSubject(subject) &&
    (status === undefined || (isObject(status) && isText(status.id) && status.type === '1EdTechRevocationList'))
  );
}

function isSubject({ id, type, identifier, achievement, activityEndDate, creditsEarned }: Fields): boolean {
  return (
    isText(id) &&
    isTypes(type, ['AchievementSubject']) &&
    (identifier === undefined || (Array.isArray(identifier) && identifier.every(isIdentity))) &&
    (activityEndDate === undefined || isTime(activityEndDate)) &&
    (creditsEarned === undefined || (typeof creditsEarned === 'number' && creditsEarned >= 0)) &&
    isObject(achievement) &&
    isText(achievement.id) &&
    isTypes(achievement.type, ['Achievement']) &&
    isText(achievement.name) &&
    isText(achievement.description) &&
    isText(achievement.version) &&
    isObject(achievement.criteria) &&
    isText(achievement.criteria.narrative)
  );
}

function isIdentity(value: unknown): boolean {
  return (
    isObject(value) &&
    value.type === 'IdentityObject' &&
    value.hashed === true &&
    value.identityType === 'emailAddress' &&
    isText(value.salt) &&
    typeof value.identityHash === 'string' &&
    /^sha256\$[\da-f]{64}$/.test(value.identityHash)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 10_000;
}

function isTypes(value: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(value) && wanted.every((type) => value.includes(type));
}

/** ISO 8601 with a zone, as the specification's DateTimeZ. */
function isTime(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
    Number.isFinite(Date.parse(value))
  );
}
