import type { Page } from '@playwright/test';

/** A small phone, or a large screen at 400 %. */
export const phone = { width: 320, height: 640 };

/** What reaches over the right edge; nothing where the page does not scroll sideways. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} px of ${clientWidth}`,
      ...out.slice(-3).map((each) => `${each.tagName} ${each.className}: ${each.textContent?.slice(0, 40)}`),
    ];
  });
}

/** Elements whose text is cut by a box of fixed height. What only a screen reader shall read is clipped on purpose. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((each) => each.checkVisibility() && each.clientWidth > 1 && !each.closest('progress, svg, select'))
      .filter(
        (each) => /hidden|clip/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1,
      )
      .map((each) => `${each.tagName} ${each.className}`),
  );
}

/** Sets lines, letters, words and paragraphs as far apart as readers may (WCAG 2.2, 1.4.12). */
export async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
}
