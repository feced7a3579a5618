import { cacheName, freshFile, keepFile, type Means, soundIn } from './copy.ts';
import { cachePrefix, isHashed, listName, pathsMeant, type Precache } from './names.ts';

/** What the worker knows of a copy that it answers from. */
interface Copy {
  readonly cache: Cache;
  readonly files: Precache['files'];
}

/** Answers requests from the copy of one build, and from the one before it for files whose name changes with their bytes. */
export function answerer(means: Means, id: string) {
  let own: Promise<Copy | null> | undefined;
  let former: Promise<Copy | null> | undefined;
  const ownCopy = async () => {
    own ??= copyIn(means, cacheName(means, id));
    const copy = await own.catch(() => null);
    if (!copy) own = undefined;
    return copy;
  };
  const formerCopy = async () => {
    former ??= formerName(means, id).then((name) => (name ? copyIn(means, name) : null));
    return await former.catch(() => null);
  };

  /** One listed file, mended from the network where the cache holds other bytes than were built. */
  async function fileOf(copy: Copy, path: string): Promise<Response | null> {
    const hash = copy.files[path]?.[0];
    if (hash === undefined) return null;
    const address = means.root + path;
    const sound = await soundIn(copy.cache, address, hash).catch(() => null);
    if (sound) return sound;
    const fresh = await freshFile(means, path, hash).catch(() => null);
    if (fresh) await keepFile(copy.cache, means, path, fresh.clone()).catch(() => {});
    return fresh;
  }

  return {
    /** What a page asks for besides pages; null to leave it to the network. */
    async file(path: string): Promise<Response | null> {
      const copy = await ownCopy();
      const found = copy && (await fileOf(copy, path));
      if (found || !isHashed(path)) return found;
      const before = await formerCopy();
      return before && (await fileOf(before, path));
    },
    /** A page: a file, a way to the address under which it is listed, or null to leave it to the network. */
    async page(path: string, search: string): Promise<Response | null> {
      const copy = await ownCopy();
      const meant = copy && pathsMeant(path).find((each) => copy.files[each]);
      if (!copy || meant === null || meant === undefined) return null;
      return meant === path ? await fileOf(copy, path) : Response.redirect(means.root + meant + search, 302);
    },
    /** What stands in for a page that is not here while the network is silent. */
    async instead(): Promise<Response> {
      const copy = await ownCopy();
      const page = copy && (await fileOf(copy, 'offline/'));
      if (!page) return Response.error();
      return new Response(page.body, { status: 503, headers: page.headers });
    },
    /** Forgets what it knew, after the caches were changed. */
    forget() {
      own = former = undefined;
    },
  };
}

/** The newest whole copy besides the one with this id: the build that open tabs may still be of. */
async function formerName(means: Means, id: string): Promise<string | null> {
  const names = (await means.caches.keys()).filter((name) =>
    name.startsWith(cachePrefix(new URL(means.root).pathname)),
  );
  for (const name of names.reverse()) {
    if (name === cacheName(means, id)) continue;
    const cache = await means.caches.open(name);
    if (await cache.match(means.root + listName)) return name;
  }
  return null;
}

async function copyIn(means: Means, name: string): Promise<Copy | null> {
  // Opening would make an empty one.
  if (!(await means.caches.has(name))) return null;
  const cache = await means.caches.open(name);
  const list = await cache.match(means.root + listName);
  return list ? { cache, files: ((await list.json()) as Precache).files } : null;
}

/** Keeps the copy with this id and the one before it; every other one of this course goes. Others' caches are not touched. */
export async function tidy(means: Means, id: string): Promise<void> {
  const former = await formerName(means, id);
  const names = await means.caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(cachePrefix(new URL(means.root).pathname)))
      .filter((name) => name !== cacheName(means, id) && name !== former)
      .map((name) => means.caches.delete(name)),
  );
}
