import type { Page } from '@playwright/test';
import { lessons, module, say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { openScenario, takeAll } from './play.ts';

const { choose } = walkOf(scenario);
const banner = (page: Page) => page.locator('#record-banner');
const press = (page: Page, key: string) =>
  banner(page)
    .getByRole('button', { name: say('record', key), exact: true })
    .click();

async function beginOnSharedComputer(page: Page) {
  await page.goto('start/');
  await page.getByLabel(say('start', 'shared'), { exact: false }).check();
  await page.getByRole('button', { name: say('start', 'save') }).click();
  await expect(page).toHaveURL(new RegExp(`modules/${module.id}/$`));
  await openScenario(page, scenario);
  await takeAll(page, choose.slice(0, 2));
}

/** Everything of the course that this browser holds, by store. */
const held = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    records: (await caches.keys()).filter((name) => name.startsWith('pr1:')),
  }));

test('a shared computer ends with a copy and a clean page: nothing of the learner is left, and Back brings nothing back', async ({
  page,
}) => {
  await beginOnSharedComputer(page);
  await press(page, 'shared-finish');
  await expect(banner(page)).toContainText(say('record', 'shared-sure', { n: 4 }));
  await press(page, 'shared-stay');
  await expect(banner(page)).toContainText(say('record', 'shared'));

  const waiting = page.waitForEvent('download');
  await press(page, 'download');
  expect((await waiting).suggestedFilename()).toMatch(/^post-rounds-record-/);
  await expect(banner(page)).toContainText(say('record', 'shared-copied'));
  await press(page, 'shared-finish');
  await expect(page).toHaveURL(/\/goodbye\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('goodbye', 'title'));
  const nothing = { local: ['pr1:/:shared'], session: ['pr1:/:epoch'], databases: [], records: [] };
  expect(await held(page)).toEqual(nothing);

  await page.goBack();
  await openScenario(page, scenario);
  await expect(page.locator('.decision')).toBeVisible();
  expect(await held(page)).toMatchObject({ local: nothing.local, databases: [], records: [] });
  await page.goto('progress/');
  await expect(page.getByText(say('progress', 'empty'))).toBeVisible();
});

test('closing the tab asks until a copy is downloaded; going from page to page never does', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void (dialog.type() === 'beforeunload' ? dialog.dismiss() : dialog.accept());
  });
  await beginOnSharedComputer(page);
  await page.locator('.places a').nth(1).click();
  await expect(page).toHaveURL(/progress\/$/);
  await expect(banner(page)).toContainText(say('record', 'shared'));
  expect(asked, 'between two pages').toEqual([]);

  await page.locator('h1').click();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await press(page, 'download');
  await expect(banner(page)).toContainText(say('record', 'shared-copied'));
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual(['beforeunload']);
});

test('what a tab knew as a shared computer is erased with everything else', async ({ page }) => {
  await beginOnSharedComputer(page);
  await page.goto('start/');
  await page.getByLabel(say('start', 'shared'), { exact: false }).uncheck();
  await page.getByRole('button', { name: say('start', 'save') }).click();
  await expect(page).toHaveURL(new RegExp(`modules/${module.id}/$`));
  await page.goto(`modules/${module.id}/${some(lessons[0])}/`);
  await page.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();

  await page.goto('settings/');
  await page.getByRole('button', { name: say('settings', 'erase') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('settings', 'erase-yes') })
    .click();
  await expect(page.getByText(say('settings', 'erase-done'))).toBeFocused();
  expect(await held(page)).toMatchObject({ local: ['pr1:/:epoch'], session: [], records: [] });
});
