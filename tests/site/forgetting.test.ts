import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { say, scenario, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { idsOf, inBoth } from './kept.ts';
import { openScenario, takeAll } from './play.ts';
import { finishFirstModule } from './finish-module.ts';

const { choose } = walkOf(scenario);
const banner = (page: Page) => page.locator('#record-banner');

/** What a browser does that needs space: both stores go, the note in Cache Storage stays. */
async function forget(page: Page) {
  await page.goto('404.html');
  await page.evaluate(async () => {
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    for (const { name } of await indexedDB.databases())
      await new Promise((resolve) => (indexedDB.deleteDatabase(name ?? '').onsuccess = resolve));
  });
}

test('a browser that lost both stores says so on the whole screen, never welcomes, and takes the copy back', async ({
  page,
}) => {
  await openScenario(page, scenario);
  await takeAll(page, choose.slice(0, 2));
  await page.goto('settings/');
  const waiting = page.waitForEvent('download');
  await page.locator('[data-export]').click();
  const copy = readFileSync(await (await waiting).path());
  const had = idsOf(await inBoth(page));
  await forget(page);

  for (const address of ['', 'start/']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('recovery', 'title'));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('link', { name: say('home', 'begin') })).toHaveCount(0);
    await expect(banner(page), 'said once').toBeHidden();
  }
  await page
    .getByLabel(say('recovery', 'file'))
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: copy });
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('recovery', 'back-title'));
  expect(idsOf(await inBoth(page))).toEqual(had);
  await page.goto('');
  await expect(page.locator('[data-home-next]')).toBeVisible();
});

test('whoever goes on without what vanished has the page back, and is not told again', async ({ page }) => {
  await openScenario(page, scenario);
  await takeAll(page, choose.slice(0, 1));
  await forget(page);
  await page.goto('');
  await page.getByRole('button', { name: say('recovery', 'without') }).click();
  await expect(page.getByRole('link', { name: say('home', 'begin') })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: say('home', 'begin') })).toBeVisible();
  await page.goto('progress/');
  await expect(page.getByText(say('progress', 'empty'))).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a restore point brings back what was lost since, from the settings', async ({ page }) => {
  await openScenario(page, scenario);
  await takeAll(page, choose.slice(0, 2));
  await finishFirstModule(page, { only: 'import' });
  const had = idsOf(await inBoth(page));
  await page.evaluate(async () => {
    for (const key of Object.keys(localStorage).filter((each) => each.includes(':e:'))) localStorage.removeItem(key);
    await new Promise((resolve) => (indexedDB.deleteDatabase('pr1:/:').onsuccess = resolve));
  });
  await page.goto('settings/');
  await page.locator('[data-restore-points] button').click();
  await expect(page.getByRole('status')).toHaveText(say('settings', 'point-returned', { n: 3 }));
  const back = idsOf(await inBoth(page));
  expect(back).toHaveLength(3);
  expect(had).toEqual(expect.arrayContaining([...back]));
});

test('after the first finished module the browser is asked to keep the record, with the reason, and never again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, 'persist', {
      value: async () => {
        localStorage.setItem('asked', String(Number(localStorage.getItem('asked')) + 1));
        return false;
      },
    });
  });
  await page.goto('progress/');
  await expect(banner(page)).toBeHidden();
  await finishFirstModule(page);
  await page.goto('progress/');
  await expect(banner(page)).toContainText(say('lasting', 'ask'));
  expect(await page.evaluate(() => localStorage.getItem('asked')), 'not before the learner agrees').toBe(null);
  await page.getByRole('button', { name: say('lasting', 'ask-yes') }).click();
  await expect(page.locator('#status')).toHaveText(say('lasting', 'answer-refused'));
  await expect(banner(page)).toBeHidden();

  for (const address of ['', 'progress/', 'settings/']) {
    await page.goto(address);
    if (address === 'settings/')
      await expect(page.locator('[data-record-lasting]')).toHaveText(say('settings', 'lasting-refused'));
    else await expect(page.locator('[data-state="done"]').first()).toBeVisible();
    await expect(banner(page)).toBeHidden();
  }
  expect(await page.evaluate(() => localStorage.getItem('asked'))).toBe('1');
});

test('a browser of the kind that deletes after a week suggests a copy after a module, and at a return after three days', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { GestureEvent: class {} });
  });
  await page.clock.install({ time: new Date('2026-11-22T09:00:00Z') });
  await finishFirstModule(page);
  await page.goto('progress/');
  await page.getByRole('button', { name: say('lasting', 'ask-no') }).click();
  await page.goto('');
  await expect(banner(page)).toContainText(say('lasting', 'remind'));
  await page.getByRole('button', { name: say('lasting', 'remind-later') }).click();
  await page.goto('progress/');
  await expect(page.locator('[data-state="done"]').first()).toBeVisible();
  await expect(banner(page)).toBeHidden();

  // What notes the visit comes after the page; it must not find the later day already.
  await page.waitForLoadState('networkidle');
  await page.clock.setSystemTime(new Date('2026-11-26T09:00:00Z'));
  await page.goto('progress/');
  await expect(banner(page)).toContainText(say('lasting', 'remind'));
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: say('lasting', 'remind-download') }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^post-rounds-record-/);
  await expect(banner(page)).toBeHidden();
});
