import { type Zippable, zipSync } from 'fflate';

/** The earliest moment that a zip can name. Its fields hold local time, so that every time zone writes the same bytes. */
const always = new Date(1980, 0, 1);

/** An archive that depends on nothing but the names and the bytes of its files. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) entries[name] = files.get(name) ?? new Uint8Array();
  return zipSync(entries, { level: 9, mtime: always });
}
