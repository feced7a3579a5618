import { expect, test } from './fixtures.ts';
for (const wait of [0, 1500])
  test(`wait ${wait}`, async ({ page }) => {
    for (let i = 0; i < 4; i += 1) {
      await page.goto('start/');
      await page.getByRole('button', { name: 'Save and begin' }).click();
      await expect(page).toHaveURL(/defamation/);
      await page.waitForTimeout(wait);
      await page.getByRole('link', { name: 'Start the module' }).click();
      await expect(page).toHaveURL(/words/);
      await page.waitForTimeout(wait);
    }
  });
