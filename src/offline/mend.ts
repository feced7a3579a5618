import { cacheName, eachOf, freshFile, keepFile, type Means, soundIn } from './copy.ts';
import { listName, type Precache } from './names.ts';

/** How a repair went: how many files were looked at, how many were bad, how many of those still are. */
export interface Mended {
  readonly looked: number;
  readonly bad: number;
  readonly left: number;
}

/**
 * Compares every file of a copy with what was built, and fetches those again that differ or are missing. Touches nothing
 * but the copy. Where the list itself is damaged or gone it is fetched like a file.
 */
export async function mend(means: Means, id: string): Promise<Mended> {
  const cache = await means.caches.open(cacheName(means, id));
  let [looked, bad, left] = [0, 0, 0];
  const one = async (path: string, hash: string) => {
    looked += 1;
    if (await soundIn(cache, means.root + path, hash)) return;
    bad += 1;
    try {
      await keepFile(cache, means, path, await freshFile(means, path, hash));
    } catch {
      left += 1;
    }
  };
  await one(listName, id);
  const list = await soundIn(cache, means.root + listName, id);
  if (!list) return { looked, bad, left };
  const { files } = (await list.json()) as Precache;
  await eachOf(Object.entries(files), ([path, [hash]]) => one(path, hash));
  return { looked, bad, left };
}
