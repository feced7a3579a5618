import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shareData, withItsData } from '../../src/build/share-data.ts';

const base = '/teaching/residency/';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'share-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const block = (id: string, text: string, shared = true) =>
  `<script type="application/json" id="${id}"${shared ? ' data-shared' : ''}>${text}</script>`;
const pageWith = (...blocks: readonly string[]) =>
  `<html data-root="${base}"><head></head><body><p>$&amp; Words</p>${blocks.join('')}</body></html>`;

/** Builds a folder of such pages, under a sub-path. */
async function share(pages: Readonly<Record<string, string>>) {
  for (const [name, html] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), html);
  }
  mkdirSync(join(folder, '_astro'));
  const hooks = shareData().hooks as unknown as Record<string, (given: unknown) => unknown>;
  await hooks['astro:config:done']?.({ config: { base, build: { assets: '_astro' } } });
  await hooks['astro:build:done']?.({ dir: pathToFileURL(`${folder}/`) });
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

test('what pages have alike stands in one file, which each names in its head; what is their own stays', async () => {
  const own = block('words', '{"a":1}', false);
  await share({
    'verify/index.html': pageWith(block('course', '{"same":"$1 & more"}'), own),
    'console/index.html': pageWith(own, block('course', '{"same":"$1 & more"}')),
    'other/index.html': pageWith(block('course', '{"other":true}')),
  });
  const files = readdirSync(join(folder, '_astro'));
  expect(files).toHaveLength(2);
  const [, address = ''] = /<head><link [^>]*id="course" href="([^"]*)"><\/head>/.exec(read('verify/index.html')) ?? [];
  expect(read(address.slice(base.length))).toBe('{"same":"$1 & more"}');
  expect(read('console/index.html')).toContain(`href="${address}"`);
  expect(read('other/index.html')).not.toContain(`href="${address}"`);
  expect(read('verify/index.html')).toContain(own);
  expect(read('verify/index.html')).not.toContain('"same"');
});

test('where a page cannot fetch, its data stands in it again, whatever signs are in it', async () => {
  const data = block('course', '{"same":"$1 & more $&"}');
  await share({ 'verify/index.html': pageWith(data) });
  const whole = withItsData(read('verify/index.html'), read);
  expect(whole).toBe(pageWith(data.replace(' data-shared', '')));
  expect(withItsData(pageWith(), read)).toBe(pageWith());
});
