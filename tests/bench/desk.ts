import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { smallHandIns } from '#tests/small-hand-ins.ts';
import { chromiumArguments } from '../site/chromium.ts';
import { serve } from './serve.ts';

/** One measured thing: its name, its value, and the budget it is held to. */
export type Measured = readonly [metric: string, value: number, budget: number];

const people = 100_000;
/** Lines among them that are none. */
const bad = 137;
const statements = 1_000_000;
const seeded = 50_000;

/**
 * The coordinator's desk with a hundred thousand people: taking in, finding, sorting, and a million statements. The browser has a
 * profile on the disk, as a coordinator's has: one without keeps its databases and files in memory, and hands every byte of them
 * from process to process.
 */
export async function timeDesk(executablePath: string, folder: string): Promise<readonly Measured[]> {
  const site = await serve(folder, { '/plain/': '<!doctype html><title>Plain</title>' }, false);
  const scratch = mkdtempSync(join(tmpdir(), 'desk-'));
  const inProfile = async <T>(name: string, work: (context: BrowserContext) => Promise<T>): Promise<T> => {
    const context = await chromium.launchPersistentContext(join(scratch, name), {
      executablePath,
      args: chromiumArguments,
    });
    return work(context).finally(() => context.close());
  };
  try {
    return [
      ...(await inProfile('import', (context) => timeImport(context, site.address, scratch))),
      ...(await inProfile('statements', (context) => timeStatements(context, site.address))),
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    site.close();
  }
}

async function timeImport(context: BrowserContext, address: string, scratch: string): Promise<readonly Measured[]> {
  const file = join(scratch, 'everybody.ndjson');
  writeFileSync(file, manyHandIns().join('\n'));
  const page = await context.newPage();
  await page.goto(`${address}/console/`);
  await page.locator('[data-desk-ready]').waitFor();
  await page.evaluate(watchGaps);
  const start = Date.now();
  await page.locator('[data-desk-drop] input').first().setInputFiles(file);
  const found = page.locator('[data-found]');
  await found.filter({ hasText: `${people} of ${people}` }).waitFor({ timeout: 120_000 });
  const imported = Date.now() - start;
  const aside = (await page.locator('[data-gathered]').textContent()) ?? '';
  if (!aside.includes(String(bad))) throw new Error(`${bad} lines are none, and the desk says: ${aside}`);
  // What is measured next is the table; replaying goes on behind it until it is stopped.
  await page.locator('[data-gathering="verifying"] button').first().click();
  await page.locator('[data-gathering="resting"]').waitFor();
  await page.waitForTimeout(3000);
  const gap = await page.evaluate(() => (globalThis as unknown as { gap: number }).gap);
  const heads = 'table.roster thead button';
  const filter = await changed(page, '[data-found]', '.desk-filters input', 0, 'person 1');
  const sort = await changed(page, 'table.roster tbody th', heads, 0);
  const other = await changed(page, 'table.roster tbody th', heads, 1);
  return [
    [`desk: ${people} hand-ins read, schema-checked, kept and listed, ms`, imported, 8000],
    ['  longest gap of the page meanwhile, ms', gap, 50],
    ['  filter, from the key to the table, ms', filter, 100],
    ['  sort by name, ms', sort, 100],
    ['  sort by another column for the first time, ms', other, 100],
  ];
}

/** A million results as the desk keeps them, put straight into its database; then the button is pressed. */
async function timeStatements(context: BrowserContext, address: string): Promise<readonly Measured[]> {
  const page = await context.newPage();
  await page.goto(`${address}/plain/`);
  await page.evaluate(seedRoster, [seeded, statements / seeded] as const);
  await page.goto(`${address}/console/`);
  await page
    .locator('[data-found]')
    .filter({ hasText: `${seeded} of ${seeded}` })
    .waitFor({ timeout: 180_000 });
  await page.waitForTimeout(3000);
  const devtools = await context.browser()?.newBrowserCDPSession();
  if (!devtools) throw new Error('The browser does not say which processes it has.');
  const memory = async () => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { type, id }) => (type === 'renderer' ? sum + residentOf(id) : sum), 0);
  };
  const before = await memory();
  let most = before;
  let goes = true;
  const watching = (async () => {
    while (goes) {
      most = Math.max(most, await memory());
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const start = Date.now();
  await page.locator('[data-desk="reports"] .actions button').nth(1).click();
  await page.locator('[data-made]').waitFor({ timeout: 180_000 });
  const taken = Date.now() - start;
  goes = false;
  await watching;
  const said = (await page.locator('[data-made]').textContent()) ?? '';
  if (!said.includes(String(statements))) throw new Error(`${statements} statements were asked for: ${said}`);
  return [
    [`desk: ${statements} xAPI statements to a file, counted and hashed, ms`, taken, 15_000],
    ['  growth of memory meanwhile, MB', (most - before) / 2 ** 20, 150],
  ];
}

/** Bytes of a process that are in memory. */
function residentOf(process: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
    return 1024 * Number(kilobytes ?? 0);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

/** From a key or a press to the first change of what an element says. */
function changed(page: Page, selector: string, on: string, nth: number, text?: string): Promise<number> {
  return page.evaluate(
    ([of, target, at, typed]) =>
      new Promise<number>((resolve) => {
        const look = () => document.querySelector(of)?.textContent;
        const before = look();
        const element = document.querySelectorAll<HTMLElement>(target)[at];
        const start = performance.now();
        if (typed !== null && element instanceof HTMLInputElement) {
          element.value = typed;
          element.dispatchEvent(new Event('input', { bubbles: true }));
        } else element?.click();
        const watch = () => {
          if (look() === before) requestAnimationFrame(watch);
          else setTimeout(() => resolve(performance.now() - start));
        };
        watch();
      }),
    [selector, on, nth, text ?? null] as const,
  );
}

/** Runs in the page: the longest time for which nothing else could. */
function watchGaps() {
  const watched = globalThis as unknown as { gap: number };
  watched.gap = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watched.gap = Math.max(watched.gap, now - last - 5);
    last = now;
  }, 5);
}

/** Runs in a page without scripts: puts people with so many results each into the desk's database. */
async function seedRoster([count, results]: readonly [number, number]) {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('pr1:/:roster', 1);
    opening.onupgradeneeded = () => {
      for (const store of ['lots', 'texts', 'notes']) opening.result.createObjectStore(store);
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  const at = '2026-11-22T09:00:00.000Z';
  for (let from = 0; from < count; from += 1000) {
    const submissions = Array.from({ length: Math.min(1000, count - from) }, (_, n) => {
      const hash = (from + n).toString(16).padStart(64, '0');
      return {
        hash,
        state: 'verified',
        made: at,
        name: `Person ${from + n}`,
        place: 'uk',
        role: 'doctor',
        assignment: null,
        key: null,
        edition: '2026.1',
        progress: { done: 1, of: 30, complete: [], course: false },
        verdict: 'doubt',
        findings: [],
        entries: 30,
        runs: Array.from({ length: results }, (__, run) => ({
          id: `${from + n}-${run}`,
          scenario: 'the-one-star-review',
          outcome: 'quiet-end',
          verdict: 'sound',
          status: 'passed',
          score: 88,
          hlc: at,
          at,
          place: 'uk',
          checked: 'agrees',
          steps: [],
        })),
        tests: [],
        gain: [],
        sureness: [],
        earned: [],
        active: 60,
        first: at,
        last: at,
      };
    });
    await new Promise<void>((resolve, reject) => {
      const writing = database.transaction(['lots', 'texts'], 'readwrite');
      writing.objectStore('lots').put({ import: 1, body: submissions }, `lot-${from}`);
      writing.objectStore('texts').put([], `lot-${from}`);
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
    });
  }
  database.close();
}

/** Hand-ins as small as they get, a line each, with lines among them that are none. */
function manyHandIns(): readonly string[] {
  const every = Math.floor(people / bad);
  return smallHandIns(people).flatMap((line, at) =>
    at % every === 0 && at < bad * every ? [line, '{"format":'] : [line],
  );
}
