import { unescaped } from '#domain/course/unescaped.ts';
import { type Found, most } from './found.ts';

/** What Pagefind's own script offers; it ships no types of its own for the browser. */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Answer> }[] }>;
}

interface Answer {
  readonly url: string;
  /** HTML with <mark> round the words that were found; nothing else in it is markup. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

const root = document.documentElement.dataset.root ?? '/';
let loading: Promise<Pagefind> | undefined;

/** Fetches the engine's fixed part; begun when the field gets the focus, so that the first letter finds it there. */
export function warm(): void {
  void engine().catch(() => {});
}

/** The passages that match, best first. Rejects when the engine cannot be loaded; the next question tries again. */
export async function find(query: string): Promise<readonly Found[]> {
  const { results } = await (await engine()).search(query);
  const answers = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return answers.map(({ url, excerpt, meta }) => ({ url, meta, excerpt: partsOf(excerpt) }));
}

function engine(): Promise<Pagefind> {
  loading ??= import(/* @vite-ignore */ `${root}pagefind/pagefind.js`).then(async (pagefind: Pagefind) => {
    await pagefind.options({ baseUrl: root, bundlePath: `${root}pagefind/`, noWorker: true, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

function partsOf(excerpt: string): Found['excerpt'] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((part) => {
    const inside = /^<mark>(.*)<\/mark>$/.exec(part)?.[1];
    return { text: unescaped(inside ?? part), hit: inside !== undefined };
  });
}
