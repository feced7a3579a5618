import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { smallHandIns } from '#tests/small-hand-ins.ts';
import { openBrowser } from '#tests/torture/browser.ts';
import { openConsole } from './at-the-desk.ts';
import { expectNoFaults } from './axe.ts';
import { findChromium } from './chromium.ts';
import { say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile } from './handed-in.ts';
import { addressOf, site } from './site.ts';

const rows = (page: Page) => page.locator('table.roster tbody tr[data-row]');
const files = (page: Page) => page.locator('[data-desk-drop] input').first();
const gathered = (page: Page) => page.locator('[data-gathered]');
const result = (added: number, known: number) => say('console', 'result', { added, known, aside: 0 });

test('one tab holds the desk: another says so, and opens with all of it once the first is closed', async ({
  page,
  context,
}) => {
  await openConsole(page);
  const other = await context.newPage();
  await other.goto('console/');
  await expect(other.locator('[data-desk-elsewhere]')).toHaveText(say('console', 'elsewhere'));
  await expect(files(other)).toBeHidden();
  await expectNoFaults(other, 'a desk that is open elsewhere');
  const anna = { name: 'anna.json', mimeType: 'application/json', buffer: Buffer.from(await handInFile('Anna Berg')) };
  await files(page).setInputFiles([anna]);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible();
  await page.close();
  await expect(rows(other)).toHaveCount(1);
  await expect(files(other)).toBeEnabled();
  await files(other).setInputFiles([anna]);
  await expect(gathered(other)).toHaveText(result(0, 1));
});

test('a browser that is killed in the middle of an import has what was listed; the same file completes it, and again changes nothing (F-69)', async () => {
  test.setTimeout(120_000);
  const people = 12_000;
  const profile = mkdtempSync(join(tmpdir(), 'killed-'));
  const file = join(profile, 'everybody.ndjson');
  writeFileSync(file, smallHandIns(people).join('\n'));
  const executable = await findChromium();
  const address = `${addressOf(site)}console/`;
  const open = async () => {
    const browser = await openBrowser(executable, join(profile, 'profile'));
    const page = await browser.context.newPage();
    await page.goto(address);
    await expect(page.locator('[data-desk-ready]')).toBeVisible();
    return { browser, page };
  };
  const counted = async (page: Page) => Number(/\d+/.exec((await gathered(page).textContent()) ?? '')?.[0]);
  let { browser, page } = await open();
  try {
    await files(page).setInputFiles(file);
    await expect(gathered(page)).not.toHaveText(result(0, 0), { timeout: 30_000 });
    const listed = await counted(page);
    await browser.kill();
    expect(listed).toBeGreaterThan(0);

    ({ browser, page } = await open());
    await expect(page.locator('[data-interrupted]')).toContainText(say('console', 'interrupted'));
    await expect(page.locator('[data-interrupted]').getByRole('button')).toHaveText([
      say('console', 'undo'),
      say('console', 'interrupted-keep'),
    ]);
    const found = page.locator('[data-found]');
    await expect(found).toBeVisible();
    const there = Number(/\d+/.exec((await found.textContent()) ?? '')?.[0]);
    expect(there).toBeGreaterThanOrEqual(listed);
    expect(there, 'it was killed in the middle').toBeLessThan(people);

    await files(page).setInputFiles(file);
    await expect(gathered(page)).toHaveText(result(people - there, there), { timeout: 60_000 });
    await expect(page.locator('[data-interrupted]')).toHaveCount(0);
    const all = say('console', 'found', { found: people, people });
    await expect(found).toHaveText(all, { timeout: 30_000 });
    // However many there are, a hundred stand in the page; the next ones come by keyboard, and are said.
    await expect(rows(page)).toHaveCount(100);
    await page.getByRole('button', { name: say('console', 'after') }).focus();
    await page.keyboard.press('Enter');
    const said = say('console', 'pages', { from: 101, to: 200 });
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    await expect(rows(page)).toHaveCount(100);
    await files(page).setInputFiles(file);
    await expect(gathered(page)).toHaveText(result(0, people), { timeout: 60_000 });
    await expect(found).toHaveText(all);
  } finally {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true });
  }
});
