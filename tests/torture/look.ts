import type { Page } from '@playwright/test';
import type { Outline } from '#domain/record/progress.ts';
import { sentences } from './course.ts';
import { type Disk, entriesOn, readDisk, writeDisk } from './disk.ts';
import { type Breach, declinedFrom, inventedIn, type Ledger, lostOf, sameDisk } from './invariants.ts';

/** What a look after a kill found. */
export interface Seen {
  /** What the kill left, before any script of the course ran. */
  readonly left: Disk;
  /** What lay in both stores once the course had opened the record. */
  readonly mended: Disk;
  /** Ids of entries that were called saved and are gone. */
  readonly lost: readonly string[];
  readonly breaches: readonly Breach[];
}

/** A page of the same origin on which none of the course's scripts runs. */
export const plainPage = 'plain/';

/** Looks at a profile after a kill, and holds every invariant against it. */
export async function lookAfterKill(page: Page, address: string, ledger: Ledger, outline: Outline): Promise<Seen> {
  await page.goto(address + plainPage);
  const left = await readDisk(page);
  const boot = await openSettings(page, address);
  const mended = await readDisk(page);
  const { entries } = entriesOn(mended);
  const again = await openSettings(page, address);
  const after = await readDisk(page);

  const lost = lostOf(ledger, entries);
  const must = [...ledger.acknowledged].flatMap((id) => ledger.known.get(id) ?? entries.get(id) ?? []);
  // A kill may bring what was erased back to the disk of localStorage; there, the boot has to sweep it.
  const ofNow = ([key]: readonly [string, string]) => epochOf(key) === ledger.epoch;
  const alive = { ...left, local: new Map([...left.local].filter(ofNow)) };
  const gone = [...entriesOn(alive).entries.keys()].filter((id) => !entries.has(id));
  const erased = [...mended.local].filter((each) => !ofNow(each));
  const breaches: Breach[] = [
    ...lost.map((id): Breach => ({ invariant: 'I1', what: `${id} was shown as saved` })),
    ...gone.map((id): Breach => ({ invariant: 'I1', what: `${id} outlived the kill and not the boot` })),
    ...inventedIn(mended, ledger),
    ...declinedFrom(must, entries, outline),
    ...when(!sameDisk(mended, after) || again.count !== boot.count, 'I3', 'the second boot changed the stores'),
    ...when(mended.local.size !== mended.indexed.size, 'I3', 'the first boot left the stores unequal'),
    ...[boot, again].flatMap(({ aside, alert }) =>
      when(aside !== null || alert !== null, 'I5', `without any loss the page said “${aside ?? alert}”`),
    ),
    ...erased.map(([key]): Breach => ({ invariant: 'I6', what: `${key} came back after everything was erased` })),
    ...[boot, again].flatMap(({ early }) => when(early > 0, 'I6', `${early} entries written before both were read`)),
    ...(mended.indexed.size > 0 ? await damageAndLook(page, address, mended) : []),
  ];
  return { left, mended, lost, breaches };
}

/**
 * I5 and I7: damages one entry in IndexedDB and removes it from localStorage, looks at what the page says and hands over, and
 * puts it back. Nothing damaged is ever put into localStorage: the next kill could keep that and lose the mending.
 */
async function damageAndLook(page: Page, address: string, disk: Disk): Promise<readonly Breach[]> {
  const [id, text] = [...disk.indexed].at(-1) ?? ['', ''];
  const keys = [...disk.local].flatMap(([key, each]) => (each === text ? [key] : []));
  const broken = text.slice(0, text.length / 2);
  await page.goto(address + plainPage);
  await writeDisk(page, { local: new Map(keys.map((key) => [key, null])), indexed: new Map([[id, broken]]) });
  const { aside, alert } = await openSettings(page, address);
  const handed = await handedOver(page);
  await page.goto(address + plainPage);
  const untouched = (await readDisk(page)).indexed.get(id) === broken;
  await writeDisk(page, { local: new Map(keys.map((key) => [key, text])), indexed: new Map([[id, text]]) });
  return [
    ...when(
      !aside?.includes(sentences.aside(1)) || alert === null,
      'I5',
      `of a damaged entry the page said “${aside}”`,
    ),
    ...when(!handed.includes(JSON.stringify(broken).slice(1, -1)), 'I7', 'the download lacks the damaged text'),
    ...when(!untouched, 'I7', 'the damaged text did not stay where it lay'),
  ];
}

/** Opens the settings, where the record is counted, and notes what was said and whether anything was written too early. */
async function openSettings(page: Page, address: string) {
  await page.goto(`${address}settings/`);
  await page.locator('[data-export]:enabled').waitFor();
  return page.evaluate(() => {
    const { early, written } = (globalThis as unknown as Watching).watched;
    const shown = (selector: string) => {
      const found = document.querySelector<HTMLElement>(selector);
      return found && !found.hidden ? (found.textContent ?? '') : null;
    };
    return {
      count: shown('[data-record-count]'),
      aside: shown('[data-record-aside]'),
      alert: shown('#record-banner:not([hidden]) [role="alert"]'),
      early,
      written,
    };
  });
}

async function handedOver(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: sentences.download });
  if ((await button.count()) === 0) return '';
  await button.first().click();
  await page.waitForFunction(() => (globalThis as unknown as Watching).watched.handed !== null);
  return page.evaluate(() => (globalThis as unknown as Watching).watched.handed ?? '');
}

/** What is noted in every page before its own scripts run. */
interface Watching {
  watched: { early: number; written: number; handed: string | null };
}

/**
 * Runs in each page before its scripts: counts entries that are written before IndexedDB has answered what it holds, and
 * keeps a copy of what is handed to the learner as a file.
 */
export function watchWrites(): void {
  const watched = { early: 0, written: 0, handed: null as string | null };
  (globalThis as unknown as Watching).watched = watched;
  let read = false;
  const note = () => {
    watched.written += 1;
    if (!read) watched.early += 1;
  };
  const getAll = IDBObjectStore.prototype.getAll;
  IDBObjectStore.prototype.getAll = function (...given) {
    const request = getAll.apply(this, given);
    if (this.name === 'entries')
      request.addEventListener('success', () => {
        read = true;
      });
    return request;
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === 'entries') note();
    return put.apply(this, given);
  };
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (/^pr1:.*:e\d*:/.test(key)) note();
    setItem.call(this, key, text);
  };
  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob)
      void blob.text().then((text) => {
        watched.handed = text;
      });
    return createObjectURL.call(URL, blob);
  };
}

/** How often everything had been erased when the entry at this key of localStorage was written. */
function epochOf(key: string): number {
  return Number(/:e(\d*):/.exec(key)?.[1] || 0);
}

function when(broken: boolean, invariant: Breach['invariant'], what: string): readonly Breach[] {
  return broken ? [{ invariant, what }] : [];
}
