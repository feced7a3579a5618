import type { Awarding } from '#course/awarding.ts';
import type { NamedCourse } from '#course/course-known.ts';
import type { BaselineKeys } from '#domain/record/gain.ts';
import { sharedData } from '../page/shared-data.ts';

/** What the console's page hands to its islands. */
export interface ConsoleData extends NamedCourse {
  readonly baseline: BaselineKeys;
  /** What stands on a badge of this course, and whose badges this copy knows. */
  readonly awarding: Awarding;
  /** The course's title. */
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
  /** The words of letters about assignments. */
  readonly assignWords: Readonly<Record<string, string>>;
  /** What a learner is shown before the course begins, as text, for an auditor. */
  readonly shownBefore: string;
}

let read: Promise<ConsoleData> | undefined;

/** The course as the console knows it. This is the only place that knows where it comes from. */
export function consoleData(): Promise<ConsoleData> {
  read ??= sharedData<NamedCourse>('named-course').then((named) => ({ ...named, ...own() }));
  return read;
}

function own() {
  return JSON.parse(document.querySelector('#console-data')?.textContent ?? '{}') as Omit<
    ConsoleData,
    keyof NamedCourse
  >;
}
