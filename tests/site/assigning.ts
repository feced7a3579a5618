import type { Locator, Page } from '@playwright/test';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { writeLink } from '#domain/assignment/link.ts';
import type { Signer } from '#domain/hand-in/signing.ts';
import { deviceKey } from '#storage/device-key.ts';
import { module, some } from './content.ts';
import { expect } from './fixtures.ts';

/** A coordinator elsewhere, whose key is kept nowhere. */
export const elsewhere: Signer = some(await deviceKey('/', {}));

/** An assignment of the first module. */
export const firstModule: Assignment = { id: 'q7Zk2mXa', modules: [module.id], testOut: false, share: [] };

export async function codeOf(assignment: Assignment, signer = elsewhere): Promise<string> {
  return some(await writeLink(assignment, signer));
}

/** Opens an assignment's link, as somebody does who was sent it. */
export async function openLink(page: Page, code: string): Promise<void> {
  // From elsewhere: a page that stands in the tab already would change no more than its fragment.
  await page.goto('about:blank');
  await page.goto(`a/#${code}`);
  await expect(assigned(page)).toBeVisible();
}

/** Accepts what is shown, and waits until it is kept. */
export async function accept(page: Page): Promise<void> {
  await page.locator('[data-accept]').click();
  await expect(page.locator('[data-accepted]')).toBeFocused();
}

export const assigned = (page: Page): Locator => page.locator('[data-assigned]');

/** A day so many days from now, where the tests run. */
export function dayFromNow(days: number): string {
  const date = new Date(Date.now() + days * 24 * 60 * 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
