import type { Page } from '@playwright/test';
import { say, scenario, some, walkOf } from './content.ts';
import { keepCourse } from './keep-course.ts';
import { expect, player, readText, secondHeading, test, update } from './offline-copy.ts';
import { moment, take } from './play.ts';

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
