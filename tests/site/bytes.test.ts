import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { brotliCompressSync, constants } from 'node:zlib';
import { lessons, module, scenarios } from './content.ts';
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

for (const lesson of lessons) {
  test(`the lesson “${lesson}” costs at most 14,100 bytes, 4,000 of them script, in five requests`, async ({
    page,
  }) => {
    const cold = await visit(page, `modules/${module.id}/${lesson}/`);
    expect.soft(cold.page, cold.files).toBeLessThanOrEqual(14_100);
    expect.soft(cold.script, cold.files).toBeLessThanOrEqual(4_000);
    expect.soft(cold.requests, cold.files).toBeLessThanOrEqual(5);
  });
}

// The page carries the whole case twice, as data and as paragraphs for paper and readers without script, with the notes of
// four places: some 9,000 words. What the player itself costs is held apart from what its authors wrote.
for (const { id, title } of scenarios) {
  test(`the scenario “${title}” costs at most 42,000 bytes of script, and 80,000 with all its words`, async ({
    page,
  }) => {
    const cold = await visit(page, `scenarios/${id}/`);
    expect.soft(cold.script, cold.files).toBeLessThanOrEqual(42_000);
    expect.soft(cold.page, cold.files).toBeLessThanOrEqual(80_000);
    expect(cold.script, 'the player itself was weighed').toBeGreaterThan(10_000);
  });
}

test('all fonts together weigh at most 40,000 bytes', () => {
  const fonts = filesOf(site.dist).filter((file) => file.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.reduce((sum, file) => sum + readFileSync(join(site.dist, file)).length, 0)).toBeLessThanOrEqual(40_000);
});

async function visit(page: Page, address: string): Promise<Cold> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const files = asked.filter((url) => url.startsWith(addressOf(site))).map(fileOf);
  const weights = files
    .filter((file) => /\.(html|css|js)$/.test(file))
    .map((file) => [file, brotli(readFileSync(join(site.dist, file)))] as const)
    .sort((a, b) => b[1] - a[1]);
  return {
    requests: files.length,
    page: sum(weights),
    script: sum(weights.filter(([file]) => file.endsWith('.js'))),
    files: [
      ...weights.map(([file, bytes]) => `${bytes} ${file}`),
      ...files.filter((file) => weights.every(([weighed]) => weighed !== file)),
    ].join('\n'),
  };
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
