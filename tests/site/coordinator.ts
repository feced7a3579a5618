import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { module, say } from './content.ts';
import { expect } from './fixtures.ts';

export const passphrase = 'a long sentence of my own';

/** Opens the page on which a coordinator assigns. */
export async function openAssign(page: Page): Promise<void> {
  await page.goto('assign/');
  await expect(page.locator('[data-coordinator]')).toBeVisible();
}

/** Makes a key, and gives the text of its backup. */
export async function makeKey(page: Page): Promise<string> {
  await page.getByText(say('desk', 'key-make'), { exact: true }).click();
  for (const name of ['passphrase', 'again']) await page.locator(`[data-key-make] [name="${name}"]`).fill(passphrase);
  const file = await downloadBy(page, () => page.getByRole('button', { name: say('desk', 'key-make-yes') }).click());
  await expect(page.locator('[data-key-state="here"]')).toBeVisible();
  return textOf(file);
}

/** Fills in the form and makes the link of an assignment of the first module; gives the link. */
export async function makeLink(page: Page, more: (page: Page) => Promise<void> = async () => {}): Promise<string> {
  await page.locator(`[data-assign-form] input[value="${module.id}"]`).check();
  await page.locator('#field-title').fill('Before your first on-call');
  await more(page);
  await page.getByRole('button', { name: say('desk', 'make'), exact: true }).click();
  await expect(page.getByRole('heading', { name: say('desk', 'made'), exact: true })).toBeFocused();
  return page.locator('[data-copy="link"]').inputValue();
}

/** What a click hands over as a file. */
export async function downloadBy(page: Page, click: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return download;
}

export async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}
