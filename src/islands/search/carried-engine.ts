import MiniSearch from 'minisearch';
import { toPage } from '../page/to-page.ts';
import { type Found, most } from './found.ts';

interface Passage {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

declare global {
  /** Set by the script that src/pack writes beside the page: a page in a folder may fetch nothing. */
  var carriedPassages: readonly Passage[] | undefined;
}

/** How long an excerpt is, in words, and how many of them stand before the hit. */
const length = 24;
const before = 6;

let made: MiniSearch | undefined;

/** Makes the index, so that the first letter finds it there. */
export function warm(): void {
  index();
}

/** Stands in for `engine.ts` where the course is opened from a folder. Passages that hold every word, best first. */
export async function find(query: string): Promise<readonly Found[]> {
  const passages = globalThis.carriedPassages ?? [];
  return index()
    .search(query)
    .slice(0, most)
    .flatMap(({ id, terms }) => {
      const passage = passages[id as number];
      return passage
        ? [{ url: toPage(passage.url), meta: passage.meta, excerpt: excerptOf(passage.content, terms) }]
        : [];
    });
}

function index(): MiniSearch {
  if (made) return made;
  made = new MiniSearch({
    fields: ['title', 'content'],
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      // A plural or a slip of one letter still finds, but only in words long enough to be meant.
      fuzzy: (term) => (term.length > 4 ? 1 : false),
      boost: { title: 2 },
    },
  });
  made.addAll(
    (globalThis.carriedPassages ?? []).map(({ meta, content }, id) => ({ id, title: meta.title ?? '', content })),
  );
  return made;
}

/** The words round the first hit, or the passage's beginning where only its title was hit. */
function excerptOf(content: string, terms: readonly string[]): Found['excerpt'] {
  const hits = new Set(terms);
  const words = content.split(/\s+/).map((text) => ({
    text,
    hit: text
      .toLowerCase()
      .split(/[\s\p{P}]+/u)
      .some((term) => hits.has(term)),
  }));
  const first = Math.max(
    words.findIndex(({ hit }) => hit),
    0,
  );
  const start = Math.max(first - before, 0);
  return words.slice(start, start + length).flatMap((word) => [word, { text: ' ', hit: false }]);
}
