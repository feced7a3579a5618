import { expect, type Page, test as base } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '#tests/torture/browser.ts';
import { findChromium } from './chromium.ts';
import { passGate } from '#cli/pass-gate.ts';
import type { Precache } from '../../src/offline/names.ts';
import { type FaultServer, faultServer } from './fault-server.ts';
import { keepCourse } from './keep-course.ts';
import { say, scenario, some, walkOf } from './content.ts';
import { aftermath, beatOf, moment, take } from './play.ts';
import { filesOf, site, siteBelow } from './site.ts';

/** A host of the test's own, and a profile in which the worker is let in. What breaks here is broken on purpose. */
const test = base.extend<{ host: FaultServer }>({
  serviceWorkers: 'allow',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
  host: async ({}, use) => {
    const host = await faultServer(site);
    await use(host);
    await host.close();
  },
});

const list = JSON.parse(readFileSync(join(site.dist, 'precache.json'), 'utf8')) as Precache;
const paths = Object.keys(list.files);
const pages = paths.filter((path) => path === '' || path.endsWith('/'));
/** What stands over the second decision: where a learner who made the first one is taken. */
const secondHeading = beatOf(scenario, some(walkOf(scenario).choose[1])).heading;
/** The file in which a scenario's player lies: fetched only by the pages that have one. */
const player = some(paths.find((path) => /^_astro\/mount\./.test(path) && readText(path).includes('scenario-player')));

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

test('a new version waits, an attempt under way is not disturbed by another tab that takes it, and old parts still load', async ({
  page,
  context,
  host,
}) => {
  await keepCourse(page, host);
  const first = await context.newPage();
  await first.goto(`${host.address}scenarios/${scenario.id}/`);
  await expect(first.locator('.player[data-ready]')).toBeVisible();
  const { choose } = walkOf(scenario);
  await take(first, some(choose[0]));
  const lesson = await context.newPage();
  await lesson.goto(`${host.address}about/`);

  // Every script has another name and other bytes; the old ones are gone from the host.
  host.deploy(
    (path, text) => renamed(path.endsWith('.js') ? `${text}\n/* next */` : text.replace('</h1>', ' (next)</h1>')),
    renamed,
  );
  await page.goto(`${host.address}about/`);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.locator('[data-update]');
  await expect(notice).toContainText(say('update', 'ready'), { timeout: 30_000 });
  await expect(notice, 'with what the change log says').toContainText(list.news);
  await expect(page.locator('h1'), 'nothing changes unasked').not.toContainText('(next)');
  await notice.getByRole('button', { name: say('update', 'take') }).click();
  await expect(page.locator('h1')).toContainText('(next)');

  await expect(aftermath(first), 'the attempt stands where it stood').toBeVisible();
  await first.getByRole('button', { name: say('player', 'continue'), exact: true }).click();
  await take(first, some(choose[1]));
  const old = await lesson.evaluate(async (file) => (await fetch(file)).ok, host.address + player);
  expect(old, 'a part that this tab had not fetched yet comes from the build before').toBe(true);
  await first.reload();
  await expect(first.locator('h1').first()).toContainText('(next)');
  await expect(first.locator('.player[data-ready]')).toBeVisible();
});

test('one file that the host gets wrong keeps the old version, fails the gate, and the next try recovers', async ({
  page,
  host,
}) => {
  await keepCourse(page, host);
  expect(await passGate(host.address)).toEqual({ looked: host.paths().length + 2, faults: [] });
  host.deploy((path, text) => (path === 'glossary/' ? text.replace('</h1>', ' (next)</h1>') : text));
  for (const fault of [404, 500, 'html', 'cut', 'silent'] as const) {
    host.fault('glossary/', fault);
    expect(await updated(page), `with ${fault}`).toBe('redundant');
    expect((await passGate(host.address)).faults, `with ${fault}`).toHaveLength(1);
  }
  await page.goto(`${host.address}glossary/`);
  await expect(page.locator('h1')).not.toContainText('(next)');
  host.fault('glossary/', null);
  host.asked();
  expect(await updated(page)).toBe('installed');
  const asked = host.asked();
  expect(
    [...asked.keys()].filter((path) => host.paths().includes(path)),
    'only what changed is fetched',
  ).toEqual(['glossary/']);
});

test('a worker that is gone or broken on the host leaves the old one at work', async ({ page, host }) => {
  await keepCourse(page, host);
  host.fault('sw.js', 404);
  await page.goto(`${host.address}about/`);
  await update(page);
  host.fault('sw.js', null);
  host.replace('sw.js', 'this is no program (');
  await page.goto(`${host.address}glossary/`);
  await update(page);
  host.off(true);
  await page.goto(`${host.address}privacy/`);
  await expect(page.locator('h1')).toHaveText('Privacy');
});

test('a kept file that was emptied heals by itself online; offline the page says so, and one click heals it', async ({
  page,
  host,
}) => {
  await keepCourse(page, host);
  await poison(page, player);
  await page.goto(`${host.address}scenarios/${scenario.id}/`);
  await expect(page.locator('.player[data-ready]'), 'online it is fetched again').toBeVisible();
  await take(page, some(walkOf(scenario).choose[0]));

  await poison(page, player);
  await poison(page, 'glossary/');
  host.off(true);
  await page.goto(`${host.address}scenarios/${scenario.id}/`);
  const stuck = page.locator('#stuck');
  await expect(stuck).toBeVisible({ timeout: 8000 });
  await stuck.getByRole('link', { name: say('page', 'stuck-mend') }).click();
  const mend = page.getByRole('button', { name: say('offline', 'mend'), exact: true });
  await mend.click();
  await expect(page.locator('[data-offline-report]')).toHaveText(say('offline', 'mended-not', { n: 2 }));
  host.off(false);
  await mend.click();
  await expect(page.locator('[data-offline-report]')).toHaveText(say('offline', 'mended', { n: 2 }));
  host.off(true);
  await page.goto(`${host.address}scenarios/${scenario.id}/`);
  await expect(page.locator('.player[data-ready]')).toBeVisible();
  await expect(moment(page), 'progress is intact').toContainText(secondHeading);
});

test('a page whose own script does not run shows the way to a repair', async ({ page, host }) => {
  const script = some(/<script type="module" src="[^"]*(_astro\/[^"]+\.js)"/.exec(readText('index.html'))?.[1]);
  host.replace(script, '');
  await page.goto(host.address);
  await expect(page.locator('#stuck')).toBeVisible({ timeout: 8000 });
  // A script that never comes: the page is never loaded, and after eight seconds says so all the same.
  host.replace(script, readText(script));
  host.fault(script, 'never');
  await page.goto(`${host.address}about/`, { waitUntil: 'commit' });
  await expect(page.locator('#stuck')).toBeHidden();
  await expect(page.locator('#stuck')).toBeVisible({ timeout: 10_000 });
  host.fault(script, null);
});

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

test('the kill switch removes the copy within one visit, and neither the record nor a neighbour’s cache', async ({
  page,
  host,
}) => {
  await keepCourse(page, host);
  await page.goto(`${host.address}scenarios/${scenario.id}/`);
  await take(page, some(walkOf(scenario).choose[0]));
  await page.evaluate(() => caches.open('a neighbour’s'));
  host.replace('sw.js', readText('sw-kill.js'));
  await page.goto(`${host.address}about/`);
  await update(page).catch(() => {});
  await expect(async () => {
    const left = await page.evaluate(async () => ({
      caches: (await caches.keys()).sort(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      entries: Object.keys(localStorage).filter((key) => key.startsWith('pr1:/:e:')).length,
    }));
    expect(left).toEqual({ caches: ['a neighbour’s', 'pr1:/:marker'], workers: 0, entries: 2 });
  }).toPass({ timeout: 9000 });
  await page.goto(`${host.address}scenarios/${scenario.id}/`);
  await expect(moment(page)).toContainText(secondHeading);
});

test('of three versions the last two are kept, and a tab of the first still reads', async ({ page, context, host }) => {
  await keepCourse(page, host);
  const oldest = await context.newPage();
  await oldest.goto(`${host.address}glossary/`);
  for (const version of ['second', 'third']) {
    host.deploy((path, text) => (path === 'about/' ? text.replace('</h1>', ` (${version})</h1>`) : text));
    await page.goto(`${host.address}about/`);
    await update(page);
    await page.locator('[data-update] button').click({ timeout: 30_000 });
    await expect(page.locator('h1')).toContainText(version);
  }
  await expect(async () => {
    const copies = await page.evaluate(async () =>
      (await caches.keys()).filter((name) => name.startsWith('pr-offline:')),
    );
    expect(copies).toHaveLength(2);
  }).toPass();
  await oldest.locator('[data-place-switch]').selectOption('uk');
  await oldest.getByRole('link', { name: say('page', 'nav-about'), exact: true }).click();
  await expect(oldest.locator('h1')).toContainText('third');
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

/** Lets the browser look for a new worker, as it does by itself at every navigation. */
async function update(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {});
  });
}

/** Looks for a new worker, and how it ended: installed, or redundant because its install failed. */
async function updated(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    return new Promise<string>((resolve) => {
      const look = () => {
        if (!worker || worker.state === 'installed' || worker.state === 'redundant') resolve(worker?.state ?? 'none');
      };
      worker?.addEventListener('statechange', look);
      look();
    });
  });
}

/** Empties one kept file. */
async function poison(page: Page, path: string): Promise<void> {
  await page.evaluate(async (below) => {
    for (const name of (await caches.keys()).filter((each) => each.startsWith('pr-offline:'))) {
      const cache = await caches.open(name);
      const address = new URL(below, `${location.origin}/`).href;
      if (await cache.match(address))
        await cache.put(address, new Response('', { headers: { 'content-type': 'text/javascript' } }));
    }
  }, path);
}

/** Gathers what a page complains of. */
function watchFaults(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}

/** Every script under another name, in names and in texts that tell of them. */
function renamed(text: string): string {
  return text.replace(/([\w.-]+)\.([\w-]{8})\.js/g, '$1.$2next.js');
}

function readText(file: string): string {
  return readFileSync(join(site.dist, file), 'utf8');
}
