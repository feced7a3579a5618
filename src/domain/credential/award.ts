import type { EarnedSeen } from '../roster/submission.ts';
import { type BadgeFacts, badgeIdOf, type HashedIdentity } from './badge.ts';
import type { PinnedIssuer, PinnedKey } from './issuers.ts';

/** What of a course stands on its badges. */
export interface AwardingCourse {
  readonly iri: string;
  readonly title: string;
  readonly description: string;
  readonly edition: string;
  /** What it takes to finish. */
  readonly criteria: string;
  /** When the content is due for review, YYYY-MM-DD: until then a badge is valid. */
  readonly expires: string;
  readonly modules: readonly { readonly id: string; readonly title: string; readonly aims: string }[];
}

/** What is chosen or drawn anew for each badge. */
export interface Drawn {
  /** A UUID of nobody in particular. */
  readonly subject: string;
  readonly holder: HashedIdentity | null;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/**
 * What a badge says of something finished. Null where the content is overdue for review on that day: a badge that is past when it
 * is signed helps nobody.
 * @param file the hash of the hand-in that it rests on
 */
export function awardFacts(
  course: AwardingCourse,
  { scope, day }: EarnedSeen,
  file: string,
  issuer: PinnedIssuer,
  { kid }: PinnedKey,
  { subject, holder, now }: Drawn,
): BadgeFacts | null {
  const validUntil = `${course.expires}T23:59:59.000Z`;
  if (validUntil <= now) return null;
  const module = course.modules.find(({ id }) => id === scope);
  return {
    id: badgeIdOf(file, scope, kid),
    subject,
    issuer: { id: issuer.id, name: issuer.name },
    achievement: {
      id: `${course.iri}${scope}`,
      name: module ? `${course.title}: ${module.title}` : course.title,
      description: module?.aims ?? course.description,
      edition: course.edition,
      criteria: course.criteria,
    },
    validFrom: now,
    validUntil,
    finished: `${day}T00:00:00.000Z`,
    credits: null,
    holder,
    revocations: issuer.revocations,
  };
}
