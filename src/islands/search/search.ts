import { fill } from '#domain/course/fill.ts';
import { announce } from '../page/announce.ts';
import { placeNow } from '../page/place.ts';
import { find as ask, warm } from './engine.ts';
import type { Found } from './found.ts';

interface SearchData {
  readonly words: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
}

/** How many results are drawn at once. */
const pageful = 10;

const { words, places } = JSON.parse(document.querySelector('#search-data')?.textContent ?? '{}') as SearchData;
const form = document.querySelector<HTMLFormElement>('[data-search-form]');
const input = document.querySelector<HTMLInputElement>('#query');
const list = document.querySelector<HTMLElement>('[data-search-results]');
const count = document.querySelector<HTMLElement>('[data-search-count]');
const more = document.querySelector<HTMLButtonElement>('[data-search-more]');

let asked = 0;

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
    const found = ownFirst(await ask(query));
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
  text.append(...excerpt.map(({ text, hit }) => (hit ? marked(text) : text)));
  item.append(link, kind, text);
  return item;
}

function marked(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

function remember(query: string) {
  history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
}

if (input && form) {
  let pause: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('focus', warm, { once: true });
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
  // Or what somebody typed before this script was there.
  const asked = new URLSearchParams(location.search).get('q') ?? input.value;
  if (asked) {
    input.value = asked;
    remember(asked.trim());
    void find(asked.trim());
  } else if (matchMedia('(pointer: fine)').matches) input.focus();
}
