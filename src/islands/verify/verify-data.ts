import type { NamedCourse } from '#course/course-known.ts';

/** What the page hands to its island. */
export interface VerifyData extends NamedCourse {
  /** The course's title. */
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The title of a module, a lesson or a case; of what this copy does not have, its id. */
export function titleOf({ titles, words }: VerifyData, id: string): string {
  if (id === 'course') return words['test-course'] ?? id;
  return Object.hasOwn(titles, id) ? (titles[id] ?? id) : id;
}
