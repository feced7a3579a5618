import { type BrowserParts, thisBrowser } from './browser-parts.ts';
import { journalIn, journalInStorage, type Laid } from './journal-keep.ts';
import { prefixOf } from './keys.ts';
import { isSharedComputer } from './page-cache.ts';
import { type Wait, within } from './patience.ts';

/** What a page of the journal is: the learner's own words, and receipts that came back; none of it stands in the record. */
export const journalKinds = ['reflection', 'plan', 'name', 'draft', 'cover', 'receipt'] as const;
export type JournalKind = (typeof journalKinds)[number];

export interface JournalPage {
  readonly kind: JournalKind;
  /** What it is about, such as a module's id; missing where there is only one of the kind. */
  readonly of?: string;
  readonly text: string;
  /** When it was written, ISO 8601 in UTC, by the device's clock. */
  readonly at: string;
}

/** The learner's private words in this browser. No method ever rejects. */
export interface Journal {
  /** The page as it was last written, or undefined. */
  read(kind: JournalKind, of?: string): Promise<string | undefined>;
  /**
   * Writes a page over the one that `read` gave, or that this opening wrote. What another tab wrote meanwhile stays beside
   * it, and is in `all()`. An empty text forgets the page. `refused`: no store took it, or everything was erased since
   * this journal was opened; the words are then only where the learner typed them, and the page must say so.
   */
  write(kind: JournalKind, of: string | undefined, text: string): Promise<'kept' | 'refused'>;
  /** Every page, the newest first; two of the same name where two tabs wrote one. */
  all(): Promise<readonly JournalPage[]>;
  /** What lies there and could not be read, exactly as it was found. It is never removed but by `forgetAll` and erasing. */
  setAside(): Promise<readonly { readonly key: string; readonly text: unknown }[]>;
  /** Removes every version of one page. False where something of it may still be there. */
  forget(kind: JournalKind, of?: string): Promise<boolean>;
  /** Removes every page, and what could not be read. False where something may still be there. */
  forgetAll(): Promise<boolean>;
}

interface JournalOptions {
  /** The path of the course on its origin; by default, what the page says. */
  readonly root?: string;
  readonly browser?: BrowserParts;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly wait?: Wait;
}

/**
 * Opens the journal of this browser: the only way to it. Resolves always. On a shared computer its pages last as long as the
 * tab; they are plain text on the disk of any other (see README, “Decided”).
 */
export async function openJournal({
  root = document.documentElement.dataset.root ?? '/',
  browser = thisBrowser(),
  now = Date.now,
  wait = timer,
}: JournalOptions = {}): Promise<Journal> {
  const { durable, prompt } = keepsIn(root, browser);
  const keeps = [durable, prompt].filter((keep) => keep !== null);
  const soon = <T>(promise: Promise<T>) => within(wait, promise);
  const writer = randomName();
  const epoch = await agreedEpoch();
  /** What this opening has shown or written, by name of page: what it may write over. */
  const known = new Map<string, Laid>();

  /** The epoch that began with the last erasure. Web storage hears of one first; the database is emptied now if it did not. */
  async function agreedEpoch(): Promise<number> {
    const [there, here] = await Promise.all(
      [durable, prompt].map((keep) => (keep ? soon(keep.epoch()).catch(() => null) : null)),
    );
    if (durable && typeof there === 'number' && (here ?? 0) > there)
      await soon(durable.erase(here ?? 0)).catch(() => {});
    return Math.max(there ?? 0, here ?? 0);
  }

  async function lying(): Promise<readonly Laid[]> {
    const answers = await Promise.allSettled(keeps.map((keep) => soon(keep.read())));
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }

  async function versions(kind: JournalKind, of: string | undefined) {
    const found = (await lying()).flatMap((laid) => {
      const page = readPage(laid);
      return page?.kind === kind && page.of === of ? [{ laid, page }] : [];
    });
    return found.sort((a, b) => newestFirst(a.page, b.page));
  }

  async function remove(gone: readonly Laid[]): Promise<boolean> {
    if (gone.length === 0) return true;
    const answers = await Promise.allSettled(keeps.map((keep) => soon(keep.change(epoch, null, gone))));
    return answers.every(({ status }) => status === 'fulfilled');
  }

  async function forget(kind: JournalKind, of?: string) {
    const removed = await remove((await versions(kind, of)).map(({ laid }) => laid));
    known.delete(nameOf(kind, of));
    return removed && (await versions(kind, of)).length === 0;
  }

  return {
    async read(kind, of) {
      const [last] = await versions(kind, of);
      if (last) known.set(nameOf(kind, of), last.laid);
      return last?.page.text;
    },
    async write(kind, of, text) {
      if (text === '') return (await forget(kind, of)) ? 'kept' : 'refused';
      const name = nameOf(kind, of);
      const at = new Date(now()).toISOString();
      const page = { key: `${name}:${writer}`, text: JSON.stringify({ v: version, kind, of, text, at }) };
      const before = known.get(name);
      const gone = before && before.key !== page.key ? [before] : [];
      for (const keep of keeps) {
        const kept = await soon(keep.change(epoch, page, gone)).then(
          () => true,
          () => false,
        );
        if (!kept) continue;
        known.set(name, page);
        // An older version may lie in the other place, from a day when this one did not work.
        const rest = keeps.filter((other) => other !== keep);
        await Promise.allSettled(rest.map((other) => soon(other.change(epoch, null, gone))));
        return 'kept';
      }
      return 'refused';
    },
    async all() {
      const pages = (await lying()).map(readPage).filter((page) => page !== null);
      return pages.sort(newestFirst);
    },
    async setAside() {
      return (await lying()).filter((laid) => readPage(laid) === null);
    },
    forget,
    async forgetAll() {
      const removed = await remove(await lying());
      known.clear();
      return removed && (await lying()).length === 0;
    },
  };
}

/** The version of a page's fields. What a newer version wrote is set aside here, and left alone. */
const version = 1;

/** Where pages are kept: the database first, and web storage where that does not work. */
function keepsIn(root: string, browser: BrowserParts) {
  const prefix = prefixOf(root);
  const shared = isSharedComputer(root, browser);
  const storage = shared ? browser.sessionStorage : browser.localStorage;
  return {
    durable: browser.indexedDB && !shared ? journalIn(browser.indexedDB, `${prefix}journal`) : null,
    prompt: storage ? journalInStorage(storage, prefix) : null,
  };
}

function readPage({ text: laid }: Laid): JournalPage | null {
  try {
    const { v, kind, of, text, at } = JSON.parse(String(laid)) as JournalPage & { readonly v: unknown };
    const whole =
      v === version &&
      journalKinds.includes(kind) &&
      (of === undefined || typeof of === 'string') &&
      typeof text === 'string' &&
      typeof at === 'string';
    return whole ? { kind, ...(of === undefined ? {} : { of }), text, at } : null;
  } catch {
    return null;
  }
}

function nameOf(kind: JournalKind, of = ''): string {
  return `${kind}:${of}`;
}

function newestFirst(a: JournalPage, b: JournalPage): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
}

/** The name of this opening, so that no two tabs write under the same key. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join('');
}

const timer: Wait = (milliseconds, then) => {
  const id = setTimeout(then, milliseconds);
  return () => clearTimeout(id);
};
