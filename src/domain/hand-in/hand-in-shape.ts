import { places } from '../course/place.ts';
import { type Fields, isObject } from '../record/shapes.ts';

/**
 * Whether an object has the fields of a hand-in in their right shapes; the entries are looked at one by one elsewhere. Fields
 * beyond those are allowed: whatever they say is shown, and is under the signature like the rest.
 */
export function hasHandInShape(value: Fields): boolean {
  const { made, course, progress, learner, assignment, journal, entries, signature } = value;
  return (
    isText(made, 40) &&
    isObject(course) &&
    isText(course.id, 256) &&
    isText(course.edition, 64) &&
    isTextMap(course.structures) &&
    isTextMap(course.banks) &&
    isObject(progress) &&
    isCount(progress.done) &&
    isCount(progress.of) &&
    Array.isArray(progress.complete) &&
    progress.complete.every((id) => isText(id, 64)) &&
    typeof progress.course === 'boolean' &&
    isObject(learner) &&
    (learner.name === undefined || isText(learner.name, 100_000)) &&
    (learner.place === undefined || (places as readonly unknown[]).includes(learner.place)) &&
    (learner.role === undefined || isText(learner.role, 64)) &&
    (assignment === undefined || isText(assignment, 2048)) &&
    (journal === undefined || (Array.isArray(journal) && journal.every(isJournalPage))) &&
    Array.isArray(entries) &&
    (signature === null || isObject(signature))
  );
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTextMap(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((one) => isText(one, 64));
}

function isJournalPage(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value.kind, 64) &&
    (value.of === undefined || isText(value.of, 64)) &&
    isText(value.at, 40) &&
    typeof value.text === 'string'
  );
}
