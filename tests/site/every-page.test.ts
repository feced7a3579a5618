import { axeFaults, looks, wear } from './axe.ts';
import { cutOff, phone, spaceOut, tooWide } from './fit.ts';
import { expect, test } from './fixtures.ts';
import { htmlFiles, pageOf, site } from './site.ts';

/** The pages in parts that workers can share; a page is fetched once and looked at in every look, then with wider spacing. */
const parts = 8;

for (let part = 0; part < parts; part += 1) {
  test(`every page keeps its policy, asks nobody else, and passes axe in light and dark at 1280 and 320 px; no page scrolls sideways at 320 pixels, and wider spacing, as readers may set it, cuts nothing off (${part + 1} of ${parts})`, async ({
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
      await page.setViewportSize(phone);
      expect.soft(await tooWide(page), `${file} scrolls sideways`).toEqual([]);
      await spaceOut(page);
      for (const viewport of [phone, { width: 1280, height: 800 }]) {
        await page.setViewportSize(viewport);
        const spaced = `${file} with wider spacing at ${viewport.width} px`;
        expect.soft(await tooWide(page), `${spaced} scrolls sideways`).toEqual([]);
        expect.soft(await cutOff(page), `${spaced} is cut off`).toEqual([]);
      }
    }
  });
}
