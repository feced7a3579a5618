import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Entry } from '#domain/record/entry.ts';
import { recordOf } from '#domain/record/record.ts';
import { writeRecordFile } from '#domain/record/record-file.ts';
import { say } from './content.ts';
import { expect } from './fixtures.ts';

/** Brings entries in through Settings, as somebody does who comes from another browser. */
export async function bringIn(page: Page, entries: readonly Entry[]): Promise<void> {
  await page.goto('settings/');
  await expect(page.locator('[data-import]')).toBeEnabled();
  const text = writeRecordFile(recordOf(entries), { exported: '2026-11-22T00:00:00.000Z' });
  await page
    .locator('[data-import]')
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(page.locator('[data-import-report]')).toHaveText(say('settings', 'import-done', { n: entries.length }));
}

/** Opens the page on which one finishes, and waits for the record. */
export async function openFinish(page: Page): Promise<void> {
  await page.goto('finish/');
  await expect(page.locator('[data-standing]')).not.toContainText(say('finish', 'loading'));
}

/** Answers the evaluation of what is offered first, and states it on honour. */
export async function evaluate(page: Page, minutes = '50'): Promise<void> {
  await page.locator('input[name="relevance"][value="4"]').check();
  await page.locator('input[name="bias-free"][value="yes"]').check();
  await page.locator('input[name="will-change"][value="yes"]').check();
  await page.locator('input[name="barrier-time"]').check();
  await page.locator('#minutes').fill(minutes);
  await page.locator('input[name="honour"]').check();
  await page.getByRole('button', { name: say('finish', 'save') }).click();
  await expect(page.locator('#certificates')).toBeFocused();
}

/** Lets the page show what leaves, takes the file, open or sealed as the page says, and gives its text. */
export async function takeHandIn(page: Page, travels: 'open' | 'sealed' = 'open'): Promise<string> {
  await page.getByRole('button', { name: say('finish', 'prepare') }).click();
  await expect(page.getByRole('heading', { name: say('finish', 'leaves') })).toBeFocused();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: say('finish', travels === 'open' ? 'download' : 'download-sealed'), exact: true })
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    travels === 'open'
      ? /^post-rounds-hand-in-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json$/
      : /^post-rounds-hand-in-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.jwe$/,
  );
  return readFileSync(await download.path(), 'utf8');
}

/** Chooses a file on the page that checks. */
export async function checkFile(page: Page, bytes: string | Buffer): Promise<void> {
  const input = page.locator('[data-drop] input');
  // A person finds it closed until the page is ready.
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name: 'hand-in.json', mimeType: 'application/json', buffer: Buffer.from(bytes) });
}

export const verdict = (page: Page): Locator => page.locator('[data-verdict]');
export const refusal = (page: Page): Locator => page.locator('[data-refusal]');
