import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { brotliCompressSync, constants } from 'node:zlib';
import { allLessons, scenarios, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { addressOf, filesOf, site } from './site.ts';

/** What a first visit fetches, in bytes of brotli 11; fonts are compressed as they are, and counted apart. */
interface Cold {
  readonly requests: number;
  readonly page: number;
  readonly script: number;
  /** Each file with its weight, heaviest first: what to look at when a budget breaks. */
  readonly files: string;
}

/** Fetched three seconds after the page's script has run, when a reader has the page; weighed apart. */
const afterwards = /^_astro\/register\./;

/** What a lesson may cost: one to read, and one with something to do, which brings a script of its own. */
const budgets = {
  read: { page: 14_100, script: 4_000, requests: 5 },
  do: { page: 17_000, script: 6_000, requests: 8 },
} as const;

for (const kind of ['read', 'do'] as const) {
  const { page: bytes, script, requests } = budgets[kind];
  test(`every lesson to ${kind} costs at most ${bytes} bytes, ${script} of them script, in ${requests} requests`, async ({
    page,
  }) => {
    const those = allLessons.filter(({ exercises }) => exercises.length > 0 === (kind === 'do'));
    expect(those.length).toBeGreaterThan(0);
    for (const { id, module } of those) {
      const cold = await visit(page, `modules/${module}/${id}/`);
      expect.soft(cold.page, cold.files).toBeLessThanOrEqual(bytes);
      expect.soft(cold.script, cold.files).toBeLessThanOrEqual(script);
      expect.soft(cold.requests, cold.files).toBeLessThanOrEqual(requests);
    }
  });
}

// The page carries the whole case twice, as data and as paragraphs for paper and readers without script, with the notes of
// four places: some 9,000 words. What the player itself costs is held apart from what its authors wrote.
test('a scenario costs at most 42,000 bytes of script, and 80,000 with all its words', async ({ page }) => {
  const [first, ...others] = scenarios.map(({ id }) => `scenarios/${id}/`);
  const cold = await visit(page, some(first));
  expect.soft(cold.script, cold.files).toBeLessThanOrEqual(42_000);
  expect.soft(cold.page, cold.files).toBeLessThanOrEqual(80_000);
  expect(cold.script, 'the player itself was weighed').toBeGreaterThan(10_000);
  // The script is the same for all; the words differ.
  for (const address of others)
    expect.soft(cold.script + weightOf(`${address}index.html`), address).toBeLessThanOrEqual(80_000);
});

test('what comes seconds after the page, to keep the course offline, weighs at most 1,300 bytes', () => {
  const files = filesOf(site.dist).filter((file) => afterwards.test(file));
  expect(files.length).toBeGreaterThan(0);
  expect(sum(files.map((file) => [file, weightOf(file)]))).toBeLessThanOrEqual(1300);
});

test('all fonts together weigh at most 40,000 bytes', () => {
  const fonts = filesOf(site.dist).filter((file) => file.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.reduce((sum, file) => sum + readFileSync(join(site.dist, file)).length, 0)).toBeLessThanOrEqual(40_000);
});

async function visit(page: Page, address: string): Promise<Cold> {
  const asked: string[] = [];
  const note = (request: Request) => asked.push(request.url());
  page.on('request', note);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  page.off('request', note);
  // Each file once: Chromium asks for the icon a second time now and then.
  const files = [...new Set(asked.filter((url) => url.startsWith(addressOf(site))).map(fileOf))].filter(
    (file) => !afterwards.test(file),
  );
  const weights = files
    .filter((file) => /\.(html|css|js)$/.test(file))
    .map((file) => [file, weightOf(file)] as const)
    .sort((a, b) => b[1] - a[1]);
  return {
    requests: files.length,
    page: sum(weights),
    script: sum(weights.filter(([file]) => file.endsWith('.js'))),
    files: [
      ...weights.map(([file, bytes]) => `${bytes} ${file}`),
      ...files.filter((file) => weights.every(([name]) => name !== file)),
    ].join('\n'),
  };
}

const weighed = new Map<string, number>();

/** What a file of the build weighs as brotli 11. Many pages share a file, which is pressed once. */
function weightOf(file: string): number {
  const weight = weighed.get(file) ?? brotli(readFileSync(join(site.dist, file)));
  weighed.set(file, weight);
  return weight;
}

function fileOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(site.base.length)).replace(/(^|\/)$/, '$1index.html');
}

function brotli(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function sum(weights: readonly (readonly [string, number])[]): number {
  return weights.reduce((total, [, bytes]) => total + bytes, 0);
}
