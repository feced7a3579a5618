import { isObject } from '#domain/record/shapes.ts';
import { type Attestation, grounds } from '#domain/roster/attestation.ts';
import type { Submission } from '#domain/roster/submission.ts';

/** The first part of a roster's backup: what a coordinator said, and what they assigned. Nothing of it is believed as it is. */
export function saidIn(part: unknown): {
  readonly attestations: readonly Attestation[];
  readonly assigned: readonly unknown[];
} {
  const { attestations, assigned } = isObject(part) ? part : {};
  return {
    attestations: Array.isArray(attestations) ? attestations.filter(isAttestation) : [],
    assigned: Array.isArray(assigned) ? assigned : [],
  };
}

/** The texts of hand-ins in any part of it: all of them, or those that had come open or sealed. */
export function textsIn(part: unknown, which?: 'open' | 'sealed'): readonly string[] {
  const { texts, sealed } = isObject(part) ? part : {};
  if (!Array.isArray(texts)) return [];
  const numbers = new Set(Array.isArray(sealed) ? sealed : []);
  return texts.filter(
    (text, at) => typeof text === 'string' && (which === undefined || numbers.has(at) === (which === 'sealed')),
  );
}

/** Which of these hand-ins had come sealed, by their numbers: what a part of a backup says beside their texts. */
export function sealedIn(submissions: readonly Submission[]): readonly number[] {
  return submissions.flatMap(({ sealed }, at) => (sealed ? [at] : []));
}

function isAttestation(value: unknown): value is Attestation {
  return (
    isObject(value) &&
    [value.file, value.at, value.reason].every((text) => typeof text === 'string' && text.length <= 1000) &&
    (grounds as readonly unknown[]).includes(value.ground)
  );
}
