/**
 * `npm run gallery`: a picture of every screen in light and dark at three widths, in forced colours and as it prints, in
 * `.gallery/`. Serves the built course itself. `-- review finish` takes the screens whose names begin so, `-- --look=print` one
 * look. A screen that could not be reached is named at the end, and the others are taken all the same.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { serve } from '../bench/serve.ts';
import { chromiumArguments, findChromium } from '../site/chromium.ts';
import { type Screen, screens } from './screens.ts';

interface Look {
  readonly name: string;
  readonly width: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active';
  /** A4 at 96 pixels an inch. */
  readonly media?: 'print';
}

const looks: readonly Look[] = [
  ...(['light', 'dark'] as const).flatMap((colorScheme) =>
    [320, 768, 1440].map((width) => ({ name: `${colorScheme}-${width}`, width, colorScheme })),
  ),
  { name: 'forced-768', width: 768, colorScheme: 'dark', forcedColors: 'active' },
  { name: 'print', width: 794, media: 'print' },
];

const given = process.argv.slice(2);
const wantedLooks = given.flatMap((each) => (each.startsWith('--look=') ? [each.slice(7)] : []));
const wanted = given.filter((each) => !each.startsWith('--'));
const chosenLooks = looks.filter(({ name }) => wantedLooks.length === 0 || wantedLooks.includes(name));
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)));

rmSync('.gallery', { recursive: true, force: true });
mkdirSync('.gallery', { recursive: true });
const site = await serve('dist');
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
const unreached: string[] = [];
let taken = 0;
for (const look of chosenLooks) {
  for (const screen of chosen) {
    try {
      await take(browser, screen, look);
      taken += 1;
    } catch (error) {
      unreached.push(`${screen.name}, ${look.name}: ${String(error).split('\n')[0]}`);
    }
  }
}
await browser.close();
site.close();
console.log(`${taken} pictures in .gallery/`);
if (unreached.length > 0) {
  console.error(`Not reached:\n${unreached.join('\n')}`);
  process.exitCode = 1;
}

async function take(browser: Browser, { name, address, prepare }: Screen, look: Look) {
  const { width, colorScheme = 'light', forcedColors = 'none', media = 'screen' } = look;
  const context = await browser.newContext({
    baseURL: site.address,
    viewport: { width, height: 900 },
    colorScheme,
    forcedColors,
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${site.address}${address}`);
    await page.evaluate(() => document.fonts.ready);
    if (address.startsWith('/scenarios/')) await page.waitForSelector('.player[data-ready]');
    await prepare?.(page);
    await page.emulateMedia({ media });
    await restAtTop(page);
    await page.screenshot({ path: `.gallery/${name}-${look.name}.png`, fullPage: true });
  } finally {
    await context.close();
  }
}

/** A picture of the whole page from its top, where nothing that sticks covers anything. */
async function restAtTop(page: Page) {
  await page.evaluate(() => scrollTo(0, 0));
}
