import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { largestSealed } from '#domain/hand-in/sealed-file.ts';
import { largestImport, mostEntries, type Piece } from './intake.ts';

const slice = 256 * 1024;

/**
 * The files of an archive, each unpacked no further than a sealed hand-in can be; whether an
 * open one is too large is seen when it is read. What the archive says of
 * the number of its entries and of their sizes is not believed, only heeded.
 */
export async function* filesOfZip(archive: string, file: Blob): AsyncGenerator<Piece> {
  const said = await entriesSaid(file).catch(() => null);
  if (said === null) return yield { name: archive, refused: 'not-a-zip', inside: true };
  if (said > mostEntries) return yield { name: archive, refused: 'too-many-entries', inside: true };
  const ready: Piece[] = [];
  let [total, entries] = [0, 0];
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > mostEntries) return;
    const name = `${archive}: ${entry.name}`;
    // A folder is nothing by itself, and what a Mac writes beside each file is not the learner's.
    if (/(?:^|[\\/])(?:__MACOSX[\\/]|\.(?!\.))|[\\/]$/.test(entry.name)) return;
    const parts: Uint8Array[] = [];
    let size = 0;
    entry.ondata = (error, part, final) => {
      if (size > largestSealed) return;
      if (error) {
        size = Number.POSITIVE_INFINITY;
        ready.push({ name, refused: 'unreadable', inside: true });
        return;
      }
      size += part.length;
      total += part.length;
      if (size > largestSealed) {
        entry.terminate();
        ready.push({ name, refused: 'too-large', inside: true });
        return;
      }
      // Its buffer is used again for the next part.
      parts.push(part.slice());
      if (!final) return;
      const bytes = joined(parts, size);
      ready.push(
        bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3
          ? { name, refused: 'nested', inside: true }
          : { name, text: bytes, inside: true },
      );
    };
    try {
      entry.start();
    } catch {
      ready.push({ name, refused: 'unreadable', inside: true });
    }
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < file.size; at += slice) {
    try {
      unzip.push(await bytesOf(file, at), at + slice >= file.size);
    } catch {
      return yield { name: archive, refused: 'not-a-zip', inside: true };
    }
    yield* ready.splice(0);
    if (entries > mostEntries) return yield { name: archive, refused: 'too-many-entries', inside: true };
    if (total > largestImport) return yield { name: archive, refused: 'bomb', inside: true };
  }
}

/** How many entries an archive says it has, in its last lines; null where there are none, as in one that was cut short. */
async function entriesSaid(file: Blob): Promise<number | null> {
  const end = new Uint8Array(await file.slice(Math.max(0, file.size - 65_557)).arrayBuffer());
  for (let at = end.length - 22; at >= 0; at -= 1)
    if (end[at] === 0x50 && end[at + 1] === 0x4b && end[at + 2] === 5 && end[at + 3] === 6)
      return (end[at + 10] ?? 0) + 256 * (end[at + 11] ?? 0);
  return null;
}

async function bytesOf(file: Blob, at: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + slice).arrayBuffer());
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
