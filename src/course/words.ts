import { getEntry } from 'astro:content';

/** One group of the interface's words, to be handed to an island. Throws when the group is missing. */
export async function wordsOf(group: string): Promise<Readonly<Record<string, string>>> {
  const entry = await getEntry('interface', 'en');
  const words = entry?.data[group];
  if (!words) throw new Error(`content/interface/en.yaml has no group “${group}”.`);
  return words;
}
