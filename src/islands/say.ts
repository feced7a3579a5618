import { fill } from '#domain/course/fill.ts';

/** One of the interface's sentences; throws when it is missing, so that no empty button is ever built. */
export function say(
  words: Readonly<Record<string, string>>,
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string {
  return fill(words[key], values);
}
