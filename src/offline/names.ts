/** The file that lists every other one. It is put into a cache last, so that a cache which has it is whole. */
export const listName = 'precache.json';

/** What the course is made of, as the build wrote it: path below the course's root → [SHA-256 as base64, bytes that it takes in a copy]. */
export interface Precache {
  readonly edition: string;
  /** What is new, as the course's change log has it first: one sentence for the learner who is asked to update. */
  readonly news: string;
  readonly files: Readonly<Record<string, readonly [hash: string, bytes: number]>>;
}

/**
 * What every cache of this copy of the course begins with. Neighbours on one origin have paths of their own; the record's
 * marker lies in a cache that begins with `pr1:`, and is nothing that this room may touch.
 * @param scope the course's root, with a slash at both ends
 */
export function cachePrefix(scope: string): string {
  return `pr-offline:${scope}:`;
}

/** True for what may be looked for in the build before this one: its name changes whenever its bytes do. */
export function isHashed(path: string): boolean {
  return /^(?:_astro|pagefind)\/.+[._][\w-]{6,}\.\w+$/.test(path);
}

/** The listed paths that a visitor may mean by an address; queries are never part of a name. */
export function pathsMeant(path: string): readonly string[] {
  const bare = path.replace(/(^|\/)index\.html$/, '$1');
  return bare === '' || bare.endsWith('/') ? [bare] : [bare, `${bare}/`];
}

const kinds: Readonly<Record<string, RegExp>> = {
  html: /^text\/html\b/,
  js: /^(?:text|application)\/javascript\b/,
  json: /^application\/json\b/,
  svg: /^image\/svg\+xml\b/,
};

/**
 * Whether a host's answer says that it is what its name says. Hosts name what they do not know as they like (Pagefind's
 * files, web manifests), so that of those only a page is refused: the mark of a portal that answers in place of the host.
 */
export function fitsItsName(path: string, type: string): boolean {
  const ending = path === '' || path.endsWith('/') ? 'html' : (/\.(\w+)$/.exec(path)?.[1] ?? '');
  const kind = kinds[ending];
  return kind ? kind.test(type) : !/^text\/html\b/.test(type);
}
