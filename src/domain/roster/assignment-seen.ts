/** What the roster needs of an assignment that a hand-in answers. */
export interface AssignmentSeen {
  readonly id: string;
  /** The learner's own invitation, or null where the link was for everybody. */
  readonly token: string | null;
  /** Whether that invitation is on the list; null where there is none to be on it. */
  readonly invited: boolean | null;
  /** The last day, YYYY-MM-DD, or null. */
  readonly due: string | null;
}

/** Reads the assignment that a hand-in carries; null where it is none that was made here. */
export type SeeAssignment = (text: string) => AssignmentSeen | null;
