import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { lessons, module, say, scenario, some, walkOf } from './content.ts';
import { phone, tooWide } from './fit.ts';
import { expect, test } from './fixtures.ts';
import { arrowTo, tabTo } from './keys.ts';
import { aftermath, commitButton, continueButton, finish, moment, openScenario, take } from './play.ts';

const [lesson = ''] = lessons;
const lessonPage = `modules/${module.id}/${lesson}/`;

test('no state of the player scrolls sideways at 320 pixels, with everything open', async ({ page }) => {
  await page.setViewportSize(phone);
  await openScenario(page, scenario);
  await take(page, some(walkOf(scenario).choose[0]));
  await openAll(page);
  expect.soft(await tooWide(page), 'after a choice').toEqual([]);
  await continueButton(page).click();
  await openAll(page);
  expect.soft(await tooWide(page), 'the second decision').toEqual([]);
  await finish(page, walkOf(scenario).choose.slice(1));
  await openAll(page);
  expect.soft(await tooWide(page), 'the ending').toEqual([]);
});

for (const address of ['', lessonPage, `scenarios/${scenario.id}/`, 'settings/']) {
  for (const viewport of [phone, { width: 1280, height: 800 }]) {
    test(`on “/${address}” at ${viewport.width} px, every stop of Tab has a name, a ring and a place on the screen`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport);
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      let stops = 0;
      for (; stops < 200; stops += 1) {
        await page.keyboard.press('Tab');
        const stop = await stopNow(page);
        if (!stop) break;
        expect.soft(stop.name, `name of ${stop.is}`).not.toBe('');
        expect.soft(stop.ring, `ring of ${stop.is}`).toBeGreaterThanOrEqual(2);
        expect.soft(stop.seen, `${stop.is} is in sight`).toBe(true);
        if (stop.size)
          expect.soft(Math.min(...stop.size), `size of ${stop.is}: ${stop.size}`).toBeGreaterThanOrEqual(23.9);
      }
      expect(stops).toBeGreaterThan(10);
      expect(stops, 'the walk ends').toBeLessThan(200);
    });
  }
}

test('the first Tab offers the way past the masthead, and Enter takes it', async ({ page }) => {
  await page.goto(lessonPage);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: say('page', 'skip') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('with forced colours and reduced motion, a decision is made, seen and passed on', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme: 'dark' });
  await openScenario(page, scenario);
  expect(
    await page.evaluate(() => matchMedia('(forced-colors: active) and (prefers-reduced-motion: reduce)').matches),
  ).toBe(true);
  const choice = some(walkOf(scenario).choose[0]);
  const radio = page.locator(`.decision input[value="${choice}"]`);
  await tabTo(page, page.locator('.decision input'));
  await arrowTo(page, radio);
  await page.keyboard.press('Tab');
  await expect(commitButton(page)).toBeFocused();
  expect((await stopNow(page))?.ring).toBeGreaterThanOrEqual(2);
  const chosen = await page
    .locator('.pick:has(input:checked)')
    .evaluate((label) => getComputedStyle(label).outlineStyle);
  expect(chosen, 'what is chosen stands out without its colour').not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(aftermath(page)).toBeFocused();
  // The colours are the system's; axe still computes with ours.
  expect((await axeFaults(page)).filter((fault) => !fault.startsWith('color-contrast'))).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await tabTo(page, continueButton(page));
  await page.keyboard.press('Enter');
  await expect(moment(page)).toBeFocused();
});

test('a printed lesson has its text and sources, and none of the controls', async ({ page }) => {
  await page.goto(lessonPage);
  await page.waitForLoadState('networkidle');
  await page.emulateMedia({ media: 'print' });
  for (const gone of [
    '.masthead',
    '.foot nav',
    '.pages',
    '.finish',
    '.skip',
    '[data-check-commit]',
    '[data-compare-switch]',
  ]) {
    await expect(page.locator(gone).locator('visible=true'), gone).toHaveCount(0);
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.prose p').first()).toBeVisible();
  await expect(page.locator('.cites li').first()).toBeVisible();
  const address = await page
    .locator('.cites a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(address).toContain('/sources/#');
});

test('a printed case is the numbered paragraphs, closed as they were on the screen', async ({ page }) => {
  await openScenario(page, scenario);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.player')).toBeHidden();
  const paragraphs = page.locator('.case .paragraph');
  for (const at of [0, (await paragraphs.count()) - 1]) {
    expect(
      await paragraphs
        .nth(at)
        .evaluate((each) => each.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })),
    ).toBe(true);
    expect((await paragraphs.nth(at).boundingBox())?.height).toBeGreaterThan(20);
  }
});

test('a chosen look holds on the next page, from before anything is painted', async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('settings/');
  await page.getByLabel(say('settings', 'theme-dark')).check();
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  const next = await context.newPage();
  await next.emulateMedia({ colorScheme: 'light' });
  await next.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.defineProperty(globalThis, 'themeAtFirst', { value: document.documentElement.dataset.theme });
    }).observe(document, { childList: true, subtree: true });
  });
  await next.goto(lessonPage);
  expect(await next.evaluate(() => (globalThis as unknown as { themeAtFirst?: string }).themeAtFirst)).toBe('dark');
  expect(await next.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);

  await page.getByLabel(say('settings', 'theme-auto')).check();
  await next.reload();
  await expect(next.locator('html')).not.toHaveAttribute('data-theme', /./);
  expect(await next.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark);
});

async function openAll(page: Page) {
  for (const each of await page.locator('main details').all())
    await each.evaluate((details: HTMLDetailsElement) => details.setAttribute('open', ''));
}

interface Stop {
  readonly is: string;
  readonly name: string;
  /** Pixels of outline, its own or that of the label which shows it. */
  readonly ring: number;
  readonly seen: boolean;
  /** Width and height; null for a link within a sentence, whose size the text decides. */
  readonly size: readonly number[] | null;
}

/** Where the focus stands; null once it has left the page. */
async function stopNow(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return null;
    const label = at instanceof HTMLInputElement ? at.closest('label') : null;
    const shown = label ?? at;
    const box = shown.getBoundingClientRect();
    const ringOf = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
    };
    const seen = [...shown.getClientRects()].some((rect) =>
      [0.5, 0.1, 0.9].some((x) =>
        [0.5, 0.1, 0.9].some((y) => {
          const there = document.elementFromPoint(rect.x + rect.width * x, rect.y + rect.height * y);
          return there !== null && (shown === there || shown.contains(there));
        }),
      ),
    );
    const labels =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement
        ? [...(at.labels ?? [])].map((each) => each.innerText)
        : [];
    const pointedAt = (at.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '');
    const name = [at.getAttribute('aria-label') ?? '', ...pointedAt, ...labels, at.textContent ?? ''].join(' ').trim();
    const inSentence = getComputedStyle(at).display === 'inline';
    return {
      is: `${at.tagName.toLowerCase()}.${at.className} “${name.slice(0, 30)}”`,
      name,
      ring: Math.max(ringOf(at), ringOf(shown)),
      seen,
      size: inSentence ? null : [box.width, box.height],
    };
  });
}
