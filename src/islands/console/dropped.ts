import type { Brought } from './intake.ts';

/** The files that were dropped, folders walked through; their names are their paths. */
export async function droppedFiles(items: DataTransferItemList): Promise<readonly Brought[]> {
  // All entries at once: the list is empty as soon as the event is over.
  const entries = [...items].flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry ? [entry] : [];
  });
  const files: Brought[] = [];
  for (const entry of entries) await walk(entry, files);
  return files;
}

/** The files that were chosen; those of a folder have their path for a name. */
export function chosenFiles(list: FileList): readonly Brought[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

async function walk(entry: FileSystemEntry, files: Brought[]): Promise<void> {
  // What a system writes into folders for itself.
  if (entry.name.startsWith('.')) return;
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) => {
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null));
    });
    // What cannot be read is still named: the desk says so.
    files.push({ name: entry.fullPath.replace(/^\//, ''), file: file ?? new Blob([]) });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return;
    for (const each of some) await walk(each, files);
  }
}
