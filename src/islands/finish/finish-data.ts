import type { CourseNamed } from '#domain/hand-in/hand-in.ts';
import type { Outline } from '#domain/record/progress.ts';

/** What the page hands to its island. */
export interface FinishData {
  readonly course: CourseNamed;
  readonly outline: Outline;
  readonly titles: Readonly<Record<string, string>>;
  /** What each module is written for, and `course` all of them. */
  readonly minutes: Readonly<Record<string, number>>;
  /** The course's title. */
  readonly title: string;
  /** Where a mail goes; empty where the copy names no contact. */
  readonly mail: string;
  readonly words: Readonly<Record<string, string>>;
}
