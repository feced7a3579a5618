/** A file that is written piece by piece and never stands in the memory as a whole. */
export interface LongFile {
  write(text: string): void;
  /** The file, to be handed over. It lies on the disk of this device until `forgetLongFiles`, or until the page closes. */
  done(): Promise<Blob>;
}

/** What a worker may do with a file of the origin's own folder. */
interface SyncHandle {
  truncate(size: number): void;
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
  const encoder = new TextEncoder();
  const parts: Blob[] = [];
  // One buffer for all of it: texts that wait to be joined would outlive the engine's first sweep, and fill its memory.
  const buffer = new Uint8Array(piece);
  let held = 0;
  const put = () => {
    if (held === 0) return;
    if (place) place.sync.write(buffer.subarray(0, held));
    else parts.push(new Blob([buffer.slice(0, held)]));
    held = 0;
  };
  return {
    write(text) {
      for (let rest = text; rest !== '';) {
        const { read, written } = encoder.encodeInto(rest, buffer.subarray(held));
        held += written;
        rest = rest.slice(read);
        if (rest !== '') put();
      }
    },
    async done() {
      put();
      if (!place) return new Blob(parts, { type });
      place.sync.flush();
      place.sync.close();
      return place.handle.getFile();
    },
  };
}

/** Removes what earlier long files left on the disk. */
export async function forgetLongFiles(): Promise<void> {
  const root = await navigator.storage?.getDirectory?.().catch(() => null);
  await root?.removeEntry(folder, { recursive: true }).catch(() => null);
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
