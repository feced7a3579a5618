import type { PackingKeep } from '#domain/record/store.ts';
import { packOf, worthPacking } from './pack.ts';
import { type ReadText, rawText, type Shelf } from './shelf.ts';

/**
 * Reads what lies in a keep, entry by entry, so that damage which its pack hides is told as well. Then makes a pack if enough
 * lies outside the last one, or if that has what went bad; what is not an entry under its own id stays outside, to be looked at
 * every time.
 * @param unpacked how many entries lie outside the pack
 * @param mayGoOn whether what was read in that epoch still counts
 * @returns how many lie outside now
 */
export async function lookThrough(
  keep: PackingKeep,
  shelf: Shelf,
  read: ReadText,
  unpacked: number,
  mayGoOn: (epoch: number) => boolean,
): Promise<number> {
  const { epoch, stored } = await keep.look(true);
  if (!mayGoOn(epoch)) return unpacked;
  const known = shelf.unread.length;
  const looked = stored.map((each) => ({ ...each, reading: read(each.text) }));
  shelf.unread = looked.flatMap(({ key, text, reading }) =>
    'fault' in reading ? [{ where: shelf.where, key, raw: rawText(text), fault: reading.fault }] : [],
  );
  if (unpacked < worthPacking && shelf.unread.length === known) return unpacked;
  const sound = looked.filter(({ key, reading }) => 'entry' in reading && reading.entry.id === key);
  await keep.pack?.(epoch, packOf(sound));
  return stored.length - sound.length;
}
