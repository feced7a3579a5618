import type { Place } from '../course/place.ts';
import type { AnyEntry } from '../record/entry.ts';
import { inOrder, type Record } from '../record/record.ts';
import { profileOf } from '../record/profile.ts';
import type { Progress } from '../record/progress.ts';
import { tidyName } from './name.ts';

/** What stands in a hand-in file under `format`, and the version of what is around its entries. */
export const handInFormat = 'post-rounds-hand-in';
export const handInVersion = 1;

/** The file that a learner sends: everything that they did, so that whoever receives it can replay it. */
export interface HandIn {
  readonly format: typeof handInFormat;
  readonly version: number;
  /** When it was made: ISO 8601 in UTC, as the device's clock had it. */
  readonly made: string;
  readonly course: CourseNamed;
  readonly progress: Claimed;
  readonly learner: Learner;
  /** The assignment that is answered, as its link carried it. */
  readonly assignment?: string;
  /** Only where the learner ticked it: free text of their own. */
  readonly journal?: readonly JournalPage[];
  /** The whole record, in its own order. */
  readonly entries: readonly AnyEntry[];
}

/** Which course was taken, down to the keys that were in force in this copy. */
export interface CourseNamed {
  /** The course's `iri`. */
  readonly id: string;
  readonly edition: string;
  /** `structureOf` each scenario. */
  readonly structures: { readonly [scenario: string]: string };
  /** `bankHash` of each module's items. */
  readonly banks: { readonly [module: string]: string };
}

/** How far the learner is: what the sender's copy computed from the entries, and whoever receives it computes anew. */
export interface Claimed {
  readonly done: number;
  readonly of: number;
  /** The modules that are complete. */
  readonly complete: readonly string[];
  /** Every module complete, and the course's own test passed where there is one. */
  readonly course: boolean;
}

/** Who the learner says they are. Every field may be missing. */
export interface Learner {
  readonly name?: string;
  readonly place?: Place;
  readonly role?: string;
}

export interface JournalPage {
  readonly kind: string;
  readonly of?: string;
  readonly text: string;
  readonly at: string;
}

/** What goes into a hand-in besides the record. */
export interface HandInOptions {
  readonly made: string;
  readonly course: CourseNamed;
  readonly progress: Progress;
  readonly name?: string | undefined;
  /** The assignment that it answers, as its link carried it; left out, the one that was accepted last. */
  readonly assignment?: string | undefined;
  readonly journal?: readonly JournalPage[] | undefined;
}

/** Gathers what is handed in. A partial record is welcome: `progress` says how far it goes. */
export function composeHandIn(
  record: Record,
  { made, course, progress, name = '', assignment = assignmentOf(record), journal }: HandInOptions,
): HandIn {
  const { place, role } = profileOf(record);
  const { name: known } = tidyName(name);
  return {
    format: handInFormat,
    version: handInVersion,
    made,
    course,
    progress: claimOf(progress),
    learner: { ...(known ? { name: known } : {}), ...(place ? { place } : {}), ...(role ? { role } : {}) },
    ...(assignment ? { assignment } : {}),
    ...(journal ? { journal: journal.map((page) => ({ ...page, text: page.text.toWellFormed() })) } : {}),
    entries: [...record.values()],
  };
}

/** Progress as a hand-in states it. */
export function claimOf({ modules, test, complete }: Progress): Claimed {
  return {
    done: modules.reduce((sum, module) => sum + module.done, 0) + (test?.passed ? 1 : 0),
    of: modules.reduce((sum, module) => sum + module.of, 0) + (test ? 1 : 0),
    complete: modules.filter((module) => module.complete).map(({ id }) => id),
    course: complete,
  };
}

/** The assignment that was accepted last, or undefined. */
export function assignmentOf(record: Record): string | undefined {
  return inOrder(record).findLast((entry) => entry.kind === 'assignment-accepted')?.assignment;
}
