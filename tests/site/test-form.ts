import type { Page } from '@playwright/test';
import { ratings } from '#domain/assessment/rating.ts';
import type { Item } from '#domain/assessment/schema.ts';
import { items, module, say, some } from './content.ts';
import { expect } from './fixtures.ts';
import { inIndexedDB, type KeptEntry, ofKind } from './kept.ts';

/** Opens the module's test and begins a form. */
export async function beginTest(page: Page): Promise<void> {
  await openTest(page);
  await page.getByRole('button', { name: say('test', 'begin') }).click();
  await expect(page.locator('.question')).toBeVisible();
}

export async function openTest(page: Page): Promise<void> {
  await page.goto(`modules/${module.id}/test/`);
  await expect(page.getByRole('button', { name: say('test', 'begin') })).toBeEnabled();
}

/** The form that was begun last, as its entry has it. */
export async function formOf(
  page: Page,
): Promise<KeptEntry & { readonly items: readonly string[]; readonly seed: number }> {
  await expect(async () => expect(ofKind(await inIndexedDB(page), 'form-started').length).toBeGreaterThan(0)).toPass();
  return some(ofKind(await inIndexedDB(page), 'form-started').at(-1)) as Awaited<ReturnType<typeof formOf>>;
}

/** Answers every question of the form that was begun last, by the key or against it, up to the review. */
export async function answerAll(
  page: Page,
  how: 'right' | 'wrong',
  look?: (type: Item['type']) => Promise<void>,
): Promise<void> {
  const { items: shown } = await formOf(page);
  for (const [at, id] of shown.entries()) {
    await expect(page.locator('.question .over')).toHaveText(say('test', 'progress', { n: at + 1, of: shown.length }));
    await answer(page, some(items[id]), how);
    await look?.(some(items[id]).type);
    await page.locator('.question button[type="submit"]').click();
  }
  await expect(page.getByRole('heading', { name: say('test', 'review-title') })).toBeFocused();
}

/** Answers the question on the screen. */
export async function answer(page: Page, item: Item, how: 'right' | 'wrong'): Promise<void> {
  if (item.type === 'sba') {
    const [option] = some(Object.entries(item.options).find(([, { key }]) => (key ?? false) === (how === 'right')));
    return page.locator(`.question input[value="${option}"]`).check();
  }
  if (item.type === 'kf') {
    for (const [step, { options }] of Object.entries(item.steps)) {
      const [option] = some(Object.entries(options).find(([, { key }]) => (key ?? false) === (how === 'right')));
      await page.locator(`.question input[name="${step}"][value="${option}"]`).check();
    }
    return;
  }
  for (const [option, { rating }] of Object.entries(item.options)) {
    const key = rating ?? ratings[0];
    const given = how === 'right' ? key : some(ratings[(ratings.indexOf(key) + 2) % ratings.length]);
    await page.locator(`.question input[name="${option}"][value="${given}"]`).check();
  }
}

export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('test', 'submit') }).click();
  await expect(page.getByRole('heading', { name: say('test', 'result') })).toBeFocused();
}
