import { isObject } from '#domain/record/shapes.ts';
import { type Attestation, grounds } from '#domain/roster/attestation.ts';

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

/** The texts of hand-ins in any part of it. */
export function textsIn(part: unknown): readonly string[] {
  const texts = isObject(part) ? part.texts : null;
  return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [];
}

function isAttestation(value: unknown): value is Attestation {
  return (
    isObject(value) &&
    [value.file, value.at, value.reason].every((text) => typeof text === 'string' && text.length <= 1000) &&
    (grounds as readonly unknown[]).includes(value.ground)
  );
}
