import { cachePrefix, listName, type Precache } from '../../offline/names.ts';

/** What of the course is in this browser's caches, counted there and not remembered. */
export interface CopyHere {
  /** Every listed file, or null where no list can be had. */
  readonly list: Precache | null;
  /** The listed paths that are here. */
  readonly here: ReadonlySet<string>;
  /** Names the build: the SHA-256 of its list, as base64; null until a copy was whole once. */
  readonly id: string | null;
}

/**
 * Counts what is here of the newest build that was ever whole, or else of the one that is on its way.
 * @param root the course's path on its origin
 */
export async function copyHere(root: string): Promise<CopyHere> {
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix(root)));
  const { active } = (await navigator.serviceWorker.getRegistration(root)) ?? {};
  const opened = await Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name);
      const list = (await (await cache.match(root + listName))?.json().catch(() => null)) as
        Precache | null | undefined;
      return { id: name.slice(cachePrefix(root).length), cache, list };
    }),
  );
  const whole = active ? opened.findLast(({ list }) => list) : undefined;
  const chosen = whole ?? opened.at(-1);
  const list = whole?.list ?? (await published(root));
  const below = new URL(root, location.href).href.length;
  const keys = (await chosen?.cache.keys()) ?? [];
  const here = keys.map(({ url }) => decodeURIComponent(url.slice(below))).filter((path) => path !== listName);
  return { list, here: new Set(list ? here.filter((path) => list.files[path]) : here), id: whole?.id ?? null };
}

/** What is new in the newest whole copy, the one that waits to be taken; null where nothing says so. */
export async function newestNews(root: string): Promise<string | null> {
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix(root)));
  for (const name of names.reverse()) {
    const kept = await (await caches.open(name)).match(root + listName);
    if (kept) return ((await kept.json()) as Precache).news;
  }
  return null;
}

/** The list that the host has now, or null where it does not answer with one. */
export async function published(root: string): Promise<Precache | null> {
  try {
    const answer = await fetch(root + listName, { cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as Precache) : null;
  } catch {
    return null;
  }
}

/**
 * Removes the worker and every copy that is its own. The record lies elsewhere.
 * @returns true when both are gone, or where the browser can have neither
 */
export async function removeCopies(root: string): Promise<boolean> {
  if (!('serviceWorker' in navigator && 'caches' in globalThis)) return true;
  const ownNames = async () => (await caches.keys()).filter((name) => name.startsWith(cachePrefix(root)));
  await (await registered(root))?.unregister();
  await Promise.all((await ownNames()).map((name) => caches.delete(name)));
  return !(await registered(root)) && (await ownNames()).length === 0;
}

/** The course's own worker: a neighbour above it on the same host may have one, too. */
async function registered(root: string) {
  const registration = await navigator.serviceWorker.getRegistration(root);
  return registration && new URL(registration.scope).pathname === root ? registration : undefined;
}
