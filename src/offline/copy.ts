import { cachePrefix, fitsItsName, listName, type Precache } from './names.ts';
import { isWorthSqueezing, squeezed, unsqueezed } from './squeeze.ts';

/** What a copy is made with: the browser's own in the worker, a test's elsewhere. */
export interface Means {
  readonly caches: CacheStorage;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** The address of the course's root, ending with a slash. */
  readonly root: string;
}

/** Why a copy could not be made: the network was silent, the host answered with something else, or there is no room. */
export type Failure = 'silent' | 'wrong' | 'full';

export class CopyFailed extends Error {
  readonly why: Failure;
  readonly path: string;
  constructor(why: Failure, path: string) {
    super(`${path || 'the first page'}: ${why}`);
    this.why = why;
    this.path = path;
  }
}

const atOnce = 6;

export function cacheName({ root }: Pick<Means, 'root'>, id: string): string {
  return `${cachePrefix(new URL(root).pathname)}${id}`;
}

/**
 * Makes a whole copy of one build, or throws `CopyFailed` and leaves every older copy as it was. What an attempt that was
 * cut short has brought stays for the next one; bytes that an older copy has already are not fetched again.
 * @param id the SHA-256 of the list, so that the list cannot be of another build
 */
export async function makeCopy(means: Means, id: string): Promise<void> {
  const name = cacheName(means, id);
  const cache = await means.caches.open(name);
  const listed = await freshFile(means, listName, id);
  const { files } = (await listed.clone().json()) as Precache;
  const older = await Promise.all(
    (await means.caches.keys())
      .filter((key) => key.startsWith(cachePrefix(new URL(means.root).pathname)))
      .reverse()
      .map((key) => means.caches.open(key)),
  );
  try {
    await eachOf(Object.entries(files), async ([path, [hash]]) => {
      const address = means.root + path;
      if (await soundIn(cache, address, hash)) return;
      for (const each of older) {
        const known = await soundIn(each, address, hash);
        if (known) return keepFile(cache, means, path, known);
      }
      await keepFile(cache, means, path, await freshFile(means, path, hash));
    });
    await cache.put(means.root + listName, listed);
  } catch (error) {
    if (error instanceof CopyFailed) throw error;
    // Room that a copy cannot use is room that the record may need.
    await means.caches.delete(name);
    throw new CopyFailed('full', '');
  }
}

/** Fetches one file past every cache, and throws unless it is exactly what was built. */
export async function freshFile(means: Means, path: string, hash: string): Promise<Response> {
  const answer = await means
    .fetch(means.root + path, { cache: 'no-store', credentials: 'same-origin' })
    .catch(() => null);
  if (!answer) throw new CopyFailed('silent', path);
  const bytes = await answer.arrayBuffer().catch(() => null);
  if (!bytes) throw new CopyFailed('silent', path);
  const right = answer.status === 200 && fitsItsName(path, answer.headers.get('content-type') ?? '');
  if (!right || (await hashOf(bytes)) !== hash) throw new CopyFailed('wrong', path);
  const headers = new Headers(answer.headers);
  // They speak of the bytes on the wire, and of requests that will not be made.
  for (const each of ['content-encoding', 'content-length', 'transfer-encoding', 'vary']) headers.delete(each);
  return new Response(bytes, { headers });
}

/** Puts one file into a cache, squeezed where that saves room. The list lies as it is, since pages read it there. */
export async function keepFile(cache: Cache, { root }: Means, path: string, answer: Response): Promise<void> {
  const small = path !== listName && isWorthSqueezing(path);
  await cache.put(root + path, small ? await squeezed(answer) : answer);
}

/** What a cache has under an address, if its bytes are what was built. */
export async function soundIn(cache: Cache, address: string, hash: string): Promise<Response | null> {
  const lies = await cache.match(address);
  const kept = lies && (await unsqueezed(lies));
  if (!kept) return null;
  const bytes = await kept.arrayBuffer();
  return (await hashOf(bytes)) === hash ? new Response(bytes, { headers: kept.headers }) : null;
}

/** Works through a list, a few at a time; the first failure ends it. */
export async function eachOf<T>(list: readonly T[], work: (each: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < list.length && !failed) {
      const each = list[next++] as T;
      await work(each).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const bad = ends.find((end) => end.status === 'rejected');
  if (bad) throw bad.reason;
}

export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
}
