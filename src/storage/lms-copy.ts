import type { AnyEntry } from '#domain/record/entry.ts';
import { shortHash } from '#domain/record/identify.ts';
import type { Record } from '#domain/record/record.ts';
import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { prefixOf } from './keys.ts';
import { eraseOwn, localKeep } from './local-keep.ts';
import { openRecordOver } from './record-over-keeps.ts';
import { openTabs } from './tabs.ts';

/** The record of one learner in one package: in memory, and where there is a place for it, beside that. */
export interface LmsCopy {
  record(): Record;
  /** Takes entries in. Resolves when they are as safe as they can be here. */
  adopt(entries: readonly AnyEntry[]): Promise<void>;
  subscribe(listener: () => void): () => void;
  /** Whether the LMS was ever heard to have something of it. */
  isConfirmed(): boolean;
  confirm(): void;
  /** Whether it outlives this window. */
  readonly lasts: boolean;
  /** Removes it from this browser. */
  forget(): void;
}

interface Owner {
  /** Where the package lies: its origin and folder. */
  readonly folder: string;
  /** What the LMS said of the learner, as a hash; empty where it did not. */
  readonly learner: string;
  /** What the package holds. */
  readonly package: string;
}

/**
 * Opens the copy that this browser keeps of one learner's work in one package, beside what the LMS keeps. Its name is a hash of
 * where the package lies and of the learner, so that whoever sits here next never sees it; without a learner there is
 * none, and what is done lasts as long as the window.
 * @param afresh true to leave the copy that is there as it is, and to begin another
 */
export async function openLmsCopy(
  owner: Owner | null,
  afresh = false,
  browser: BrowserParts = thisBrowser(),
): Promise<LmsCopy> {
  const storage = owner?.learner ? browser.localStorage : undefined;
  const root = owner && storage ? rootOf(owner, storage, afresh) : 'lms';
  const prefix = prefixOf(root);
  const note = `${prefix}with-lms`;
  // Two windows on one module tell each other what is done, or each would tell the LMS of half of it.
  const tabs = openTabs(storage ? browser.BroadcastChannel : undefined, prefix, (message) => store?.hear(message));
  let store: Awaited<ReturnType<typeof openRecordOver>> | undefined;
  store = await openRecordOver(
    {
      prompt: storage ? localKeep(storage, prefix) : null,
      durable: null,
      points: null,
      marker: null,
      sharedComputer: false,
      clock: Date,
      random: Math.random,
      wait(milliseconds, then) {
        const id = setTimeout(then, milliseconds);
        return () => clearTimeout(id);
      },
    },
    tabs,
  );
  const { record, subscribe, import: adopt, close } = store;
  return {
    record,
    subscribe,
    adopt: async (entries) => void (await adopt(entries)),
    isConfirmed: () => attempt(() => storage?.getItem(note) === 'yes') ?? false,
    confirm: () => attempt(() => storage?.setItem(note, 'yes')),
    lasts: storage !== undefined,
    forget() {
      close();
      attempt(() => storage && eraseOwn(storage, prefix));
    },
  };
}

/** The namespace of the copy that is newest; copies of earlier attempts lie under lower numbers. */
function rootOf(
  { folder, learner, package: held }: Owner,
  storage: Storage | BrowserParts['localStorage'],
  afresh: boolean,
) {
  const name = `lms/${shortHash(JSON.stringify([folder, learner, held]))}`;
  const key = `${prefixOf(name)}newest`;
  const at = Number(attempt(() => storage?.getItem(key)) ?? 0) || 0;
  if (afresh) attempt(() => storage?.setItem(key, String(at + 1)));
  return `${name}/${afresh ? at + 1 : at}`;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
