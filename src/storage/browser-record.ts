import type { Clock, Erased, Random, RecordStore } from '#domain/record/store.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { indexedKeep } from './indexed-keep.ts';
import type { JournalKeep } from './journal-keep.ts';
import { prefixOf } from './keys.ts';
import { eraseOwn, kindOfKey, localKeep, type WebStorage } from './local-keep.ts';
import { markerInCache } from './marker.ts';
import { isSharedComputer } from './page-cache.ts';
import type { Wait } from './patience.ts';
import { type OpenRecord, openRecordOver } from './record-over-keeps.ts';
import type { RestorePoints } from './restore-points.ts';
import { openTabs } from './tabs.ts';

export interface RecordOptions {
  /** The path of the course on its origin: the namespace of its keys. The same on every page. */
  readonly root: string;
  /** Keep nothing beyond this tab; by default, what was chosen on this computer. */
  readonly sharedComputer?: boolean;
  /** What the browser offers; by default, this one's. */
  readonly browser?: BrowserParts;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly wait?: Wait;
}

/**
 * Opens the learner's record in this browser: the only way to it. Resolves always, and within seconds, even where no
 * store works at all; `health()` then says so, and the course stays completable in memory.
 */
export async function openRecord({
  root,
  browser = thisBrowser(),
  sharedComputer = isSharedComputer(root, browser),
  clock = Date,
  random = chance,
  wait = timer,
}: RecordOptions): Promise<RecordStore> {
  const prefix = prefixOf(root);
  const { localStorage, sessionStorage, indexedDB, caches, BroadcastChannel, events } = browser;
  const storage = sharedComputer ? sessionStorage : localStorage;
  let opened: OpenRecord | null = null;
  // What is heard while the record opens is told to it afterwards: that everything was erased, above all.
  const heard: Word[] = [];
  const tell: Tell = (word) => (opened ? word(opened) : heard.push(word));

  const stop = listen(tell, prefix, events);
  // On a shared computer the tab is alone: nothing that is done in it may reach another.
  const tabs = openTabs(sharedComputer ? undefined : BroadcastChannel, prefix, (message) =>
    tell((store) => store.hear(message)),
  );
  const durable =
    indexedDB && !sharedComputer ? indexedKeep(indexedDB, prefix, () => tell((store) => store.deleted())) : null;
  const store = await openRecordOver(
    {
      prompt: storage ? localKeep(storage, prefix) : null,
      durable,
      points: indexedDB && !sharedComputer ? pointsIn(indexedDB, `${prefix}points`) : null,
      journal: indexedDB && !sharedComputer ? journalOf(indexedDB, `${prefix}journal`) : null,
      marker: caches && !sharedComputer ? markerInCache(caches, `${prefix}marker`) : null,
      sharedComputer,
      clock,
      random,
      wait,
    },
    tabs,
  );
  opened = store;
  for (const word of heard) word(store);
  return {
    ...store,
    erase: () => eraseWith(store, sharedComputer ? null : sessionStorage, root, browser),
    close() {
      stop();
      store.close();
    },
  };
}

type Word = (store: OpenRecord) => void;
type Tell = (word: Word) => void;

/** Restore points, whose code is fetched with their first use: no page that plays or reads needs it. */
function pointsIn(factory: IDBFactory, name: string): RestorePoints {
  const points = () => import('./restore-points.ts').then(({ restorePointsIn }) => restorePointsIn(factory, name));
  return {
    keep: async (...given) => (await points()).keep(...given),
    list: async () => (await points()).list(),
    read: async (id) => (await points()).read(id),
    erase: async (epoch) => (await points()).erase(epoch),
  };
}

/** The journal's database, as far as erasing needs it. */
function journalOf(factory: IDBFactory, name: string): Pick<JournalKeep, 'erase' | 'read'> {
  const journal = () => import('./journal-keep.ts').then(({ journalIn }) => journalIn(factory, name));
  return {
    erase: async (epoch) => (await journal()).erase(epoch),
    read: async () => (await journal()).read(),
  };
}

/** Erases, and with the record this browser's keys, a coordinator's desk and roster, and what the tab may still know from a time as a shared computer. */
async function eraseWith(
  store: RecordStore,
  session: WebStorage | null | undefined,
  root: string,
  browser: BrowserParts,
): Promise<Erased> {
  try {
    if (session) eraseOwn(session, prefixOf(root));
  } catch {
    // A session that cannot be written to holds nothing of ours.
  }
  const { complete, left } = await store.erase();
  const { forgetOthers } = await import('./forget-others.ts');
  const forgotten = await forgetOthers(root, browser);
  return forgotten ? { complete, left } : { complete: false, left: [...new Set([...left, 'indexedDB' as const])] };
}

/** Tells the record what the window hears: other tabs, the way back from the page cache, and the end. The answer stops it. */
function listen(tell: Tell, prefix: string, events: EventTarget | undefined): () => void {
  const heard = {
    storage({ key, newValue }: StorageEvent) {
      // A key of null: somebody cleared everything, neighbours included.
      const kind = key === null ? 'epoch' : kindOfKey(key, prefix);
      if (kind === 'epoch') tell((store) => void store.refresh());
      else if (kind !== 'other' && newValue !== null)
        tell((store) => store.hear({ texts: [newValue], stored: true, epoch: kind.entryOf }));
    },
    pageshow({ persisted }: PageTransitionEvent) {
      if (persisted) tell((store) => void store.refresh());
    },
    pagehide: () => tell((store) => store.leave()),
  };
  const each = Object.entries(heard) as [string, EventListener][];
  for (const [name, listener] of each) events?.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of each) events?.removeEventListener(name, listener);
  };
}

/** Not `Math.random`: the names of writers must differ among all the browsers of the world. */
function chance() {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

const timer: Wait = (milliseconds, then) => {
  const id = setTimeout(then, milliseconds);
  return () => clearTimeout(id);
};
