import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser } from '#tests/torture/browser.ts';
import { findChromium } from './chromium.ts';
import { say, some } from './content.ts';
import { faultServer } from './fault-server.ts';
import { keepCourse } from './keep-course.ts';
import { expect, list, paths, test, updated } from './offline-copy.ts';
import { filesOf, site, siteBelow } from './site.ts';

const pages = paths.filter((path) => path === '' || path.endsWith('/'));

for (const built of [site, siteBelow]) {
  test(`under ${built.base}, every page opens offline after one visit, with any query and without its slash, and search finds`, async ({
    page,
  }) => {
    const host = await faultServer(built, true);
    const said = watchFaults(page);
    await keepCourse(page, host);
    await page.goto(host.address);
    host.off(true);
    const bad = await page.evaluate(
      async ([address, all]) => {
        const faults: string[] = [];
        for (const path of all) {
          for (const asked of [path, `${path}?utm_source=x&foo=1`]) {
            const answer = await fetch(address + asked).catch(() => null);
            if (!answer?.ok) faults.push(asked);
          }
        }
        return faults;
      },
      [host.address, pages] as const,
    );
    expect(bad).toEqual([]);
    for (const path of [some(pages.find((each) => /^scenarios\/./.test(each))), 'glossary/', 'offline/']) {
      for (const asked of [path, path.slice(0, -1), `${path}?utm_source=x&foo=1`, `${path}index.html`]) {
        await page.goto(host.address + asked);
        expect(new URL(page.url()).pathname, asked).toBe(new URL(host.address + path).pathname);
        await expect(page.locator('h1').first()).toBeVisible();
      }
    }
    await page.goto(`${host.address}search/`);
    await page.getByLabel(say('search', 'label')).fill('serious harm');
    await expect(page.locator('.results li').first()).toBeVisible();
    expect(said, 'nothing was complained of until something was asked for that is nowhere').toEqual([]);
    await page.goto(`${host.address}not-a-page/`);
    await expect(page.locator('[data-offline-state]')).toHaveText(say('offline', 'here'));
    await host.close();
  });
}

test('making the course available survives a network that drops: the state is honest, and the rest follows', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}offline/`);
  const state = page.locator('[data-offline-state]');
  const make = page.getByRole('button', { name: say('offline', 'make'), exact: true });
  await expect(state).toHaveText(say('offline', 'none'));
  const paths = host.paths();
  const late = some(paths.findLast((path) => path.startsWith('pagefind/fragment/')));
  host.fault(late, 'silent');
  await make.click();
  await expect(page.locator('[data-offline-report]')).toHaveText(say('offline', 'failed-silent'));
  await expect(state).toContainText(`of ${paths.length} files`);
  const here = Number(/(\d+) of/.exec((await state.textContent()) ?? '')?.[1]);
  expect(here).toBeGreaterThan(paths.length / 2);
  expect(here).toBeLessThan(paths.length);
  host.fault(late, null);
  host.asked();
  await make.click();
  await expect(state).toHaveText(say('offline', 'here'), { timeout: 50_000 });
  const again = [...host.asked().keys()].filter((path) => paths.includes(path));
  expect(again.length, 'what had arrived is not fetched again').toBeLessThanOrEqual(paths.length - here + 10);
  await expect(page.locator('[data-offline-contents]')).toContainText(list.edition);
});

test('a browser killed in the middle of making the copy makes the rest of it after its restart', async ({ host }) => {
  // Two browsers, and the whole copy once and a half.
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), 'killed-'));
  const executable = await findChromium();
  const late = some(host.paths().filter((path) => path.startsWith('pagefind/fragment/'))[30]);
  host.fault(late, 'never');
  const first = await openBrowser(executable, profile);
  const making = await first.context.newPage();
  await making.goto(`${host.address}offline/`);
  await making.getByRole('button', { name: say('offline', 'make'), exact: true }).click();
  await expect(async () => expect(host.asked().has(late)).toBe(true)).toPass({ timeout: 30_000 });
  // Long enough for the profile to reach the disk by the browser's own pace.
  await making.waitForTimeout(3000);
  await first.kill();

  host.fault(late, null);
  const second = await openBrowser(executable, profile);
  const page = await second.context.newPage();
  await page.goto(`${host.address}offline/`);
  const state = page.locator('[data-offline-state]');
  await expect(state, 'nothing half is called whole').not.toHaveText(say('offline', 'here'));
  await page.getByRole('button', { name: say('offline', 'make'), exact: true }).click();
  await expect(state).toHaveText(say('offline', 'here'), { timeout: 50_000 });
  await second.kill();
  rmSync(profile, { recursive: true, force: true });
});

test('without room the course says what it needs and what there is, and the old version stays', async ({
  page,
  context,
  host,
}) => {
  await keepCourse(page, host);
  host.deploy((path, text) => (path.endsWith('/') ? text.replace('</h1>', ' (next)</h1>') : text));
  await page.goto(`${host.address}offline/`);
  const client = await context.newCDPSession(page);
  const { usage } = await client.send('Storage.getUsageAndQuota', { origin: new URL(host.address).origin });
  await client.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(host.address).origin,
    quotaSize: Math.ceil(usage) + 100_000,
  });
  expect(await updated(page)).toBe('redundant');
  await expect(page.locator('[data-offline-report]')).toContainText('There is no room for the course');
  host.off(true);
  await page.goto(`${host.address}glossary/`);
  await expect(page.locator('h1')).toHaveText(say('glossary', 'title'));
});

test('in a frame of another page no worker is registered', async ({ page, host }) => {
  await page.goto(`${host.address}schemas/course.json`);
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `${host.address}offline/`);
  await expect(page.frameLocator('iframe').locator('[data-offline-state]')).toHaveText(say('offline', 'cannot'));
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('the web manifest names what is there, whichever path the course has', () => {
  for (const built of [site, siteBelow]) {
    const manifest = JSON.parse(readFileSync(join(built.dist, 'manifest.webmanifest'), 'utf8')) as {
      start_url: string;
      scope: string;
      icons: { src: string }[];
    };
    expect([manifest.start_url, manifest.scope]).toEqual(['./', './']);
    expect(manifest.icons.map(({ src }) => src).filter((src) => !filesOf(built.dist).includes(src))).toEqual([]);
    expect(manifest.icons.length).toBeGreaterThan(2);
  }
});

/** Gathers what a page complains of. */
function watchFaults(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}
