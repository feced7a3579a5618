import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** More stops than any page of the course has between two parts of it. */
const patience = 80;

/** Presses Tab until the focus stands on an element that a locator finds. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < patience; stop += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error(`${patience} presses of Tab never reached ${target}.`);
}

/** With the focus in a group of radios: presses arrow keys until the wanted one is chosen. */
export async function arrowTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('ArrowDown');
    if (await wanted.isChecked()) return expect(wanted).toBeFocused();
  }
  throw new Error(`The arrow keys never chose ${wanted}.`);
}

export async function hasFocus(target: Locator): Promise<boolean> {
  const found = await target.elementHandles();
  for (const element of found) if (await element.evaluate((each) => each === document.activeElement)) return true;
  return false;
}
