import { fill } from '#domain/course/fill.ts';
import { unescaped } from '#domain/course/unescaped.ts';
import { announce } from '../page/announce.ts';
import { placeNow } from '../page/place.ts';

interface SearchData {
  readonly words: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
}

/** What Pagefind's own script offers; it ships no types of its own for the browser. */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}

interface Found {
  readonly url: string;
  /** HTML with <mark> round the words that were found; nothing else in it is markup. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** How many results are drawn at once; each costs one small file. */
const pageful = 10;

const root = document.documentElement.dataset.root ?? '/';
const { words, places } = JSON.parse(document.querySelector('#search-data')?.textContent ?? '{}') as SearchData;
const form = document.querySelector<HTMLFormElement>('[data-search-form]');
const input = document.querySelector<HTMLInputElement>('#query');
const list = document.querySelector<HTMLElement>('[data-search-results]');
const count = document.querySelector<HTMLElement>('[data-search-count]');
const more = document.querySelector<HTMLButtonElement>('[data-search-more]');

let loading: Promise<Pagefind> | undefined;
let asked = 0;

/** Fetches the engine's fixed part; begun when the field gets the focus, so that the first letter finds it there. */
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

async function find(query: string) {
  const mine = ++asked;
  if (!list || !count || !more) return;
  if (!query) {
    list.replaceChildren();
    count.textContent = '';
    more.hidden = true;
    return;
  }
  try {
    const pagefind = await engine();
    const { results } = await pagefind.search(query);
    const found = ownFirst(await Promise.all(results.slice(0, 60).map((result) => result.data())));
    if (mine !== asked) return;
    let shown = Math.min(pageful, found.length);
    list.replaceChildren(...found.slice(0, shown).map(row));
    const sentence = found.length === 0 ? fill(words['none'], { query }) : fill(words['count'], { n: found.length });
    count.textContent = sentence;
    announce(sentence);
    more.hidden = shown >= found.length;
    more.onclick = () => {
      const first = shown;
      list.append(...found.slice(first, first + pageful).map(row));
      shown = Math.min(first + pageful, found.length);
      more.hidden = shown >= found.length;
      list.querySelectorAll<HTMLElement>('a')[first]?.focus();
    };
  } catch {
    if (mine === asked) count.textContent = fill(words['failed']);
  }
}

/** What holds everywhere and what is the learner's own keep their order and come first; other places' law follows. */
function ownFirst(found: readonly Found[]): readonly Found[] {
  const own = placeNow();
  const foreign = (each: Found) => own !== null && each.meta.place !== undefined && each.meta.place !== own;
  return [...found.filter((each) => !foreign(each)), ...found.filter(foreign)];
}

function row({ url, excerpt, meta }: Found): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  const kind = document.createElement('p');
  kind.className = 'small';
  kind.textContent = [
    words[`kind-${meta.kind}`],
    meta.place && fill(words['law-of'], { place: places[meta.place] ?? meta.place }),
  ]
    .filter(Boolean)
    .join(' · ');
  const text = document.createElement('p');
  text.className = 'ui';
  text.append(...marked(excerpt));
  item.append(link, kind, text);
  return item;
}

/** The excerpt as text and <mark> elements: it is never handed to an HTML parser. */
function marked(excerpt: string): Node[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((part) => {
    const inside = /^<mark>(.*)<\/mark>$/.exec(part)?.[1];
    if (inside === undefined) return document.createTextNode(unescaped(part));
    const mark = document.createElement('mark');
    mark.textContent = unescaped(inside);
    return mark;
  });
}

function remember(query: string) {
  history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
}

if (input && form) {
  let pause: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('focus', () => void engine().catch(() => {}), { once: true });
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember(input.value.trim());
      void find(input.value.trim());
    }, 80);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    remember(input.value.trim());
    void find(input.value.trim());
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) {
    input.value = asked;
    void find(asked.trim());
  } else if (matchMedia('(pointer: fine)').matches) input.focus();
}
