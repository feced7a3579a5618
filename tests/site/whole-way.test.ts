import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { ratings } from '#domain/assessment/rating.ts';
import { inWholeBrowser } from './chromium.ts';
import { items, module, say, scenarios, some, walkOf } from './content.ts';
import { type FaultServer, faultServer } from './fault-server.ts';
import { verdict } from './finishing.ts';
import { expect, test as base } from './fixtures.ts';
import { arrowTo, tabTo } from './keys.ts';
import { aftermath, commitButton, continueButton, moment } from './play.ts';
import { site } from './site.ts';
import { formOf } from './test-form.ts';

/** A host of the test's own, and a profile in which the worker is let in. */
const test = base.extend<{ host: FaultServer }>({
  serviceWorkers: 'allow',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
  host: async ({}, use) => {
    const host = await faultServer(site);
    await use(host);
    await host.close();
  },
});

test.use(await inWholeBrowser());

test('from the first page to a printed certificate and back through the check: by keyboard, without a network, at 320 px', async ({
  page,
  host,
}) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = '';
    };
  });
  await page.goto(`${host.address}offline/`);
  await press(page, page.getByRole('button', { name: say('offline', 'make'), exact: true }));
  await expect(page.locator('[data-offline-state]')).toHaveText(say('offline', 'here'), { timeout: 60_000 });
  await page.goto(host.address);
  host.off(true);

  await follow(page, page.locator('[data-home-next]'), 'start');
  await tabTo(page, page.locator('input[name="place"]'));
  await page.keyboard.press('Space');
  await follow(page, page.getByRole('button', { name: say('start', 'save') }), module.id);

  await follow(page, page.locator('[data-module-next]'), some(module.steps[0]));
  for (const [at, step] of module.steps.entries()) {
    const scenario = scenarios.find(({ id }) => id === step);
    if (scenario) await playByKeys(page, walkOf(scenario).choose);
    else {
      await press(page, page.getByRole('button', { name: say('lesson', 'finish') }));
      await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
    }
    const next = module.steps[at + 1] ?? 'test';
    await follow(page, page.locator(`main a[href$="/${next}/"]`), next);
  }
  await sitByKeys(page);
  await follow(page, page.getByRole('link', { name: say('test', 'back-to') }), module.id);
  await follow(page, page.locator('header a[href$="/progress/"]'), 'progress');
  await follow(page, page.getByRole('link', { name: say('progress', 'finish') }), 'finish');

  await evaluateByKeys(page);
  await follow(page, page.locator('[data-finish-certificates] a'), 'certificate');
  await expect(page.locator('[data-certificate]')).toBeVisible();
  await tabTo(page, page.locator('input[name="name"]'));
  await page.keyboard.type('Dr Ayesha Rahman');
  const sheet = page.locator('[data-certificate]');
  await expect(sheet.getByRole('heading', { name: 'Dr Ayesha Rahman' })).toBeVisible();
  await expect(sheet).toContainText(say('certificate', 'credit-none'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await press(page, page.getByRole('button', { name: say('certificate', 'print') }));
  await expect(page.locator('html[data-printed]')).toHaveCount(1);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g), 'one sheet').toHaveLength(1);

  await follow(page, page.locator('header a[href$="/progress/"]'), 'progress');
  await follow(page, page.getByRole('link', { name: say('progress', 'finish') }), 'finish');
  await press(page, page.getByRole('button', { name: say('finish', 'prepare') }));
  await expect(page.getByRole('heading', { name: say('finish', 'leaves') })).toBeFocused();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, page.getByRole('button', { name: say('finish', 'download') })),
  ]);
  const file = readFileSync(await download.path());
  await follow(page, page.getByRole('link', { name: say('finish', 'verify') }), 'verify');
  await expect(page.locator('[data-drop] input')).toBeEnabled();
  await tabTo(page, page.locator('[data-drop] input:enabled'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles({ name: 'hand-in.json', mimeType: 'application/json', buffer: file });
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-sound'));
  await expect(verdict(page)).toBeFocused();
  await expect(page.locator('[data-verified]')).toContainText('Dr Ayesha Rahman');
  await expect(page.getByText(say('verify', 'agrees'), { exact: true })).toHaveCount(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

/** Walks to something with Tab, and presses Enter on it. */
async function press(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible();
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Follows a link by keyboard to the page at the end of an address. */
async function follow(page: Page, link: Locator, to: string): Promise<void> {
  await press(page, link);
  await page.waitForURL((url) => url.pathname.endsWith(`/${to}/`));
}

async function playByKeys(page: Page, choices: readonly string[]): Promise<void> {
  await expect(page.locator('.player[data-ready]')).toBeVisible();
  for (const [at, choice] of choices.entries()) {
    await tabTo(page, page.locator('.decision input'));
    await arrowTo(page, page.locator(`.decision input[value="${choice}"]`));
    await page.keyboard.press('Tab');
    await expect(commitButton(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(aftermath(page)).toBeFocused();
    if (at === choices.length - 1) break;
    await press(page, continueButton(page));
    await expect(moment(page)).toBeFocused();
  }
  await press(page, page.getByRole('button', { name: say('player', 'to-ending') }));
  await expect(page.locator('.ending')).toBeVisible();
}

async function sitByKeys(page: Page): Promise<void> {
  const begin = page.getByRole('button', { name: say('test', 'begin') });
  await expect(begin).toBeEnabled();
  await press(page, begin);
  const { items: shown } = await formOf(page);
  for (const [at, id] of shown.entries()) {
    await expect(page.locator('.question .over')).toHaveText(say('test', 'progress', { n: at + 1, of: shown.length }));
    const item = some(items[id]);
    if (item.type !== 'sjt-rate') {
      expect(item.type, 'a module’s own test draws no case').toBe('sba');
      if (item.type !== 'sba') continue;
      const [key] = some(Object.entries(item.options).find(([, option]) => option.key));
      await tabTo(page, page.locator('.question input'));
      await arrowTo(page, page.locator(`.question input[value="${key}"]`));
    } else {
      for (const group of await page.locator('.question fieldset:not(:has(fieldset))').all()) {
        const name = some(await group.locator('input').first().getAttribute('name'));
        await tabTo(page, group.locator('input'));
        await arrowTo(page, group.locator(`input[value="${item.options[name]?.rating ?? ratings[1]}"]`));
      }
    }
    await press(page, page.locator('.question button[type="submit"]'));
  }
  await press(page, page.getByRole('button', { name: say('test', 'submit') }));
  await expect(page.getByRole('heading', { name: say('test', 'result') })).toBeFocused();
}

async function evaluateByKeys(page: Page): Promise<void> {
  await expect(page.locator('[data-evaluation]')).toBeVisible();
  for (const [name, value] of [
    ['relevance', '4'],
    ['bias-free', 'yes'],
    ['will-change', 'yes'],
  ] as const) {
    await tabTo(page, page.locator(`input[name="${name}"]`));
    await arrowTo(page, page.locator(`input[name="${name}"][value="${value}"]`));
  }
  await tabTo(page, page.locator('#minutes'));
  await page.keyboard.type('50');
  await tabTo(page, page.locator('input[name="honour"]'));
  await page.keyboard.press('Space');
  await press(page, page.getByRole('button', { name: say('finish', 'save') }));
  await expect(page.locator('#certificates')).toBeFocused();
}
