import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { hybridClock } from '#domain/record/clock.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import type { Entry } from '#domain/record/entry.ts';
import { recordFileVersion, recordFormat, writeRecordFile } from '#domain/record/record-file.ts';
import { lessons, module, places, say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { idsOf, inBoth, inIndexedDB, inLocalStorage } from './kept.ts';
import { openScenario, takeAll } from './play.ts';

test('a record that is downloaded, erased and brought back is the same set of entries', async ({ page }) => {
  await page.goto('start/');
  await page.getByRole('radio', { name: some(places[0]).name }).check();
  await page.getByRole('button', { name: say('start', 'save') }).click();
  await expect(page).toHaveURL(new RegExp(`modules/${module.id}/$`));
  await openScenario(page, scenario);
  await takeAll(page, walkOf(scenario).choose.slice(0, 3));
  await page.goto(`modules/${module.id}/${some(lessons[0])}/`);
  await page.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();

  await openSettings(page);
  const before = idsOf(await inBoth(page));
  expect(before).toHaveLength(6);
  await expect(page.getByText(/6 entries, the first from/)).toBeVisible();
  const file = await exported(page);
  await erase(page, 6);
  expect(await inBoth(page)).toEqual([]);

  await openSettings(page);
  await choose(page, file);
  await expect(report(page)).toContainText(counts({ fresh: 6 }));
  expect(await inBoth(page), 'nothing changes before the learner agrees').toEqual([]);
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(report(page)).toHaveText(say('settings', 'import-done', { n: 6 }));
  expect(idsOf(await inBoth(page))).toEqual(before);

  await choose(page, file);
  await expect(report(page)).toContainText(counts({ known: 6 }));
  await expect(report(page)).toContainText(say('settings', 'import-nothing'));
  await choose(page, Buffer.from(`\uFEFF${file.toString('utf8').replaceAll('\n', '\r\n')}`));
  await expect(report(page), 'as Windows editors save it').toContainText(counts({ known: 6 }));
  expect(idsOf(await inBoth(page))).toEqual(before);
});

test('a file that is no record is refused with a sentence of its own; nothing comes in and nothing is lost', async ({
  page,
}) => {
  await openSettings(page);
  await choose(page, recordOf(madeUp(3)));
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(report(page)).toHaveText(say('settings', 'import-done', { n: 3 }));
  const before = await inBoth(page);

  const sound = recordOf(madeUp(2, 'other')).toString('utf8');
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const files: Readonly<Record<string, readonly [Buffer, RegExp]>> = {
    'an empty file': [Buffer.from(''), /is empty/],
    'JSON, and no record': [Buffer.from('{}'), /no course record/],
    'a list': [Buffer.from('[]'), /no course record/],
    'a PDF document': [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1'), /PDF/],
    'a PNG picture': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /PNG/],
    'an error page': [Buffer.from('<!doctype html><title>503</title>'), /web page/],
    'a record cut short': [Buffer.from(sound.slice(0, sound.length - 40)), /cut short/],
    'a hundred thousand brackets': [Buffer.from(deep), /nested deeper/],
    'brackets within a record': [Buffer.from(sound.replace('"entries": [', `"entries": [${deep},`)), /nested deeper/],
    'a record of a newer course': [Buffer.from(sound.replace('"version": 1', '"version": 2')), /newer version/],
    'a record without entries': [
      Buffer.from(JSON.stringify({ format: recordFormat, version: recordFileVersion })),
      /no list of entries/,
    ],
    'more than 5 MB': [Buffer.from(sound + ' '.repeat(5 * 2 ** 20)), /larger than 5 MB/],
  };
  for (const [name, [bytes, sentence]] of Object.entries(files)) {
    await test.step(name, async () => {
      await choose(page, bytes);
      await expect(report(page)).toHaveText(sentence);
      await expect(report(page), 'a whole sentence').toHaveText(/^[A-Z].*\.$/);
      await expect(report(page)).toBeFocused();
      await expect(report(page).getByRole('button')).toHaveCount(0);
      expect(await inBoth(page)).toEqual(before);
    });
  }
});

test('a damaged entry harms no other, and a key named __proto__ means nothing', async ({ page }) => {
  await openSettings(page);
  const [first, second] = madeUp(2);
  const poisoned = JSON.stringify({ ...second, at: 'never' }).replace(/}$/, ',"__proto__":{"polluted":true}}');
  const text = recordOf([some(first)])
    .toString('utf8')
    .replace(
      '"entries": [',
      `"__proto__": {"polluted": true}, "entries": [${poisoned}, {"__proto__": {"polluted": true}}, null,`,
    );
  await choose(page, Buffer.from(text));
  await expect(report(page)).toContainText(counts({ fresh: 1, aside: 3 }));
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(report(page)).toHaveText(say('settings', 'import-done', { n: 1 }));
  expect(idsOf(await inBoth(page))).toEqual([some(first).id]);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('a stranger’s record is brought in only after a warning, and can be left', async ({ page }) => {
  await openSettings(page);
  await choose(page, recordOf(madeUp(2)));
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await choose(page, recordOf(madeUp(4, 'other')));
  await expect(report(page)).toContainText(say('settings', 'import-unrelated'));
  await page.getByRole('button', { name: say('settings', 'import-no') }).click();
  await expect(report(page)).toBeHidden();
  expect(await inBoth(page)).toHaveLength(2);
});

test('erasing asks first, and Escape or “Keep it” erases nothing', async ({ page }) => {
  await openSettings(page);
  await choose(page, recordOf(madeUp(2)));
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(report(page)).toHaveText(say('settings', 'import-done', { n: 2 }));
  const opener = page.getByRole('button', { name: say('settings', 'erase') });
  for (const leave of [() => page.keyboard.press('Escape'), () => page.keyboard.press('Enter')]) {
    await opener.click();
    const dialog = page.getByRole('dialog', { name: say('settings', 'erase-confirm', { n: 2 }) });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button', { name: say('settings', 'erase-no') })).toBeFocused();
    await leave();
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  }
  expect(await inBoth(page)).toHaveLength(2);
});

test('what is erased in one tab is gone from the others, stays gone whatever they do, and a neighbour’s keys stay', async ({
  page,
  context,
}) => {
  await page.goto('');
  await page.evaluate(() => localStorage.setItem('neighbour:notes', 'theirs'));
  const [playing, reading] = [await context.newPage(), await context.newPage()];
  await openScenario(playing, scenario);
  await takeAll(playing, walkOf(scenario).choose.slice(0, 2));
  await reading.goto('progress/');
  await expect(reading.getByText(say('progress', 'scenario-begun'))).toBeVisible();

  await page.bringToFront();
  await openSettings(page);
  await erase(page, 3);
  for (const tab of [playing, reading]) {
    await tab.bringToFront();
    await expect(tab.getByRole('alert')).toHaveText(say('record', 'erased'));
  }
  await expect(playing.locator('.chose'), 'nothing of the run stays on the screen').toHaveCount(0);
  await expect(reading.getByText(say('progress', 'scenario-begun'))).toHaveCount(0);

  await reading.close();
  await playing.close({ runBeforeUnload: true });
  await page.close();
  const later = await context.newPage();
  await openScenario(later, scenario);
  await expect(later.locator('.decision')).toBeVisible();
  expect(await inIndexedDB(later)).toEqual([]);
  expect(await inLocalStorage(later)).toEqual([]);
  expect(await later.evaluate(() => localStorage.getItem('neighbour:notes'))).toBe('theirs');
});

const report = (page: Page) => page.locator('[data-import-report]');

async function openSettings(page: Page) {
  await page.goto('settings/');
  await expect(page.locator('[data-import]')).toBeEnabled();
}

async function choose(page: Page, buffer: Buffer) {
  await page
    .getByLabel(say('settings', 'import-button'))
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer });
}

async function exported(page: Page): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: say('settings', 'export') }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^post-rounds-record-\d{4}-\d\d-\d\d\.json$/);
  return readFileSync(await download.path());
}

async function erase(page: Page, entries: number) {
  await page.getByRole('button', { name: say('settings', 'erase') }).click();
  const dialog = page.getByRole('dialog', { name: say('settings', 'erase-confirm', { n: entries }) });
  await dialog.getByRole('button', { name: say('settings', 'erase-yes') }).click();
  await expect(page.getByText(say('settings', 'erase-done'))).toBeFocused();
}

function counts(some: { readonly fresh?: number; readonly known?: number; readonly aside?: number }): string {
  return say('settings', 'import-counts', { fresh: 0, known: 0, aside: 0, newer: 0, ...some });
}

const day = '2026-11-22T00:00:00.000Z';

/** Entries as a browser of the given name would have written them. */
function madeUp(count: number, device = 'elsewhere'): readonly Entry[] {
  const clock = hybridClock(() => Date.parse(day));
  return Array.from(
    { length: count },
    (_, seq) =>
      composeEntry(
        { kind: 'lesson-finished', lesson: `lesson-${seq}` },
        { device: `${device}.tab`, seq, hlc: clock.tick(), at: day },
      ).entry,
  );
}

function recordOf(entries: readonly Entry[]): Buffer {
  return Buffer.from(writeRecordFile(new Map(entries.map((entry) => [entry.id, entry])), { exported: day }));
}
