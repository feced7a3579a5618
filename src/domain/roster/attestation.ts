import type { Received } from './person.ts';
import type { Submission } from './submission.ts';

/**
 * What a row is worth, in words that stand on it. `self-reported`: the learner's word. `assigned`: a signed file that answers
 * an assignment made here, unbroken. `attested`: the coordinator vouches for it, and says on what ground. The levels above
 * these (LMS-tracked, LMS-scored) are an LMS's to give; no file can have them.
 */
export const levels = ['self-reported', 'assigned', 'attested'] as const;
export type Level = (typeof levels)[number];

/** On what ground a coordinator vouches. */
export const grounds = ['mailbox', 'read-out', 'supervised'] as const;
export type Ground = (typeof grounds)[number];

/** A coordinator's word for one file. Another file of the same person needs another. */
export interface Attestation {
  /** The hash of the file. */
  readonly file: string;
  readonly at: string;
  readonly ground: Ground;
  /** Why it is accepted although something speaks against it; may be empty where nothing does. */
  readonly reason: string;
}

/** Why a row cannot be attested as it is. */
export type Unattested = 'waiting' | 'broken' | 'reason';

/** The most characters of a written reason. */
export const longestReason = 500;

/**
 * The coordinator's word for the current file of a row. What is not verified yet cannot be vouched for, nor what contradicts
 * itself; what is doubtful needs a reason in writing, which is kept.
 */
export function attest(
  { current, flags }: { readonly current: Submission; readonly flags: readonly { readonly weight: string }[] },
  said: Pick<Attestation, 'at' | 'ground'> & { readonly reason?: string },
): { readonly ok: true; readonly attestation: Attestation } | { readonly ok: false; readonly why: Unattested } {
  if (current.state === 'waiting') return { ok: false, why: 'waiting' };
  if (current.verdict === 'broken') return { ok: false, why: 'broken' };
  const reason = [...(said.reason ?? '').trim().toWellFormed()].slice(0, longestReason).join('');
  if (reason === '' && flags.some(({ weight }) => weight !== 'note')) return { ok: false, why: 'reason' };
  return { ok: true, attestation: { file: current.hash, at: said.at, ground: said.ground, reason } };
}

/** The level that stands on a row. */
export function levelOf(
  { state, verdict, key }: Submission,
  assignment: Received['assignment'],
  attestation: Attestation | undefined,
): Level {
  if (state === 'waiting' || verdict === 'broken') return 'self-reported';
  if (attestation) return 'attested';
  return key && assignment && assignment !== 'unknown' && assignment.invited !== false ? 'assigned' : 'self-reported';
}
