import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { type PlayedScenario, say, scenario, some, walkOf } from './content.ts';
import { expect } from './fixtures.ts';
import { handInFile, recordBy } from './handed-in.ts';

/** Opens the coordinator's desk. */
export async function openConsole(page: Page): Promise<void> {
  await page.goto('console/');
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
}

/** A file as it is given to the desk. */
export interface Given {
  readonly name: string;
  readonly text: string | Buffer;
}

/** Gives files to the desk. */
export async function bringFiles(page: Page, files: readonly Given[]): Promise<void> {
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
}

/** Waits until every hand-in was looked into. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible({ timeout: 30_000 });
}

/** Brings hand-ins to the desk and waits until all were looked into. */
export async function bringHandIns(page: Page, files: readonly Given[]): Promise<void> {
  await bringFiles(page, files);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: files.length, known: 0, aside: 0 }));
  await settled(page);
}

export const rows = (page: Page): Locator => page.locator('table.roster tbody tr[data-row]');
/** What the last files came to. */
export const gathered = (page: Page): Locator => page.locator('[data-gathered]');

/** Has a file made and takes it: what is in it, and what the page says of it. Fails where the two differ. */
export async function takeFile(page: Page, button: string): Promise<{ bytes: Buffer; name: string; said: string }> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const ready = page.locator('[data-made]');
  await expect(ready).toBeVisible({ timeout: 30_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), ready.locator('a').click()]);
  const bytes = readFileSync(await file.path());
  await expect(ready.locator('.hash')).toHaveText(`SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
  return {
    bytes,
    name: file.suggestedFilename(),
    said: (await ready.locator('[role="status"]').first().textContent()) ?? '',
  };
}

/** Two of the authors' own walks through a case that part at its first decision. */
export function partingWalks(of: PlayedScenario) {
  const walks = Object.keys(of.walkthroughs).map((name) => walkOf(of, name).choose);
  const [one] = walks;
  const other = walks.find((each) => each[0] !== one?.[0]);
  return [some(one), some(other)] as const;
}

/** Hand-ins of so many people, of whom the first ones took one way and the others the other. */
export async function group(one: number, other: number) {
  const [left, right] = partingWalks(scenario);
  return Promise.all(
    Array.from({ length: one + other }, async (_, at) => {
      const name = `Person ${String.fromCharCode(65 + at)}`;
      const entries = recordBy(`p${String.fromCharCode(97 + at)}`, { [scenario.id]: at < one ? left : right });
      return { name: `${name}.json`, text: await handInFile(name, { entries }) };
    }),
  );
}
