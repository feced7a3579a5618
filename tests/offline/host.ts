import { createHash } from 'node:crypto';
import type { Means } from '../../src/offline/copy.ts';
import { listName, type Precache } from '../../src/offline/names.ts';

/** How a host can get one file wrong. */
export const faults = ['missing', 'broken', 'portal', 'cut', 'swapped', 'silent', 'dropped'] as const;
export type Fault = (typeof faults)[number];

/** A host with a few files of every kind, which fails as it is told. */
export interface Host {
  readonly id: string;
  readonly list: Precache;
  readonly paths: readonly string[];
  readonly fetch: Means['fetch'];
  /** The paths that were asked for since the last call. */
  asked(): readonly string[];
  fault(path: string, fault: Fault | null): void;
}

const kinds: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  svg: 'image/svg+xml',
  json: 'application/json',
};

export const root = 'https://course.example/residency/';

/** @param texts the course's files, path below its root → text */
export function hostOf(texts: Readonly<Record<string, string>>): Host {
  const files = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, [hashOf(text), text.length] as const]),
  );
  const list: Precache = { edition: '1', news: 'Something.', files };
  const all: Readonly<Record<string, string>> = { ...texts, [listName]: JSON.stringify(list) };
  const wrong = new Map<string, Fault>();
  let asked: string[] = [];
  return {
    id: hashOf(all[listName] ?? ''),
    list,
    paths: Object.keys(texts),
    async fetch(address, { cache }) {
      if (cache !== 'no-store') throw new Error('A copy must be made past every cache.');
      const path = address.slice(root.length);
      asked.push(path);
      const text = all[path];
      const fault = text === undefined ? 'missing' : wrong.get(path);
      const type = kinds[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? (/(?:^|\/)$/.test(path) ? 'text/html' : 'font/woff2');
      const answer = (body: string, status = 200, kind = type) =>
        new Response(body, { status, headers: { 'content-type': kind, vary: 'accept-encoding' } });
      switch (fault) {
        case undefined:
          return answer(text ?? '');
        case 'missing':
          return answer('no', 404);
        case 'broken':
          return answer(text ?? '', 500);
        case 'portal':
          return answer('<title>Log in to the guest network</title>', 200, 'text/html');
        case 'cut':
          return answer(text?.slice(0, -1) ?? '');
        case 'swapped':
          return answer([...(text ?? '')].reverse().join(''));
        case 'silent':
          throw new TypeError('Failed to fetch');
        case 'dropped':
          return new Response(
            new ReadableStream({
              start(stream) {
                stream.enqueue(new TextEncoder().encode((text ?? '').slice(0, 2)));
                stream.error(new TypeError('network error'));
              },
            }),
            { headers: { 'content-type': type } },
          );
      }
    },
    asked() {
      const all = asked;
      asked = [];
      return all;
    },
    fault: (path, fault) => void (fault === null ? wrong.delete(path) : wrong.set(path, fault)),
  };
}

/** What a browser's caches do, as far as the worker asks it of them: in order of making, each answer a copy of what is kept. */
export function memoryCaches(room = Number.POSITIVE_INFINITY) {
  const made = new Map<string, Map<string, { readonly bytes: ArrayBuffer; readonly headers: Headers }>>();
  const used = () =>
    [...made.values()].flatMap((each) => [...each.values()]).reduce((n, { bytes }) => n + bytes.byteLength, 0);
  const cacheOf = (kept: Map<string, { readonly bytes: ArrayBuffer; readonly headers: Headers }>) => ({
    match: async (address: string) => {
      const found = kept.get(address);
      return found && new Response(found.bytes.slice(0), { headers: found.headers });
    },
    put: async (address: string, answer: Response) => {
      const bytes = await answer.arrayBuffer();
      if (used() + bytes.byteLength > room) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
      kept.set(address, { bytes, headers: answer.headers });
    },
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  });
  return {
    keys: async () => [...made.keys()],
    has: async (name: string) => made.has(name),
    delete: async (name: string) => made.delete(name),
    open: async (name: string) => {
      const kept = made.get(name) ?? new Map();
      made.set(name, kept);
      return cacheOf(kept);
    },
  } as unknown as CacheStorage;
}

/** A course of one build: a page of each depth, a script and an index whose names hold hashes, a font, and data. */
export const course: Readonly<Record<string, string>> = {
  '': '<h1>Post Rounds</h1>',
  'about/': '<h1>About</h1>',
  'offline/': '<h1>Offline</h1>',
  'modules/defamation/one/': '<h1>One</h1>',
  '_astro/page.aaaaaaaa.js': 'page()',
  '_astro/serif.bbbbbbbb.woff2': 'a typeface',
  'pagefind/fragment/en_cccccccc.pf_fragment': 'a passage',
  'icon.svg': '<svg/>',
};

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
