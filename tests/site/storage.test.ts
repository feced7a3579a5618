import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inIndexedDB, inLocalStorage, type KeptEntry } from './kept.ts';
import { beatOf, continueButton, finish, isReady, moment, openScenario, playToTheEnd, take, takeAll } from './play.ts';

const { choose, ends } = walkOf(scenario);
const whole = ['attempt-started', ...choose.map(() => 'choice-made'), 'attempt-finished'];
const [first = '', second = '', third = ''] = choose;

test('with every store forbidden, the course says so, goes on to the debrief, and hands the record over', async ({
  page,
}) => {
  await forbidEveryStore(page);
  await openScenario(page, scenario);
  await expect(page.getByRole('alert')).toHaveText(say('record', 'trouble-absent'));
  await finish(page, choose);
  await expect(page.getByRole('heading', { name: some(scenario.outcomes[ends]).heading, level: 2 })).toBeVisible();
  expect(await downloaded(page)).toEqual(whole);
  await expect(page.getByRole('alert'), 'said once, and still there').toHaveCount(1);
});

test('with every store forbidden, no other page breaks', async ({ page }) => {
  await forbidEveryStore(page);
  for (const address of ['', 'start/', 'progress/', 'search/']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto('settings/');
  await expect(page.getByText(say('settings', 'data-where-memory'), { exact: false })).toBeVisible();
  await page.getByLabel(say('settings', 'theme-dark')).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const nth of [1, 3]) {
  test(`with localStorage full from entry ${nth} on, IndexedDB keeps everything and the next visit has it all`, async ({
    page,
    context,
  }) => {
    await fillLocalStorageAt(page, nth);
    await openScenario(page, scenario);
    await expect(page.getByRole('alert')).toBeHidden();
    await take(page, first);
    if (nth > 2) {
      await continueButton(page).click();
      await take(page, second);
    }
    await expect(page.getByRole('alert')).toHaveText(say('record', 'trouble-full'));
    await continueButton(page).click();
    await finish(page, choose.slice(nth > 2 ? 2 : 1));
    expect(await downloaded(page)).toEqual(whole);
    expect(kindsOf(await inIndexedDB(page))).toEqual(whole);
    expect(await inLocalStorage(page)).toHaveLength(nth - 1);

    await page.close();
    const later = await context.newPage();
    await openScenario(later, scenario);
    await expect(later.getByRole('heading', { name: say('player', 'finished-title') })).toBeVisible();
    await expect(later.getByRole('alert')).toBeHidden();
    expect(kindsOf(await inLocalStorage(later)), 'repaired from the other store').toEqual(whole);
  });
}

test('once there is room again, what was refused is saved without another choice, and the banner goes', async ({
  page,
}) => {
  await fillLocalStorageAt(page, 1);
  await openScenario(page, scenario);
  await take(page, first);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.evaluate(() => {
    (globalThis as unknown as { full: boolean }).full = false;
  });
  await expect(page.getByRole('alert')).toBeHidden({ timeout: 40_000 });
  expect(await inLocalStorage(page)).toHaveLength(2);
});

test('with IndexedDB broken, localStorage keeps everything and the banner offers a copy', async ({ page, context }) => {
  await breakIndexedDB(page);
  await openScenario(page, scenario);
  await expect(page.getByRole('alert')).toHaveText(say('record', 'trouble-one'));
  await finish(page, choose);
  expect(await downloaded(page)).toEqual(whole);
  expect(kindsOf(await inLocalStorage(page))).toEqual(whole);

  const later = await context.newPage();
  await openScenario(later, scenario);
  expect(kindsOf(await inIndexedDB(later)), 'repaired from the other store').toEqual(whole);
});

test('with both stores refusing, the course is completed in memory and the download has all of it', async ({
  page,
}) => {
  await breakIndexedDB(page);
  await fillLocalStorageAt(page, 1);
  await playToTheEnd(page, scenario);
  await expect(page.getByRole('alert')).toHaveText(say('record', 'trouble-full'));
  await expect(page.locator('.ending')).toBeVisible();
  expect(await downloaded(page)).toEqual(whole);
});

test('an answer that only memory holds is not called saved', async ({ page }) => {
  await forbidEveryStore(page);
  await openScenario(page, scenario);
  await take(page, first);
  await expect(page.getByRole('status')).toHaveText(say('player', 'saved-memory'));
});

test('an entry damaged in localStorage is taken from IndexedDB, set aside and counted', async ({ page }) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  await damageLocal(page, second);
  await page.goto('settings/');
  await expect(page.getByText(say('settings', 'aside', { n: 1 }))).toBeVisible();
  await openScenario(page, scenario);
  await expect(moment(page), 'nothing is lost').toContainText(beatOf(scenario, third).heading);
});

test('an entry damaged in both stores is said on every page that opens the record, and can be downloaded as it was found', async ({
  page,
}) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  const damaged = await damageLocal(page, second);
  await damageIndexed(page, second);

  await openScenario(page, scenario);
  const said = page.getByRole('alert');
  await expect(said).toContainText(/could not be read\. They are set aside/);
  await expect(moment(page), 'what could be read still counts').toContainText(beatOf(scenario, second).heading);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: say('record', 'set-aside-download') }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(JSON.stringify(damaged).slice(1, -1));

  await take(page, second);
  await page.reload();
  await isReady(page);
  await continueButton(page).click();
  await expect(moment(page), 'the course goes on').toContainText(beatOf(scenario, third).heading);
});

async function downloaded(page: Page): Promise<readonly string[]> {
  const download = page.waitForEvent('download');
  await page
    .locator('#record-banner')
    .getByRole('button', { name: say('record', 'download') })
    .click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as {
    readonly entries: readonly KeptEntry[];
  };
  return kindsOf(file.entries);
}

function kindsOf(entries: readonly KeptEntry[]): readonly string[] {
  return entries.map(({ kind }) => kind);
}

/** As in a sandboxed frame, or with cookies blocked: merely naming a store throws. */
async function forbidEveryStore(page: Page) {
  await page.addInitScript(() => {
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(globalThis, store, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
}

/** From the given entry on, localStorage has no room, until `full` is set to false in the page. */
async function fillLocalStorageAt(page: Page, entry: number) {
  await page.addInitScript((nth) => {
    const scope = globalThis as unknown as { full: boolean };
    scope.full = true;
    const put = Storage.prototype.setItem;
    let entries = 0;
    Storage.prototype.setItem = function (key, value) {
      if (/:e\d*:/.test(key) && scope.full && ++entries >= nth)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      put.call(this, key, value);
    };
  }, entry);
}

/** Opening the database fails as it does on a broken profile: late, and by an error event. */
async function breakIndexedDB(page: Page) {
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name) {
      const request = open.call(this, `${name} broken`, 1);
      request.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation();
        request.transaction?.abort();
      });
      return request;
    };
  });
}

/** Cuts the entry of a choice in localStorage in half; returns what is left. */
async function damageLocal(page: Page, choice: string): Promise<string> {
  return page.evaluate((made) => {
    const key = Object.keys(localStorage).find((each) =>
      (localStorage.getItem(each) ?? '').includes(`"choice":"${made}"`),
    );
    if (!key) throw new Error('That choice is not in localStorage.');
    const text = localStorage.getItem(key) ?? '';
    localStorage.setItem(key, text.slice(0, text.length / 2));
    return text.slice(0, text.length / 2);
  }, choice);
}

async function damageIndexed(page: Page, choice: string) {
  await page.evaluate(
    (made) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pr1:/:');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('entries', 'readwrite');
          const walk = transaction.objectStore('entries').openCursor();
          walk.onsuccess = () => {
            const cursor = walk.result;
            if (!cursor) return;
            if (String(cursor.value).includes(`"choice":"${made}"`)) cursor.update(String(cursor.value).slice(0, 50));
            cursor.continue();
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    choice,
  );
}
