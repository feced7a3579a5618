/** A file that is written piece by piece and never stands in the memory as a whole. */
export interface LongFile {
  /** @throws where the disk is full; nothing of the file is left then */
  write(bytes: Uint8Array): void;
  /**
   * Ends the file and reads it back, piece by piece: what `seen` is shown is what lies there, and good until it is done with it. The
   * file is on the disk of this device until `forgetLongFiles`, or until the page closes.
   */
  done(seen: (piece: Uint8Array) => Promise<void>): Promise<Blob>;
}

/** What a worker may do with a file of the origin's own folder. */
interface SyncHandle {
  truncate(size: number): void;
  read(bytes: Uint8Array<ArrayBuffer>, from: { readonly at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>): number;
  flush(): void;
  close(): void;
}
interface Handle extends FileSystemFileHandle {
  createSyncAccessHandle?(): Promise<SyncHandle>;
}

const folder = 'pr1-long-files';
/** So many bytes are written at a time. */
const piece = 1_000_000;

/**
 * Begins a long file. In a worker it grows in the origin's own folder on the disk; where a browser has none, in pieces that the
 * browser may lay there itself.
 */
export async function longFile(name: string, type: string): Promise<LongFile> {
  const place = await placeFor(name).catch(() => null);
  return place ? fileOnDisk(place) : fileInPieces(type);
}

/** Removes what earlier long files left on the disk. */
export async function forgetLongFiles(): Promise<void> {
  const root = await navigator.storage?.getDirectory?.().catch(() => null);
  await root?.removeEntry(folder, { recursive: true }).catch(() => null);
}

function fileOnDisk({ handle, sync }: { readonly handle: Handle; readonly sync: SyncHandle }): LongFile {
  /** Ends what cannot go on: half a file is none, and a handle that is left open would be in the next one's way. */
  const orEnd = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      sync.truncate(0);
      sync.close();
      throw error;
    }
  };
  const { write, rest } = inPieces((bytes) =>
    orEnd(() => {
      if (sync.write(bytes) < bytes.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
    }),
  );
  return {
    write,
    async done(seen) {
      const buffer = rest();
      orEnd(() => sync.flush());
      for (let at = 0; ;) {
        const read = orEnd(() => sync.read(buffer, { at }));
        if (read === 0) break;
        await seen(buffer.subarray(0, read));
        at += read;
      }
      sync.close();
      return handle.getFile();
    },
  };
}

function fileInPieces(type: string): LongFile {
  const parts: Blob[] = [];
  const { write, rest } = inPieces((bytes) => parts.push(new Blob([bytes])));
  return {
    write,
    async done(seen) {
      rest();
      const file = new Blob(parts, { type });
      const reader = file.stream().getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) await seen(part.value);
      return file;
    },
  };
}

/** Puts what is written together to pieces of one size, in one buffer; `rest` puts what is left, and gives the buffer away. */
function inPieces(put: (bytes: Uint8Array<ArrayBuffer>) => unknown) {
  const buffer = new Uint8Array(piece);
  let held = 0;
  const rest = () => {
    if (held > 0) put(buffer.subarray(0, held));
    held = 0;
    return buffer;
  };
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + piece - held);
      buffer.set(part, held);
      held += part.length;
      at += part.length;
      if (held === piece) rest();
    }
  };
  return { write, rest };
}

async function placeFor(name: string) {
  const root = await navigator.storage.getDirectory();
  const handle: Handle = await (
    await root.getDirectoryHandle(folder, { create: true })
  ).getFileHandle(name, { create: true });
  if (!handle.createSyncAccessHandle) return null;
  const sync = await handle.createSyncAccessHandle();
  sync.truncate(0);
  return { handle, sync };
}
