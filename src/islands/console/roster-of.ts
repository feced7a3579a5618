import { openDesk } from '#storage/desk.ts';
import { isSharedComputer } from '#storage/page-cache.ts';
import type { Wanted } from '#domain/roster/look-up.ts';
import type { Row } from '#domain/roster/row.ts';
import { consoleData } from './console-data.ts';
import type { Assigned, Desk, DeskView, FromWorker, Setup, ToWorker } from './messages.ts';
import { unopened } from './unopened.ts';
import workerAddress from './worker.ts?worker&url';

/**
 * The roster as the islands of this page read it. One worker holds it; whoever asks shares it.
 *
 * `view()` says how it stands and `subscribe` when that changes; `view().revision` changes with the rows. `ask` puts a question
 * to the worker (see `Desk` in messages.ts). `rows` gives whole rows a few hundred at a time, so that a page that computes with them
 * never stops the screen: `for await (const lot of roster.rows({})) …`.
 */
export interface RosterRead {
  view(): DeskView;
  subscribe(heard: () => void): { unsubscribe(): void };
  ask<K extends keyof Desk>(what: K, ...given: Parameters<Desk[K]>): Promise<ReturnType<Desk[K]>>;
  rows(wanted: Wanted): AsyncGenerator<readonly Row[]>;
}

/** Rows of one lot: a lot crosses to the page in a few milliseconds. */
const lot = 200;

let opened: RosterRead | undefined;

/** The roster of this page, opened at the first call. */
export function rosterOf(): RosterRead {
  opened ??= open();
  return opened;
}

function open(): RosterRead {
  const heard = new Set<() => void>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let [view, next] = [unopened, 0];
  const port = portToDesk();
  port.addEventListener('message', (event) => {
    const said = (event as MessageEvent<FromWorker>).data;
    if ('view' in said) {
      view = { ...said.view, setAside: same(view.setAside, said.view.setAside) };
      for (const each of heard) each();
      return;
    }
    const asked = waiting.get(said.id);
    waiting.delete(said.id);
    if ('error' in said) asked?.reject(new Error(said.error));
    else asked?.resolve(said.answer);
  });
  const ask = <K extends keyof Desk>(what: K, ...given: Parameters<Desk[K]>) =>
    new Promise<ReturnType<Desk[K]>>((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve: resolve as (value: unknown) => void, reject });
      port.postMessage({ id: next, ask: what, given } satisfies ToWorker);
    });
  void setup().then((known) => ask('open', known));
  return {
    view: () => view,
    subscribe(each) {
      heard.add(each);
      return { unsubscribe: () => void heard.delete(each) };
    },
    ask,
    async *rows(wanted) {
      for (let from = 0; ; from += lot) {
        const rows = await ask('rows', wanted, from, lot);
        if (rows.length > 0) yield rows;
        if (rows.length < lot) return;
      }
    },
  };
}

async function setup(): Promise<Setup> {
  const { root = '/' } = document.documentElement.dataset;
  const { course, baseline, minutes, titles, words } = await consoleData();
  return {
    root,
    course,
    baseline,
    minutes,
    titles,
    words,
    keep: !isSharedComputer(root),
    assigned: await assignedHere(root),
  };
}

/** What this coordinator made, as far as rows need it. The keys are those that signed it: one may have been brought in since. */
async function assignedHere(root: string): Promise<Assigned> {
  const made =
    (await openDesk(root)
      ?.list()
      .catch(() => [])) ?? [];
  return {
    assignments: made.map(({ assignment: { id, due = null }, invitees }) => ({
      id,
      due,
      tokens: invitees.map(({ token }) => token),
    })),
    keys: [...new Set(made.map(({ keyName }) => keyName))],
  };
}

type Port = Pick<MessagePort, 'postMessage' | 'addEventListener'>;

/** A worker; on a page that was opened from a folder, which may have none, the desk runs in the page itself. */
function portToDesk(): Port {
  if (workerAddress && location.protocol !== 'file:')
    return new Worker(trusted(workerAddress), { type: 'module', name: 'desk' });
  const { port1, port2 } = new MessageChannel();
  void Promise.all([import('./desk.ts'), import('./serve.ts')]).then(([{ createDesk }, { serve }]) => {
    serve(port2, createDesk);
    port2.start();
  });
  port1.start();
  return port1;
}

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one address that may become the desk's worker. The page's policy allows a rule of this name on this page alone. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies };
  const rule = trustedTypes?.createPolicy('desk', {
    createScriptURL(asked) {
      if (asked !== workerAddress) throw new TypeError(`No script of the course: ${asked}`);
      return asked;
    },
  });
  return rule ? rule.createScriptURL(url) : url;
}

/** The list as it was, where the one that came is no other: whoever shows it has nothing to do then. */
function same(before: DeskView['setAside'], now: DeskView['setAside']): DeskView['setAside'] {
  const isSame =
    before.length === now.length &&
    now.every(({ file, why }, at) => before[at]?.file === file && before[at]?.why === why);
  return isSame ? before : now;
}
