import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { ELEMENT_NODE, parse, walkSync } from 'ultrahtml';
import { items, lessons, module, optionsOf, places, say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { idsOf, inBoth } from './kept.ts';
import { finish, isReady } from './play.ts';
import { htmlFiles, site } from './site.ts';

// One archive for the tests of this file, in the order in which they stand.
test.describe.configure({ mode: 'default' });

const folder = mkdtempSync(join(tmpdir(), 'a stick '));
const stick = join(folder, 'post-rounds');
let archive: Buffer;
let files: Readonly<Record<string, Uint8Array>>;
let said: string;

test.beforeAll(() => {
  said = pack('first');
  archive = readFileSync(join(folder, 'first/post-rounds-usb.zip'));
  files = unzipSync(archive);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('packing says what it made, and packing twice, in another time zone, gives the same bytes', () => {
  expect(said).toMatch(/post-rounds-usb\.zip: \d+ files, \d\.\d\d MB\n$/);
  expect(archive.length).toBeLessThan(4_000_000);
  pack('second', { TZ: 'Pacific/Auckland' });
  const again = readFileSync(join(folder, 'second/post-rounds-usb.zip'));
  expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(archive).digest('hex'));
});

test('the archive holds every page, in one folder, and nothing that only a server can serve', () => {
  const names = Object.keys(files);
  expect(names.filter((name) => !name.startsWith('post-rounds/'))).toEqual([]);
  expect(names.filter((name) => name.endsWith('.html'))).toEqual(
    htmlFiles(site)
      .filter((file) => file !== '404.html')
      .map((file) => `post-rounds/${file}`)
      .sort(),
  );
  expect(names.filter((name) => /pagefind|\/sw|manifest|_headers|packages\/(?!index\.html)/.test(name))).toEqual([]);
});

test('in the archive every address is relative, names its file, and leads to a file and a place that are there', () => {
  const pages = new Map(Object.keys(files).flatMap((name) => (name.endsWith('.html') ? [[name, textOf(name)]] : [])));
  const ids = new Map([...pages].map(([name, html]) => [name, idsIn(html)]));
  const bad: string[] = [];
  let looked = 0;
  for (const [name, html] of pages) {
    for (const to of addressesIn(html)) {
      if (/^(?:https:|mailto:|tel:|data:)/.test(to)) continue;
      looked += 1;
      const { pathname, hash, protocol } = new URL(to, `file:///${name}`);
      const there = decodeURIComponent(pathname.slice(1));
      const anchor = decodeURIComponent(hash.slice(1));
      if (to.startsWith('/') || protocol !== 'file:' || !(there in files)) bad.push(`${name}: ${to} leads nowhere`);
      else if (anchor && !ids.get(there)?.has(anchor)) bad.push(`${name}: ${to} has no such place`);
    }
  }
  expect(looked).toBeGreaterThan(2000);
  expect(bad).toEqual([]);
});

test('no page asks for a module, a manifest or a prepared page, and each policy names exactly what stands inline', () => {
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.endsWith('.html')) continue;
    const html = new TextDecoder().decode(bytes);
    expect(html, name).not.toMatch(/type="module"|modulepreload|rel="manifest"|speculationrules/);
    const policy = some(/http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1]);
    const inline = [...html.matchAll(/<(?:style|script(?![^>]*(?: src=|application\/json)))[^>]*>([\s\S]*?)<\//g)];
    const hashes = inline.map(([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
    expect([...policy.matchAll(/sha256-[^']*/g)].map(String).sort(), name).toEqual([...new Set(hashes)].sort());
  }
});

test('opened from a folder, the course is read, answered, played, remembered and searched, and its record comes online', async ({
  page,
  newContext,
}) => {
  await page.goto(pathToFileURL(join(stick, 'index.html')).href);
  await expect(page.getByText(say('carried', 'note').slice(0, 40))).toBeVisible();
  await page.getByRole('link', { name: say('home', 'begin'), exact: true }).click();
  await page.getByRole('radio', { name: some(places[0]).name }).check();
  await page.getByRole('button', { name: say('start', 'save') }).click();
  await expect(page).toHaveURL(new RegExp(`modules/${module.id}/index\\.html$`));
  await expect(page.locator('html'), 'the choice holds on the next page').toHaveAttribute(
    'data-place',
    some(places[0]).id,
  );
  expect(
    await page.evaluate(async () => (await document.fonts.ready) && document.fonts.check('1em "Post Serif"')),
  ).toBe(true);

  await page
    .locator(`main a[href$="${some(lessons[0])}/index.html"]`)
    .first()
    .click();
  const check = page.locator('quick-check').first();
  const item = some(items[some(await check.getAttribute('data-item'))]);
  const [key] = some(Object.entries(optionsOf(item)).find(([, option]) => 'key' in option && option.key));
  await check.locator(`input[value="${key}"]`).check();
  await check.getByRole('button', { name: say('check', 'commit') }).click();
  await expect(check.getByRole('heading', { name: say('check', 'best') })).toBeVisible();
  // The reasons are shown at once and the record opens behind them: the answer is kept when it stands in the store.
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).some((text) => /"check-answered"/.test(String(text)))))
    .toBe(true);

  await page.goto(pathToFileURL(join(stick, `scenarios/${scenario.id}/index.html`)).href);
  await isReady(page);
  const walk = walkOf(scenario).choose;
  await finish(page, walk);

  await page.getByRole('link', { name: say('page', 'nav-progress'), exact: true }).click();
  await page.reload();
  const played = say('progress', 'scenario-best', { status: '', n: 1 });
  const row = page.locator('main li', { hasText: scenario.title });
  await expect(row.first()).toContainText(played);
  await expect(page.locator('#record-banner'), 'everything is saved in both stores').toBeHidden();

  await page.getByRole('link', { name: say('page', 'nav-search'), exact: true }).click();
  await page.getByLabel(say('search', 'label')).fill('defamation');
  await expect(page.locator('.results mark').first()).toHaveText(/defamation/i);
  await expect(page).toHaveURL(/search\/index\.html\?q=defamation$/);
  await ownComesFirst(page);
  const result = page.locator('.results a').first();
  const title = some(await result.textContent());
  await result.click();
  await expect(page.locator('main')).toContainText(title);

  await page.getByRole('link', { name: say('carried', 'settings') }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: say('settings', 'export') }).click();
  const record = readFileSync(await (await waiting).path());
  const { entries } = JSON.parse(record.toString('utf8')) as { entries: { id: string; kind: string }[] };
  expect(entries.filter(({ kind }) => kind === 'choice-made')).toHaveLength(walk.length);
  for (const kind of ['profile-chosen', 'check-answered', 'attempt-started', 'attempt-finished'])
    expect(
      entries.filter((entry) => entry.kind === kind),
      kind,
    ).toHaveLength(1);

  const online = await (await newContext()).newPage();
  await online.goto('settings/');
  await expect(online.locator('[data-import]')).toBeEnabled();
  await online
    .getByLabel(say('settings', 'import-button'))
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: record });
  await online.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(online.getByText(say('settings', 'import-done', { n: entries.length }))).toBeVisible();
  expect(idsOf(await inBoth(online))).toEqual(entries.map(({ id }) => id).sort());
});

function pack(into: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, ['src/cli/pack.ts', 'usb', join(folder, into)], {
    encoding: 'utf8',
    env: { ...process.env, OUT_DIR: site.dist, ...env },
  });
}

/** What holds everywhere and the learner's own law stand before the law of other places, which says whose it is. */
async function ownComesFirst(page: Page) {
  const more = page.getByRole('button', { name: say('search', 'more') });
  while (await more.isVisible()) await more.click();
  const kinds = await page.locator('.results .small').allInnerTexts();
  const lawOf = (short: string) => say('search', 'law-of', { place: short });
  const foreign = kinds.map((line) => places.slice(1).some(({ short }) => line.includes(lawOf(short))));
  expect(foreign).toContain(true);
  expect(kinds.join()).toContain(lawOf(some(places[0]).short));
  expect(foreign.slice(foreign.indexOf(true))).not.toContain(false);
}

function textOf(name: string): string {
  return new TextDecoder().decode(files[name]);
}

/** Every address of a page: in its elements, its styles, and in the data that its scripts make links from. */
function addressesIn(html: string): readonly string[] {
  const found: string[] = [];
  walkSync(parse(html), (part) => {
    if (part.type !== ELEMENT_NODE) return;
    const { href, src, 'data-next': next, type } = part.attributes as Readonly<Record<string, string>>;
    for (const each of [href, src, next]) if (each !== undefined) found.push(each.replaceAll('&#38;', '&'));
    const inside = String(part.children[0]?.value ?? '');
    if (part.name === 'style') for (const [, to = ''] of inside.matchAll(/url\(["']?([^"')]+)/g)) found.push(to);
    if (type === 'application/json')
      JSON.parse(inside, (_key, value: unknown) => {
        if (typeof value === 'string' && /^\/[^\s]*$|^(?:\.\.\/)+\S+$|^\S*\/index\.html/.test(value)) found.push(value);
        return value;
      });
  });
  return found;
}

function idsIn(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  walkSync(parse(html), (part) => {
    if (part.type === ELEMENT_NODE && part.attributes.id) ids.add(part.attributes.id);
  });
  return ids;
}
