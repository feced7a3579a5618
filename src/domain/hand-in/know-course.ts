import type { Pool } from '../assessment/sample-form.ts';
import { bankHash, wordlessPool } from '../assessment/wordless.ts';
import { structureOf } from '../scenario/fingerprint.ts';
import type { Scenario } from '../scenario/schema.ts';
import { wordless } from '../scenario/wordless.ts';
import type { CourseKnown } from './course-known.ts';

/** What a course is made of, with its words. */
export interface CourseWithWords extends Pick<CourseKnown, 'id' | 'edition' | 'cut' | 'outline'> {
  readonly scenarios: { readonly [scenario: string]: Scenario };
  /** The items of each module that a test may draw. */
  readonly pools: { readonly [module: string]: Pool };
}

/** Takes from a course what replaying and scoring need, with the fingerprints. For the build: a page is given the result. */
export function knowCourse({ scenarios, pools, ...rest }: CourseWithWords): CourseKnown {
  return {
    ...rest,
    scenarios: mapValues(scenarios, wordless),
    structures: mapValues(scenarios, structureOf),
    pools: mapValues(pools, wordlessPool),
    banks: mapValues(pools, bankHash),
  };
}

function mapValues<T, U>(
  object: { readonly [key: string]: T },
  change: (value: T) => U,
): { readonly [key: string]: U } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
