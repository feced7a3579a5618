import { getEntry } from 'astro:content';

/** The interface's words by group and key, as content/interface/en.yaml has them. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One group of the interface's words, to be handed to an island. Throws when the group is missing. */
export async function wordsOf(group: string): Promise<Readonly<Record<string, string>>> {
  const entry = await getEntry('interface', 'en');
  const words = entry?.data[group];
  if (!words) throw new Error(`content/interface/en.yaml has no group “${group}”.`);
  return words;
}
