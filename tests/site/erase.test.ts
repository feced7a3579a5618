import { expect, type Page, test as base } from '@playwright/test';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { recordOf } from '#domain/record/record.ts';
import { writeRecordFile } from '#domain/record/record-file.ts';
import { lessons, module, say, scenario, some } from './content.ts';
import { type FaultServer, faultServer } from './fault-server.ts';
import { keepCourse } from './keep-course.ts';
import { site } from './site.ts';

/** A host of the test's own, and a profile in which the worker is let in. */
const test = base.extend<{ host: FaultServer }>({
  serviceWorkers: 'allow',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
  host: async ({}, use) => {
    const host = await faultServer(site);
    await use(host);
    await host.close();
  },
});

/** All that this browser holds for the course's origin, whoever put it there; of the databases, what lies in them. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const [keys, values] = [
          await answerOf(database.transaction(store).objectStore(store).getAllKeys()),
          await answerOf(database.transaction(store).objectStore(store).getAll()),
        ];
        for (const [at, key] of keys.entries())
          databases.push(`${name} ${store} ${String(key)}${typeof values[at] === 'number' ? ' (a number)' : ''}`);
      }
      database.close();
    }
    return {
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases,
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });

const lessonPage = (host: FaultServer, at: number) => `${host.address}modules/${module.id}/${some(lessons[at])}/`;

async function finishLesson(page: Page, host: FaultServer, at: number) {
  await page.goto(lessonPage(host, at));
  await page.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
}

/** A record file with one entry of another device. */
function fromElsewhere() {
  const at = '2026-11-22T00:00:00.000Z';
  const stamp = { device: 'elsewhere.tab', seq: 0, hlc: hybridClock(() => Date.parse(at)).tick(), at };
  const { entry } = composeEntry({ kind: 'lesson-finished', lesson: some(lessons[1]) }, stamp);
  const buffer = Buffer.from(writeRecordFile(recordOf([entry]), { exported: at }));
  return { name: 'record.json', mimeType: 'application/json', buffer };
}

test('erasing removes the record, its ticks, its restore points, the copy of the course and the worker, and no tab brings a thing back', async ({
  page,
  context,
  host,
}) => {
  await keepCourse(page, host);
  await finishLesson(page, host, 0);
  const other = await context.newPage();
  await other.goto(lessonPage(host, 1));
  const progress = await context.newPage();
  await progress.goto(`${host.address}progress/`);
  await page.goto(`${host.address}settings/`);
  await expect(page.locator('[data-import]')).toBeEnabled();
  await page.getByLabel(say('settings', 'import-button')).setInputFiles(fromElsewhere());
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(page.locator('[data-import-report]')).toHaveText(say('settings', 'import-done', { n: 1 }));
  const before = await held(page);
  expect(before.workers).toBe(1);
  expect(before.databases).toContain('pr1:/:points points 1');
  expect(before.caches.length).toBeGreaterThan(1);
  expect(before.local.length).toBeGreaterThan(3);

  await page.getByRole('button', { name: say('settings', 'erase') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('settings', 'erase-yes') })
    .click();
  await expect(page.getByText(say('settings', 'erase-done'))).toBeFocused();
  // A number in each store, so that no tab of before can write again, and nothing else of whatever kind.
  const nothing = {
    local: ['pr1:/:epoch'],
    session: [],
    databases: [
      'pr1:/: notes epoch (a number)',
      'pr1:/:journal pages 0 (a number)',
      'pr1:/:points points 0 (a number)',
    ],
    caches: [],
    workers: 0,
  };
  expect(await held(page)).toEqual(nothing);

  await expect(progress.getByRole('alert')).toHaveText(say('record', 'erased'));
  await other.bringToFront();
  // A tab that never opened the record learns of it when it does; it begins the record anew.
  await expect(other.getByText(say('lesson', 'finished'))).toBeHidden();
  await progress.close();
  await other.close();
  // Longer than a page waits before it begins a copy by itself.
  await page.waitForTimeout(3_500);
  expect(await held(page)).toEqual(nothing);
});

test('a tab in which the record was open leaves not so much as a tick once everything was erased elsewhere', async ({
  page,
  context,
  host,
}) => {
  await finishLesson(page, host, 0);
  const other = await context.newPage();
  await other.goto(`${host.address}settings/`);
  await other.getByRole('button', { name: say('settings', 'erase') }).click();
  await other
    .getByRole('dialog')
    .getByRole('button', { name: say('settings', 'erase-yes') })
    .click();
  await expect(other.getByText(say('settings', 'erase-done'))).toBeFocused();
  await expect(page.getByRole('alert')).toHaveText(say('record', 'erased'));
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('[data-finish-lesson]');
    if (!button) throw new Error('There is nothing to press.');
    button.disabled = false;
    button.click();
  });
  await page.waitForTimeout(500);
  expect((await held(page)).local).toEqual(['pr1:/:epoch']);
});

test('finishing at a shared computer removes the copy and the worker too; without network only the copy stays, to say goodbye', async ({
  page,
  host,
}) => {
  await keepCourse(page, host);
  for (const silent of [true, false]) {
    await page.goto(`${host.address}start/`);
    await page.getByLabel(say('start', 'shared'), { exact: false }).check();
    await page.getByRole('button', { name: say('start', 'save') }).click();
    await expect(page).toHaveURL(/\/modules\//);
    await page.goto(`${host.address}scenarios/${scenario.id}/`);
    await expect(page.locator('.player[data-ready]')).toBeVisible();
    host.off(silent);
    const banner = page.locator('#record-banner');
    await banner.getByRole('button', { name: say('record', 'shared-finish'), exact: true }).click();
    const leave = banner.getByRole('button', { name: say('record', 'shared-leave'), exact: true });
    if (await leave.isVisible()) await leave.click();
    await expect(page).toHaveURL(/\/goodbye\/$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('goodbye', 'title'));
    const { local, session, databases, caches, workers } = await held(page);
    expect({ local, session, databases }).toEqual({ local: ['pr1:/:shared'], session: ['pr1:/:epoch'], databases: [] });
    expect({ copies: caches.length, workers }).toEqual(silent ? { copies: 1, workers: 1 } : { copies: 0, workers: 0 });
    host.off(false);
  }
  await page.waitForTimeout(3_500);
  expect((await held(page)).workers, 'the page that says goodbye begins no copy').toBe(0);
});
