import type { NamedCourse } from '#course/course-known.ts';
import type { BaselineKeys } from '#domain/record/gain.ts';

/** What the console's page hands to its islands. */
export interface ConsoleData extends NamedCourse {
  readonly baseline: BaselineKeys;
  /** The course's title, and its modules in order. */
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
}

let read: Promise<ConsoleData> | undefined;

/** The course as the console knows it. This is the only place that knows where it comes from. */
export function consoleData(): Promise<ConsoleData> {
  read ??= Promise.resolve().then(
    () => JSON.parse(document.querySelector('#console-data')?.textContent ?? '{}') as ConsoleData,
  );
  return read;
}
