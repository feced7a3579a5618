import { axeFaults, looks, wear } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { htmlFiles, pageOf, site } from './site.ts';

for (const look of looks) {
  test(`every page passes axe in ${look.colorScheme} at ${look.width} px`, async ({ page }) => {
    await wear(page, look);
    for (const file of htmlFiles(site)) {
      await page.goto(pageOf(file));
      expect.soft(await axeFaults(page), file).toEqual([]);
    }
  });
}
