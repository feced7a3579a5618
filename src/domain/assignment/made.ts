import { isObject } from '../record/shapes.ts';
import type { Assignment } from './assignment.ts';
import { type Invitee, mostInvitees } from './invitees.ts';
import { isToken } from './claims.ts';
import { assignmentInCode } from './link.ts';

/** An assignment as its coordinator's own browser remembers it. It is no part of any learner's record, and travels nowhere. */
export interface AssignmentMade {
  /** As its common link asks; no invitee's token is in it. */
  readonly assignment: Assignment;
  /** The code of its common link, as it was signed. */
  readonly code: string;
  /** The name of the key that signed it (signed.ts). */
  readonly keyName: string;
  /** When it was made: ISO 8601 in UTC. */
  readonly made: string;
  /** Whoever was invited by a link of their own, in the order of the list; often nobody. */
  readonly invitees: readonly Invitee[];
}

/** The same assignment as two browsers have it: nobody who is on either list is lost, and the later code counts. */
export function joinMade(one: AssignmentMade, other: AssignmentMade): AssignmentMade {
  const [earlier, later] = one.made <= other.made ? [one, other] : [other, one];
  const invitees = new Map([...earlier.invitees, ...later.invitees].map((invitee) => [invitee.token, invitee]));
  return { ...later, invitees: [...invitees.values()] };
}

/** What somebody's file says was made, or null where it says something else. Nothing of it has been verified. */
export function readMade(value: unknown): AssignmentMade | null {
  if (!isObject(value)) return null;
  const { code, keyName, made, invitees } = value;
  const assignment = typeof code === 'string' ? assignmentInCode(code) : null;
  const isWhole =
    assignment !== null &&
    typeof keyName === 'string' &&
    /^[\w-]{16}$/.test(keyName) &&
    typeof made === 'string' &&
    made.length <= 40 &&
    Array.isArray(invitees) &&
    invitees.length <= mostInvitees &&
    invitees.every(isInvitee);
  if (!isWhole) return null;
  return {
    assignment,
    code: code as string,
    keyName,
    made,
    invitees: invitees.map(({ token, label }: Invitee) => ({ token, label })),
  };
}

function isInvitee(value: unknown): value is Invitee {
  return isObject(value) && isToken(value.token) && typeof value.label === 'string' && value.label.length <= 1000;
}
