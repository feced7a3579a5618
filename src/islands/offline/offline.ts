import { fill } from '#domain/course/fill.ts';
import type { Mended } from '../../offline/mend.ts';
import type { Precache } from '../../offline/names.ts';
import { announce } from '../page/announce.ts';
import { type CopyHere, copyHere, published, removeCopies } from './copy-here.ts';
import { canKeep, keepOffline } from './register.ts';
import { takeUpdate } from './update.ts';

interface OfflineData {
  readonly words: Readonly<Record<string, string>>;
  readonly modules: readonly { readonly id: string; readonly title: string; readonly steps: readonly string[] }[];
}

/** How often a copy on its way is counted, in milliseconds. */
const pause = 400;
/** How long the worker may compare before it counts as dead, in milliseconds: the slowest phone needs a tenth. */
const patience = 60_000;

const root = document.documentElement.dataset.root ?? '/';
const { words, modules } = JSON.parse(document.querySelector('#offline-data')?.textContent ?? '{}') as OfflineData;
const part = <E extends HTMLElement>(name: string) => document.querySelector<E>(`[data-offline-${name}]`);
const [state, size, report, contents] = [part('state'), part('size'), part('report'), part('contents')];
const bar = part<HTMLProgressElement>('progress');
const [take, make, mendButton] = [
  part<HTMLButtonElement>('take'),
  part<HTMLButtonElement>('make'),
  part<HTMLButtonElement>('mend'),
];

const say = (key: string, values?: Readonly<Record<string, string | number>>) => fill(words[key], values);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const sizeOf = (list: Precache) => Object.values(list.files).reduce((sum, [, bytes]) => sum + bytes, 0);

let drawing = 0;

/** Draws what the caches hold at this moment. */
async function draw(): Promise<void> {
  if (!canKeep()) return tell(state, say('cannot'));
  drawing += 1;
  const turn = drawing;
  const registration = await navigator.serviceWorker.getRegistration(root);
  const copy = await copyHere(root);
  // Counting takes its time; whoever began to count later knows more.
  if (turn !== drawing) return;
  const of = copy.list ? Object.keys(copy.list.files).length : 0;
  const n = copy.here.size;
  const whole = copy.id !== null && n === of;
  const busy = Boolean(registration?.installing);
  tell(state, sentence(copy, n, of, whole, Boolean(registration?.waiting)));
  tell(size, copy.list && !whole && copy.id === null ? say('make-size', { size: megabytes(sizeOf(copy.list)) }) : '');
  if (bar) {
    bar.hidden = !busy || copy.id !== null;
    bar.max = of || 1;
    bar.value = n;
    if (!bar.hidden) tell(state, say('making', { n, of }));
  }
  show(make, copy.id === null && !busy);
  show(mendButton, copy.id !== null);
  show(part('mend-text'), copy.id !== null);
  show(take, Boolean(registration?.waiting && registration.active));
  if (copy.list) drawContents(copy, copy.list);
  if (busy) setTimeout(() => void draw(), pause);
}

function sentence({ list, id }: CopyHere, n: number, of: number, whole: boolean, waiting: boolean): string {
  if (whole) return waiting ? `${say('here')} ${say('waiting')}` : say('here');
  if (id !== null) return say('broken', { n, of });
  if (n === 0) return say('none');
  return list ? say('part', { n, of }) : say('part-unknown', { n });
}

/** The version, the size, and for each part of the course how much of it is here. */
function drawContents({ here, id }: CopyHere, list: Precache) {
  if (!contents) return;
  const owner = new Map(modules.flatMap((module) => module.steps.map((step) => [step, module.id] as const)));
  const partOf = (path: string) =>
    /^modules\/([^/]+)\//.exec(path)?.[1] ?? owner.get(/^scenarios\/([^/]+)\//.exec(path)?.[1] ?? '') ?? '';
  const counts = new Map<string, [here: number, of: number]>();
  for (const path of Object.keys(list.files)) {
    const [there, of] = counts.get(partOf(path)) ?? [0, 0];
    counts.set(partOf(path), [there + Number(here.has(path)), of + 1]);
  }
  const table = document.createElement('table');
  table.className = 'ui data';
  const caption = table.createCaption();
  caption.textContent = say('contents');
  const row = (cells: readonly string[], header: boolean) => {
    const line = (header ? table.createTHead() : (table.tBodies[0] ?? table.createTBody())).insertRow();
    for (const [at, text] of cells.entries()) {
      const cell = document.createElement(header || at === 0 ? 'th' : 'td');
      if (cell.tagName === 'TH') cell.setAttribute('scope', header ? 'col' : 'row');
      cell.textContent = text;
      line.append(cell);
    }
  };
  row([say('part-name'), say('part-state')], true);
  for (const { id: module, title } of [{ id: '', title: say('common') }, ...modules]) {
    const [n, of] = counts.get(module) ?? [0, 0];
    row([title, say(n === of ? 'state-here' : n === 0 ? 'state-none' : 'state-part', { n, of })], false);
  }
  if (id !== null) row([say('version'), say('version-of', { id: id.slice(0, 8), edition: list.edition })], false);
  row([say('size'), say('size-of', { size: megabytes(sizeOf(list)) })], false);
  contents.replaceChildren(table);
  contents.hidden = false;
}

/** Compares and mends; where the worker cannot, and the host answers, everything is fetched anew, once. */
async function repair(): Promise<void> {
  show(mendButton, false);
  tell(report, say('mending'));
  const mended = await askWorker();
  if (mended && mended.left === 0) {
    done(mended.bad === 0 ? say('mended-none', { n: mended.looked }) : say('mended', { n: mended.bad }));
  } else if ((await published(root)) === null || /afresh/.test(location.search)) {
    done(say('mended-not', { n: mended?.left ?? 0 }));
  } else {
    done(say('afresh'));
    await removeCopies(root);
    location.replace('?afresh');
    return;
  }
  await draw();
}

async function askWorker(): Promise<Mended | null> {
  const { active } = (await navigator.serviceWorker.getRegistration(root)) ?? {};
  if (!active) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as Mended | null);
    setTimeout(() => resolve(null), patience);
    active.postMessage('mend', [port2]);
  });
}

async function begin(): Promise<void> {
  show(make, false);
  tell(report, '');
  await keepOffline();
  await draw();
}

async function failed(why: string): Promise<void> {
  const list = await published(root);
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  done(
    say(`failed-${why}`, { size: list ? megabytes(sizeOf(list)) : '?', room: megabytes(Math.max(quota - usage, 0)) }),
  );
  await draw();
}

function done(text: string) {
  tell(report, text);
  announce(text);
}

function tell(element: HTMLElement | null, text: string) {
  if (!element) return;
  if (element.textContent?.trim() !== text) element.textContent = text;
  element.hidden = text === '';
}

function show(element: HTMLElement | null, visible: boolean) {
  if (element) element.hidden = !visible;
}

make?.addEventListener('click', () => void begin());
mendButton?.addEventListener('click', () => void repair());
take?.addEventListener('click', async () => {
  const registration = await navigator.serviceWorker.getRegistration(root);
  if (registration) done(await takeUpdate(registration));
});
if (canKeep()) {
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data && typeof data.failed === 'string') void failed(data.failed);
  });
  void keepWatching();
}
void draw();

/** Draws again whenever a worker comes, grows up or fails. */
async function keepWatching(): Promise<void> {
  const registration = (await navigator.serviceWorker.getRegistration(root)) ?? (await navigator.serviceWorker.ready);
  const watch = () => {
    registration.installing?.addEventListener('statechange', () => void draw());
    void draw();
  };
  registration.addEventListener('updatefound', watch);
  watch();
}
