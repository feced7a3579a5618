import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { module, say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, ofKind } from './kept.ts';
import { tabTo } from './keys.ts';

const words = 'I sat with Mrs Okafor, aged 94, in bed 12. I was short with her son.';
const masked = 'I sat with [name], [of great age], in [bed or ward]. I was short with her son.';
const field = (page: Page) => page.getByLabel(say('reflections', 'label'), { exact: true });
const press = (page: Page, group: string, key: string) =>
  page.getByRole('button', { name: say(group, key), exact: true }).click();

/** Every text that lies in any store of the browser. */
async function everything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        texts.push(
          await new Promise<string>((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(JSON.stringify(request.result));
          }),
        );
      }
      database.close();
    }
    return texts.join('\n');
  });
}

async function write(page: Page, text: string) {
  await page.goto(`/reflections/${module.id}/`);
  await field(page).fill(text);
  // Patterns are compiled with the first text, which takes a busy machine its time.
  await expect(page.locator('.guarded-list li').first()).toBeVisible({ timeout: 30_000 });
}

test('a reflection is looked at while it is written, asked about before it is kept, and stays out of the record', async ({
  page,
}) => {
  await write(page, words);
  await expect(page.locator('.guarded-echo mark')).toHaveText(['Mrs Okafor', 'aged 94', 'bed 12']);
  await expect(page.locator('.guarded-list li')).toHaveCount(3);
  expect(await everything(page)).not.toContain('Okafor');
  await press(page, 'reflections', 'keep');
  const asked = page.locator('[data-guarded-ask]');
  await expect(asked).toBeFocused();
  await expect(asked).toContainText('“Mrs Okafor”');
  await press(page, 'guard', 'ask-mask');
  await expect(page.getByText(say('reflections', 'kept'))).toBeFocused();
  await expect(field(page)).toHaveValue(masked);
  const entries = await inBoth(page);
  expect(ofKind(entries, 'reflection-written')).toMatchObject([{ module: module.id }]);
  expect(JSON.stringify(entries)).not.toContain('I sat with');
  expect(await everything(page)).not.toContain('Okafor');
  await page.reload();
  await expect(field(page)).toHaveValue(masked);
});

test('the guard can be overruled, by keyboard, and what it masked can be taken back', async ({ page }) => {
  await write(page, words);
  await page.getByRole('button', { name: say('guard', 'mask-named', { what: 'bed 12' }) }).click();
  await expect(field(page)).toHaveValue(words.replace('bed 12', '[bed or ward]'));
  await expect(field(page)).toBeFocused();
  await press(page, 'guard', 'mask-all');
  await expect(field(page)).toHaveValue(masked);
  await press(page, 'guard', 'undo');
  await press(page, 'guard', 'undo');
  await expect(field(page)).toHaveValue(words);
  await tabTo(page, page.getByRole('button', { name: say('reflections', 'keep') }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: say('guard', 'ask-keep') }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(say('reflections', 'kept'))).toBeVisible();
  await page.reload();
  await expect(field(page)).toHaveValue(words);
});

test('all reflections are read, taken along as text after the guard has asked, and removed', async ({ page }) => {
  await write(page, words);
  await press(page, 'reflections', 'keep');
  await press(page, 'guard', 'ask-keep');
  await expect(page.getByText(say('reflections', 'kept'))).toBeVisible();
  await page.goto('/reflections/');
  await expect(page.locator('.own-words')).toHaveText(words);
  await press(page, 'reflections', 'export');
  await expect(page.locator('[data-reflections-ask]')).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'guard', 'ask-mask')]);
  expect(download.suggestedFilename()).toMatch(/^post-rounds-reflections-\d{4}-\d\d-\d\d\.txt$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain(masked);
  expect(text).toContain(module.title);
  // Masking the file leaves the page as it was written.
  await expect(page.locator('.own-words')).toHaveText(words);
  await page.goto(`/reflections/${module.id}/`);
  await press(page, 'reflections', 'remove');
  await press(page, 'reflections', 'remove-yes');
  await expect(page.getByText(say('reflections', 'removed'))).toBeFocused();
  expect(await everything(page)).not.toContain('Okafor');
});

test('erasing everything takes the reflections along, and another open tab cannot bring them back', async ({
  page,
  context,
}) => {
  await write(page, words);
  await press(page, 'reflections', 'keep');
  await press(page, 'guard', 'ask-keep');
  await expect(page.getByText(say('reflections', 'kept'))).toBeVisible();
  const settings = await context.newPage();
  await settings.goto('/settings/');
  await settings.locator('[data-erase]:enabled').click();
  await settings.locator('[data-erase-dialog] [data-yes]').click();
  await expect(settings.getByText(say('settings', 'erase-done'))).toBeVisible();
  await press(page, 'reflections', 'keep');
  await press(page, 'guard', 'ask-keep');
  await expect(page.getByText(say('reflections', 'refused'))).toBeFocused();
  await expect(field(page)).toHaveValue(words);
  expect(await everything(settings)).not.toContain('Okafor');
});

test('before I post: marks, five answers, reasons and calls on a phone; nothing is stored until it is asked for', async ({
  newContext,
}) => {
  const page = await (await newContext({ viewport: { width: 320, height: 640 } })).newPage();
  await page.goto('/check/');
  await page.locator('#draft:enabled').fill(`Last night in our ED: ${words}`);
  for (const [question, answer] of [
    ['who', 'nobody'],
    ['reputation', 'person'],
    ['capacity', 'clinician'],
    ['cover', 'unknown'],
    ['ring', 'known'],
  ])
    await page.locator(`input[name="${question}"][value="${answer}"]`).check();
  await press(page, 'before-i-post', 'show');
  await expect(page.getByRole('heading', { name: say('before-i-post', 'reasons') })).toBeFocused();
  const reasons = page.locator('[data-post-reasons] li');
  await expect(reasons.first()).toHaveText(say('before-i-post', 'reason-marked-yet-nobody', { n: 5 }));
  await expect(page.locator('[data-post-calls]')).toContainText(say('before-i-post', 'call-protection'));
  // The advice follows the draft.
  await press(page, 'guard', 'mask-all');
  await expect(reasons.first()).toHaveText(say('before-i-post', 'reason-person'));
  await press(page, 'guard', 'undo');
  await expect(reasons.first()).toHaveText(say('before-i-post', 'reason-marked-yet-nobody', { n: 5 }));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await everything(page)).not.toContain('Okafor');

  await press(page, 'before-i-post', 'keep');
  await press(page, 'guard', 'ask-keep');
  await expect(page.getByText(say('before-i-post', 'kept'))).toBeFocused();
  await page.reload();
  await expect(page.locator('#draft:enabled')).toHaveValue('');
  await press(page, 'before-i-post', 'bring');
  await expect(page.locator('#draft')).toHaveValue(`Last night in our ED: ${words}`);
  await press(page, 'before-i-post', 'remove');
  await expect(page.getByText(say('before-i-post', 'removed'))).toBeFocused();
  expect(await everything(page)).not.toContain('Okafor');
});

test('the cover worksheet is filled in, kept, found again and cleared', async ({ page }) => {
  await page.goto('/cover/');
  await expect(page.locator('.worksheet > li')).toHaveCount(10);
  await page.locator('[data-sheet-keep]:enabled').waitFor();
  await page.locator('#sheet-body').fill('A defence body, ref. 1');
  await page.locator('#sheet-notice').fill('Ring them first.');
  await press(page, 'cover-sheet', 'keep');
  await expect(page.getByText(say('cover-sheet', 'kept'))).toBeFocused();
  await page.reload();
  await expect(page.locator('#sheet-notice')).toHaveValue('Ring them first.');
  await expect(page.locator('#sheet-body')).toHaveValue('A defence body, ref. 1');
  await press(page, 'cover-sheet', 'clear');
  await press(page, 'cover-sheet', 'clear-yes');
  await expect(page.getByText(say('cover-sheet', 'cleared'))).toBeFocused();
  await expect(page.locator('#sheet-notice')).toHaveValue('');
  expect(await everything(page)).not.toContain('Ring them first');
});
