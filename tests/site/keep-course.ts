import { expect, type Page } from '@playwright/test';
import { say } from './content.ts';
import type { FaultServer } from './fault-server.ts';

/** Opens the offline page, asks for a copy and waits until it is whole and the worker has the page. */
export async function keepCourse(page: Page, host: FaultServer): Promise<void> {
  await page.goto(`${host.address}offline/`);
  await page.getByRole('button', { name: say('offline', 'make'), exact: true }).click();
  await expect(page.locator('[data-offline-state]')).toHaveText(say('offline', 'here'), { timeout: 50_000 });
  await page.goto(`${host.address}about/`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
