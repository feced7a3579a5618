import type { Browser } from '@playwright/test';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { serve } from './serve.ts';

/** What was measured, how much, and how much it may be. */
export type Measured = readonly [metric: string, value: number, budget: number | null];

const runs = 7;
const scenario = '/scenarios/the-one-star-review/';
const checked = '/modules/defamation/what-makes-words-defamatory/';
/** How many answers are timed. */
const answers = 100;

/** The record on this machine as it is, nothing slowed: opening a long one, and how long an answer takes to be saved. */
export async function timeRecord(chrome: Browser, folder: string): Promise<readonly Measured[]> {
  const site = await serve(folder, { '/plain/': '<!doctype html><title>Plain</title>' });
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/plain/`);
  await page.evaluate(putEntries, manyEntries(5_000));
  const boot = async () => {
    const fresh = await context.newPage();
    await fresh.addInitScript(noteReady);
    await fresh.goto(`${site.address}${scenario}`, { waitUntil: 'commit' });
    await fresh.waitForSelector('.player[data-ready]');
    const [html, usable] = await fresh.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return [navigation?.domInteractive ?? 0, (globalThis as unknown as { usable: number }).usable] as const;
    });
    await fresh.close();
    return usable - html;
  };
  // The first one also fills the browser's own caches.
  const [, ...boots] = await times(runs + 1, boot);
  await context.close();

  const other = await chrome.newContext();
  const lessonPage = await other.newPage();
  await lessonPage.addInitScript(timePuts);
  await lessonPage.goto(`${site.address}${checked}`);
  await lessonPage.locator('quick-check:defined input').first().check();
  const commit = lessonPage.locator('quick-check [data-check-commit]').first();
  const taken: number[] = [];
  for (let answer = 0; answer <= answers; answer += 1) {
    await commit.dispatchEvent('click');
    const saved = await lessonPage.waitForFunction(() => {
      const { saves } = globalThis as unknown as Timed;
      return saves.shift() ?? null;
    });
    // The first one fetches the script of the record.
    if (answer > 0) taken.push(Number(await saved.jsonValue()));
  }
  await other.close();
  site.close();
  return [
    ['boot with 5,000 entries: from the HTML to a choice that works, ms', median(boots), 150],
    [`one answer in both stores, 95th percentile of ${taken.length}, ms`, percentile(taken, 0.95), 150],
  ];
}

async function times<T>(count: number, work: () => Promise<T>): Promise<readonly T[]> {
  const done: T[] = [];
  while (done.length < count) done.push(await work());
  return done;
}

/** Runs in the page before its scripts: notes when the player takes choices, which asking from outside would find out late. */
function noteReady() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.player[data-ready]')) return;
    observer.disconnect();
    Object.assign(globalThis, { usable: performance.now() });
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

interface Timed {
  saves: number[];
}

/** Runs in the page before its scripts: times each answer from the click to the end of its transaction on the disk. */
function timePuts() {
  const timed = globalThis as unknown as Timed;
  timed.saves = [];
  let clicked = 0;
  const note = () => {
    clicked = performance.now();
  };
  addEventListener('click', note, true);
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === 'entries')
      this.transaction.addEventListener('complete', () => timed.saves.push(performance.now() - clicked));
    return put.apply(this, given);
  };
}

/** Entries as a diligent learner leaves them, in the order in which they came. */
function manyEntries(count: number): readonly (readonly [string, string, string])[] {
  const clock = hybridClock(() => Date.UTC(2026, 10, 22));
  const at = '2026-11-22T09:00:00.000Z';
  return Array.from({ length: count }, (_, seq) => {
    const { entry, text } = composeEntry(
      { kind: 'check-answered', item: `item-${seq % 200}`, option: 'a', right: seq % 3 > 0 },
      { device: 'bench.bench', seq, hlc: clock.tick(), at },
    );
    return [`pr1:/:e:bench.bench:${seq}`, entry.id, text] as const;
  });
}

/** Runs in a page without scripts: puts entries into both stores, as the course would have. */
async function putEntries(entries: readonly (readonly [string, string, string])[]) {
  for (const [key, , text] of entries) localStorage.setItem(key, text);
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('pr1:/:', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('entries');
      opening.result.createObjectStore('notes');
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('entries', 'readwrite');
      for (const [, id, text] of entries) transaction.objectStore('entries').put(text, id);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
