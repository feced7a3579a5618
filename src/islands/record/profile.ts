import type { Place } from '#domain/course/place.ts';
import { keep } from './open.ts';

/** Writes a change of place into the record. */
export async function keepPlace(place: Place | null): Promise<void> {
  await keep({ kind: 'profile-chosen', place });
}
