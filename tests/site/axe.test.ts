import { axeFaults, looks, wear } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { htmlFiles, pageOf, site } from './site.ts';

/** The pages in parts that workers can share; a page is fetched once and looked at in every look. */
const parts = 4;

for (let part = 0; part < parts; part += 1) {
  test(`every page keeps its policy, asks nobody else, and passes axe in light and dark at 1280 and 320 px (${part + 1} of ${parts})`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const files = htmlFiles(site).filter((_, at) => at % parts === part);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const answer = await page.goto(pageOf(file));
      expect(answer?.status(), file).toBe(200);
      await page.waitForLoadState('load');
      for (const look of looks) {
        await wear(page, look);
        expect.soft(await axeFaults(page, look.rules), `${file}, ${look.colorScheme}, ${look.width} px`).toEqual([]);
      }
    }
  });
}
