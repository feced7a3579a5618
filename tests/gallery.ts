/** `npm run gallery`: a picture of every screen in light and dark at three widths, in `.gallery/`. Serves the built course itself. */
import { mkdirSync, rmSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { serve } from './bench/serve.ts';
import { chromiumArguments, findChromium } from './site/chromium.ts';

interface Screen {
  readonly name: string;
  readonly address: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const widths = [320, 768, 1440];
const scenario = '/scenarios/the-one-star-review/';

const screens: readonly Screen[] = [
  { name: 'home-first-visit', address: '/' },
  { name: 'start-first-visit', address: '/start/' },
  { name: 'module-first-visit', address: '/modules/defamation/' },
  { name: 'lesson-four-places', address: '/modules/defamation/where-the-line-runs/' },
  { name: 'lesson-own-place', address: '/modules/defamation/where-the-line-runs/', prepare: choosePlace },
  { name: 'lesson-check-answered', address: '/modules/defamation/what-makes-words-defamatory/', prepare: answerCheck },
  { name: 'scenario-start', address: scenario },
  { name: 'scenario-nothing-chosen', address: scenario, prepare: (page) => press(page, '.decision button') },
  { name: 'scenario-aftermath', address: scenario, prepare: (page) => play(page, 1, false) },
  { name: 'scenario-third-decision', address: scenario, prepare: (page) => play(page, 2, true) },
  { name: 'scenario-debrief', address: scenario, prepare: (page) => play(page, 12, true) },
  { name: 'test-intro', address: '/modules/defamation/test/' },
  {
    name: 'test-question',
    address: '/modules/defamation/test/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'progress-empty', address: '/progress/' },
  { name: 'review-empty', address: '/review/' },
  { name: 'scenario-board', address: '/scenarios/the-beautiful-x-ray/', prepare: (page) => play(page, 1, false) },
  { name: 'settings', address: '/settings/' },
  {
    name: 'search-found',
    address: '/search/?q=opinion',
    prepare: (page) => page.locator('[data-search-results] li').first().waitFor(),
  },
  { name: 'search-nothing', address: '/search/?q=zzzz', prepare: (page) => page.waitForTimeout(1500) },
  { name: 'sources', address: '/sources/' },
  { name: 'glossary', address: '/glossary/' },
  { name: 'privacy', address: '/privacy/' },
  { name: 'accessibility', address: '/accessibility/' },
  { name: 'about', address: '/about/' },
  { name: 'not-found', address: '/404.html' },
];

rmSync('.gallery', { recursive: true, force: true });
mkdirSync('.gallery', { recursive: true });
const site = await serve('dist');
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
let taken = 0;
for (const theme of ['light', 'dark'] as const) {
  for (const width of widths) {
    for (const { name, address, prepare } of screens) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${site.address}${address}`);
      await page.evaluate(() => document.fonts.ready);
      if (address.startsWith('/scenarios/')) await page.waitForSelector('.player[data-ready]');
      await prepare?.(page);
      await page.screenshot({ path: `.gallery/${name}-${theme}-${width}.png`, fullPage: true });
      taken += 1;
      await context.close();
    }
  }
}
await browser.close();
site.close();
console.log(`${taken} pictures in .gallery/`);

async function choosePlace(page: Page) {
  await page.locator('[data-place-switch]').selectOption('uk');
}

async function answerCheck(page: Page) {
  await page.locator('quick-check input').first().check();
  await page.locator('[data-check-commit]').first().click();
}

async function press(page: Page, selector: string) {
  await page.locator(selector).first().click();
}

/** Takes the last choice offered, so many times; then goes on, or stays with the aftermath. */
async function play(page: Page, decisions: number, goOn: boolean) {
  await choosePlace(page);
  for (let taken = 0; taken < decisions; taken += 1) {
    if ((await page.locator('.decision').count()) === 0) return;
    await page.locator('.decision input').last().check();
    await page.locator('.decision button').click();
    await page.locator('.aftermath').waitFor();
    if (goOn || taken + 1 < decisions) await page.locator('.aftermath .actions button').click();
  }
}
