import type { Place } from '../course/place.ts';
import { inOrder, type Record } from './record.ts';

/** What the learner said about themselves; null where they have not. */
export interface Profile {
  readonly place: Place | null;
  readonly role: string | null;
}

/** The profile, field by field as it was last chosen. Starting over does not change who the learner is. */
export function profileOf(record: Record): Profile {
  let profile: Profile = { place: null, role: null };
  for (const entry of inOrder(record)) {
    if (entry.kind !== 'profile-chosen') continue;
    const { place = profile.place, role = profile.role } = entry;
    profile = { place, role };
  }
  return profile;
}
