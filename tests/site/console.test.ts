import type { Page } from '@playwright/test';
import { say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile } from './handed-in.ts';

interface Given {
  readonly name: string;
  readonly text: string | Buffer;
}

async function openConsole(page: Page) {
  await page.goto('console/');
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
}

async function bring(page: Page, files: readonly Given[]) {
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
}

const rows = (page: Page) => page.locator('table.roster tbody tr[data-row]');
const gathered = (page: Page) => page.locator('[data-gathered]');

async function settled(page: Page) {
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible({ timeout: 30_000 });
}

test('files become rows that were replayed, each with its trust and its flags in words; twice changes nothing, and a reload keeps all', async ({
  page,
}) => {
  await openConsole(page);
  const anna = await handInFile('Anna Berg');
  const files = [
    { name: 'anna.json', text: anna },
    { name: 'forged.json', text: (await handInFile('Ben Cole')).replace('"score":100', '"score":99') },
    { name: 'cut.json', text: anna.slice(0, -40) },
  ];
  await bring(page, files);
  await settled(page);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 2, known: 0, aside: 1 }));
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText('Anna Berg');
  await expect(rows(page).nth(0)).toContainText(say('roster', 'level-self-reported'));
  await expect(rows(page).nth(1)).toContainText(say('verify', 'finding-signature-invalid'));
  await page.locator('[data-set-aside] summary').click();
  await expect(page.locator('[data-set-aside]')).toContainText('cut.json');
  await expect(page.locator('[data-set-aside]')).toContainText('cut short');

  const table = await page.locator('table.roster').textContent();
  await bring(page, [...files, { name: 'other name.json', text: anna }]);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 0, known: 3, aside: 1 }));
  await settled(page);
  expect(await page.locator('table.roster').textContent()).toBe(table);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  expect(await page.locator('table.roster').textContent()).toBe(table);
});
