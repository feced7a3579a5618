import { fill } from '#domain/course/fill.ts';
import { toPage } from '../page/to-page.ts';
import { actions } from '../record/elements.ts';

/** Which packages are here to download: what lies beside the page's own list, which packing writes (src/pack/README.md). */
interface Listed {
  readonly name: string;
  readonly kind: string;
  readonly of: string;
  readonly bytes: number;
}

const { kinds, modules, words } = JSON.parse(document.querySelector('#packages-data')?.textContent ?? '{}') as {
  readonly kinds: readonly string[];
  /** Titles by id, in the order of the course; the whole course comes last. */
  readonly modules: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
};
const line = document.querySelector<HTMLElement>('[data-packages-line]');
const place = document.querySelector<HTMLElement>('[data-packages-list]');

function say(key: string) {
  if (line) line.textContent = fill(words[key]);
}

/** The list, `none` where the host has none, `offline` where it cannot be asked. */
async function readList(): Promise<readonly Listed[] | 'none' | 'offline'> {
  const answer = await fetch(`${toPage('packages/').replace(/index\.html$/, '')}list.json`, {
    cache: 'no-cache',
  }).catch(() => null);
  if (!answer) return /^http/.test(location.protocol) ? 'offline' : 'none';
  // A host that shows a page for what it does not have is no list either.
  const list: unknown = answer.ok ? await answer.json().catch(() => null) : null;
  return Array.isArray(list) && list.length > 0 && list.every(isListed) ? list : 'none';
}

function isListed(value: unknown): value is Listed {
  const { name, kind, of, bytes } = (value ?? {}) as { readonly [field in keyof Listed]?: unknown };
  // A name with a way in it would lead elsewhere.
  return (
    typeof name === 'string' &&
    /^[\w.-]+\.zip$/.test(name) &&
    typeof kind === 'string' &&
    typeof of === 'string' &&
    typeof bytes === 'number'
  );
}

/** A module with its packages, in the order of the standards. */
function part(of: string, title: string, list: readonly Listed[]): readonly HTMLElement[] {
  const those = kinds.flatMap((kind) => list.filter((each) => each.of === of && each.kind === kind));
  if (those.length === 0) return [];
  const heading = document.createElement('h3');
  heading.textContent = title;
  const links = those.map(({ name, kind, bytes }) => {
    const link = document.createElement('a');
    link.className = 'button quiet';
    link.href = name;
    link.download = name;
    link.textContent = `${fill(words[`kind-${kind}`])}, ${fill(words['size'], { size: (bytes / 1e6).toFixed(1) })}`;
    const whose = document.createElement('span');
    whose.className = 'unseen';
    whose.textContent = `: ${title}`;
    link.append(whose);
    return link;
  });
  return [heading, actions(...links)];
}

async function show() {
  if (top !== self) return say('framed');
  say('looking');
  const list = await readList();
  if (typeof list === 'string') return say(list);
  if (!place || !line) return;
  place.replaceChildren(...Object.entries(modules).flatMap(([of, title]) => part(of, title, list)));
  place.hidden = false;
  line.hidden = true;
}

void show();
