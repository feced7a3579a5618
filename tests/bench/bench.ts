/**
 * `npm run bench`: what the built course costs, against its budgets. Bytes are exact (brotli 11, fonts apart); times are
 * medians in a real browser on an emulated slow phone (1.6 Mbit/s, 150 ms a request, processor slowed four times), each
 * beside a hand-made page with the same text, measured in the same run: only the ratio travels from machine to machine.
 *
 * `-- record` leaves out the times on a slow phone; `-- boot` times the record alone, `-- desk` the coordinator's desk alone.
 * `-- build` also builds the course with up to 5,000 lessons; `-- against DIR` measures another built folder with the same addresses beside this one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { listName, type Precache } from '../../src/offline/names.ts';
import { chromiumArguments, findChromium } from '../site/chromium.ts';
import { modules } from '../site/content.ts';
import { timeBuild } from './build.ts';
import { timeDesk } from './desk.ts';
import { median, timeRecord } from './record.ts';
import { brotli, serve } from './serve.ts';

const runs = 5;
const lesson = '/modules/defamation/where-the-line-runs/';
const nextLesson = '/modules/defamation/when-you-are-the-target/';
const scenario = '/scenarios/the-one-star-review/';
const slow = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};

const args = process.argv.slice(2);
const against = args.includes('against') ? args[args.indexOf('against') + 1] : undefined;
if (!existsSync('dist/index.html')) throw new Error('There is no built course in dist/: run “npm run build” first.');

if (args.includes('build')) await growth();
console.log('\nmetric | value | budget');
const executablePath = await findChromium();
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
for (const folder of ['dist', ...(against ? [against] : [])]) {
  if (against) console.log(`\n── ${folder}`);
  if (args.includes('boot')) {
    for (const measured of await timeRecord(browser, folder)) row(...measured);
    continue;
  }
  weigh(folder);
  if (args.includes('desk')) {
    for (const measured of await timeDesk(executablePath, folder)) row(...measured);
    continue;
  }
  if (!args.includes('record')) await time(browser, folder);
  for (const measured of await timeRecord(browser, folder)) row(...measured);
  for (const measured of await timeDesk(executablePath, folder)) row(...measured);
}
await browser.close();

/** Bytes of what a cold visit loads: the page, and every style and script that it names. */
function weigh(folder: string) {
  const page = cold(folder, lesson);
  row('lesson, cold: bytes without fonts', page.total, 14_100);
  row('lesson, cold: script', page.script, 4_000);
  row('lesson, cold: files with fonts', page.files + fonts(folder).length, 5);
  const played = cold(folder, scenario);
  const text = ownText(folder, scenario);
  row('scenario, cold: bytes without fonts', played.total, 39_000);
  row('  of which the scenario’s own words', text, null);
  row('  of which script', played.script, null);
  row('  without its words', played.total - text, null);
  row(
    'fonts in all',
    fonts(folder).reduce((sum, file) => sum + readFileSync(file).length, 0),
    40_000,
  );
  const everything = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(html|css|js|json|pagefind|pf_\w+)$/.test(name),
  );
  row(
    'everything but fonts, file by file',
    everything.reduce((sum, name) => sum + brotli(readFileSync(join(folder, name))).length, 0),
    740_000,
  );
  weighOffline(folder);
}

/** What a copy for offline use takes on the disk: every file as the worker keeps it, and what each module adds to the shell. */
function weighOffline(folder: string) {
  const list = readFileSync(join(folder, listName));
  const { files } = JSON.parse(list.toString()) as Precache;
  const names = Object.keys(files);
  const sizeOf = (those: readonly string[]) => those.reduce((sum, name) => sum + (files[name]?.[1] ?? 0), 0);
  const ofModule = new Map(
    modules.map(({ id, steps }) => [
      id,
      names.filter(
        (name) => name.startsWith(`modules/${id}/`) || steps.some((step) => name.startsWith(`scenarios/${step}/`)),
      ),
    ]),
  );
  const inModules = new Set([...ofModule.values()].flat());
  const search = names.filter((name) => name.startsWith('pagefind/'));
  const shell = names.filter((name) => !inModules.has(name) && !name.startsWith('pagefind/'));
  row('offline: shell with the list of all files, bytes on disk', sizeOf(shell) + list.length, 1_000_000);
  const built = shell.map((name) => readFileSync(join(folder, name.replace(/(^|\/)$/, '$1index.html'))).length);
  row(
    '  the same files as the build has them',
    built.reduce((sum, bytes) => sum + bytes, 0),
    null,
  );
  row('offline: search, bytes on disk', sizeOf(search), null);
  for (const [id, those] of ofModule) row(`offline: module ${id}, bytes on disk`, sizeOf(those), 3_000_000);
  row('offline: everything, bytes on disk', sizeOf(names) + list.length, 25_000_000);
}

async function time(chrome: Browser, folder: string) {
  const site = await serve(folder, { '/hand-made/': handMade(folder) });
  const [limit, visible, beat, usable, commit, decision, second, found] = await interleaved([
    () => visit(chrome, `${site.address}/hand-made/`, painted),
    () => visit(chrome, `${site.address}${lesson}`, painted),
    () => visit(chrome, `${site.address}${scenario}`, painted),
    () => visit(chrome, `${site.address}${scenario}`, ready),
    () => visit(chrome, `${site.address}${scenario}`, committed),
    () => visit(chrome, `${site.address}${scenario}`, decided),
    () => visit(chrome, `${site.address}${lesson}`, (page) => clicked(page, nextLesson)),
    () => visit(chrome, `${site.address}/search/`, searched),
  ]);
  site.close();
  const ratio = (value = 0) => (value / (limit ?? 1)).toFixed(2);
  row('hand-made page visible, slow, ms', limit, null);
  row(`lesson visible, slow, ms (${ratio(visible)} × hand-made, at most 1.3)`, visible, 440);
  row(`first beat readable, slow, ms (${ratio(beat)} × hand-made, at most 1.3)`, beat, 420);
  row(`a choice works, slow, ms (${ratio(usable)} × hand-made, at most 1.7)`, usable, 550);
  row('commit to aftermath, slow, ms', commit, 39);
  row('one whole decision, slow, ms', decision, 110);
  row('second lesson after a click, slow, ms', second, 150);
  row('search: first letter to first result, slow, ms', found, 1220);
}

/** Each measurement once a round, so that a noisy minute touches all of them alike; the first round is thrown away. */
async function interleaved(measures: readonly (() => Promise<number>)[]): Promise<readonly number[]> {
  const samples = measures.map((): number[] => []);
  for (let round = 0; round <= runs; round += 1) {
    for (const [index, measure] of measures.entries()) {
      const value = await measure();
      if (round > 0) samples[index]?.push(value);
    }
  }
  return samples.map(median);
}

async function visit(chrome: Browser, address: string, measure: (page: Page) => Promise<number>): Promise<number> {
  const context = await chrome.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(address, { waitUntil: 'commit' });
  const value = await measure(page);
  await context.close();
  return value;
}

/** When the first text stood on the screen, counted from the start of the navigation. */
function painted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          if (first) resolve(first.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** When the player accepts a choice. */
async function ready(page: Page): Promise<number> {
  await page.waitForSelector('.player[data-ready]');
  return page.evaluate(() => performance.now());
}

/** From the click on Commit to the aftermath on the screen. */
async function committed(page: Page): Promise<number> {
  await page.waitForSelector('.player[data-ready]');
  await page.locator('.decision input').first().check();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        new MutationObserver((_, observer) => {
          if (!document.querySelector('.aftermath')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        }).observe(document.body, { subtree: true, childList: true });
        document.querySelector<HTMLButtonElement>('.decision button')?.click();
      }),
  );
}

/** Choose, commit, continue: until the next question stands. */
async function decided(page: Page): Promise<number> {
  await page.waitForSelector('.player[data-ready]');
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const until = async (selector: string) => {
      while (!document.querySelector(selector)) await frame();
    };
    const start = performance.now();
    document.querySelector<HTMLInputElement>('.decision input')?.click();
    await frame();
    document.querySelector<HTMLButtonElement>('.decision button')?.click();
    await until('.aftermath .actions button');
    document.querySelector<HTMLButtonElement>('.aftermath .actions button')?.click();
    await until('.decision');
    await frame();
    return performance.now() - start;
  });
}

async function clicked(page: Page, address: string): Promise<number> {
  await page.waitForLoadState('load');
  const link = page.locator(`a[href="${nextLesson}"]`).first();
  if ((await link.count()) === 0) {
    await page.evaluate((href) => {
      const added = document.createElement('a');
      added.href = href;
      added.textContent = 'Next';
      document.querySelector('main')?.prepend(added);
    }, address);
  }
  await link.hover();
  // A person's hand rests a moment on a link before it presses.
  await page.waitForTimeout(250);
  const start = Date.now();
  await link.click({ noWaitAfter: true });
  await page.waitForURL(`**${address}`, { waitUntil: 'commit' });
  await page.locator('h1').waitFor();
  return Date.now() - start;
}

async function searched(page: Page): Promise<number> {
  await page.waitForLoadState('load');
  const input = page.locator('#query');
  await input.click();
  const start = Date.now();
  await input.pressSequentially('opinions', { delay: 60 });
  await page.locator('[data-search-results] li').first().waitFor();
  return Date.now() - start;
}

/** The same lesson as one plain file: what no framework can beat. */
function handMade(folder: string): string {
  const html = readFileSync(join(folder, lesson, 'index.html'), 'utf8');
  const prose = /<div class="prose">([\s\S]*?)<section class="prose"/.exec(html)?.[1] ?? '';
  const text = prose.replace(/<(?!\/?(p|h2|h3|ul|ol|li|b|strong|em)\b)[^>]+>/g, ' ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lesson</title><style>body{font:1.2rem/1.6 Georgia,serif;max-width:40rem;margin:auto;padding:1rem}</style>${text}`;
}

/** The course with more and more lessons: what it takes should grow as they do. */
async function growth() {
  console.log('\nlessons | build, s | memory, MB | folder, MB');
  for (const lessons of [100, 500, 1000, 2000, 5000]) {
    const { seconds, memory, folder } = await timeBuild(lessons);
    console.log(
      `${lessons} | ${seconds.toFixed(1)} | ${memory === null ? '?' : Math.round(memory)} | ${folder.toFixed(1)}`,
    );
  }
}

function cold(folder: string, address: string) {
  const html = readFileSync(join(folder, address, 'index.html'));
  const named = [...html.toString().matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].flatMap(([, file]) =>
    file ? [file] : [],
  );
  const files = [...new Set(named)].map((file) => ({ file, bytes: brotli(readFileSync(join(folder, file))).length }));
  const sum = (list: readonly { bytes: number }[]) => list.reduce((total, { bytes }) => total + bytes, 0);
  return {
    total: brotli(html).length + sum(files),
    script: sum(files.filter(({ file }) => file.endsWith('.js'))),
    files: files.length + 1,
  };
}

/** What the page would lose if the scenario had no words. */
function ownText(folder: string, address: string): number {
  const html = readFileSync(join(folder, address, 'index.html'), 'utf8');
  const bare = html
    .replace(/<script type="application\/json"[\s\S]*?<\/script>/, '')
    .replace(/<details class="case"[\s\S]*?<\/details>/, '');
  return brotli(Buffer.from(html)).length - brotli(Buffer.from(bare)).length;
}

function fonts(folder: string): readonly string[] {
  return readdirSync(join(folder, '_astro'))
    .filter((name) => name.endsWith('.woff2'))
    .map((name) => join(folder, '_astro', name));
}

function row(metric: string, value = Number.NaN, budget: number | null) {
  const verdict = budget === null ? '' : value <= budget ? 'within' : 'OVER';
  console.log(
    `${metric} | ${Math.round(value).toLocaleString('en')} | ${budget === null ? '' : `${budget.toLocaleString('en')} ${verdict}`}`,
  );
}
