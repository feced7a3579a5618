import type { Day } from '../calendar/day.ts';
import type { Place } from '../course/place.ts';

/**
 * The newest version of the claims in a link. A link of a newer one is refused by name. Version 2 has a key to seal hand-ins to; a
 * link without one still says 1, so that older copies of the course read it.
 */
export const assignmentVersion = 2;

/** Stands among an assignment's modules for every module of the course and its own test. */
export const wholeCourse = 'course';

/** The most characters of a title or of an issuer's name. */
export const longestWords = 80;
/** The most characters of an address to send to. */
export const longestAddress = 100;
/** The most modules that one assignment names. */
export const mostModules = 40;

/** What a coordinator may ask to be put into the hand-in beside the record. Nothing of it goes without the learner's own tick. */
export const shareable = ['name', 'role', 'place', 'journal'] as const;
export type Shareable = (typeof shareable)[number];

/** What a coordinator asks of learners. It travels inside a link; no server knows of it. */
export interface Assignment {
  /** Random letters that name it: the same in the link, in the QR code and in each invitee's own link. */
  readonly id: string;
  /** Ids of modules, or `wholeCourse` alone. */
  readonly modules: readonly string[];
  /** Whose law the coordinator expects to be shown; the learner's own choice stands. */
  readonly place?: Place;
  /** The last day on which it is in time. */
  readonly due?: Day;
  /** The share of a module's test that is asked for, in whole per cent; never less than what the course asks for itself. */
  readonly pass?: number;
  /** Whether a module may be shown by its test taken cold and its hardest case (record/test-out.ts). */
  readonly testOut: boolean;
  readonly share: readonly Shareable[];
  /** An e-mail address for the hand-in. Never another kind of address. */
  readonly returnTo?: string;
  /** The coordinator's own words: plain text of at most 80 characters, always shown as somebody else's. */
  readonly title?: string;
  readonly issuer?: string;
  /**
   * The key that hand-ins are sealed to, as the x coordinate of its point alone: 43 letters (hand-in/point.ts). Where it is left
   * out, they travel open.
   */
  readonly sealTo?: string;
  /** The token of one invitee, where each has a link of their own. It names nobody. */
  readonly invitee?: string;
}
