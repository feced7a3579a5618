import type { AwardingCourse } from '#domain/credential/award.ts';
import type { KnownIssuer } from '#domain/credential/pin-issuers.ts';
import { theCourse, theModules } from './course.ts';
import { theIssuers } from './issuers.ts';

/** What the coordinator's page is given to sign badges with. */
export interface Awarding {
  readonly course: AwardingCourse;
  /** Whose badges this copy already knows. */
  readonly known: readonly KnownIssuer[];
}

export async function theAwarding(): Promise<Awarding> {
  const { iri, title, subtitle, edition, participation, expires } = await theCourse();
  const modules = await theModules();
  return {
    course: {
      iri,
      title,
      description: subtitle,
      edition,
      criteria: participation,
      expires,
      modules: modules.map(({ id, title: name, aims }) => ({ id, title: name, aims })),
    },
    known: theIssuers(),
  };
}
