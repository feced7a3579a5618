import { bringFiles, openConsole, rows, settled, takeFile } from './at-the-desk.ts';
import { say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile } from './handed-in.ts';

test('a week with changes and without a backup is said beside each of the three, and saving one ends it (COO-3)', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const passphrase = 'a long sentence of my own';
  await openConsole(page);
  await bringFiles(page, [{ name: 'anna.json', text: await handInFile('Anna Berg') }]);
  await settled(page);
  const keys = page.locator('[data-part="keys"]');
  await keys.getByLabel(say('badges', 'field-name')).fill('CPD Office');
  await keys.getByLabel(say('badges', 'field-contact')).fill('cpd@example.org');
  await keys.locator('[name="passphrase"]').fill(passphrase);
  await keys.locator('[name="again"]').fill(passphrase);
  await keys.getByRole('button', { name: say('badges', 'make') }).click();
  await expect(keys.locator('[data-seal]')).toBeVisible({ timeout: 20_000 });
  const [rosterDue, bookDue] = [page.locator('[data-backup-due]'), page.locator('[data-book-due]')];
  await expect(rosterDue).toHaveCount(0);
  await expect(bookDue).toHaveCount(0);

  await page.clock.setFixedTime(Date.now() + 9 * 86_400_000);
  await page.reload();
  await expect(rosterDue).toContainText(say('console', 'backup-due'));
  await expect(bookDue).toHaveText(say('badges', 'book-due'));
  await keys.locator('[data-seal] input').fill(passphrase);
  await keys.getByRole('button', { name: say('badges', 'save-all') }).click();
  await expect(bookDue).toHaveCount(0, { timeout: 20_000 });
  await page.getByLabel(say('console', 'keeping-passphrase')).fill(passphrase);
  await takeFile(page, say('console', 'backup'));
  await expect(rosterDue).toHaveCount(0);
  await page.reload();
  await expect(keys.locator('[data-seal]')).toBeVisible();
  await expect(bookDue).toHaveCount(0);
  await expect(rosterDue).toHaveCount(0);
});

test('a backup is one sealed file that another coordinator opens; a wrong passphrase and a cut file change nothing; erasing removes all (COO-3, F-70)', async ({
  page,
  newContext,
}) => {
  test.setTimeout(120_000);
  const passphrase = 'a long sentence of my own';
  await openConsole(page);
  await bringFiles(page, [{ name: 'anna.json', text: await handInFile('Anna Berg') }]);
  await settled(page);
  const field = page.getByLabel(say('console', 'keeping-passphrase'));
  await field.fill('short');
  await page.getByRole('button', { name: say('console', 'backup'), exact: true }).click();
  await expect(page.locator('[data-keeping] .fault')).toHaveText(say('console', 'keeping-short-passphrase'));
  await field.fill(passphrase);
  const { bytes, name } = await takeFile(page, say('console', 'backup'));
  expect(bytes.toString('utf8')).not.toContain('Anna');

  const other = await (await newContext()).newPage();
  await openConsole(other);
  const open = async (file: Buffer, word: string) => {
    await other.getByLabel(say('console', 'keeping-passphrase')).fill(word);
    await other.locator('[data-keeping] input[type="file"]').setInputFiles({ name, mimeType: '', buffer: file });
    await other.getByRole('button', { name: say('console', 'backup-open') }).click();
  };
  const fault = other.locator('[data-keeping] .fault');
  await open(bytes, 'a long sentence of my owm');
  await expect(fault).toHaveText(say('console', 'keeping-wrong-passphrase'));
  await open(bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2)), passphrase);
  await expect(fault).toHaveText(say('console', 'keeping-cut-short'));
  await expect(rows(other)).toHaveCount(0);
  await open(bytes, passphrase);
  await settled(other);
  await expect(rows(other)).toHaveCount(1);
  await expect(rows(other)).toContainText('Anna Berg');

  // Closed on this device: the page asks before it shows anything, and nothing legible lies on the disk.
  await other.getByLabel(say('console', 'keeping-passphrase')).fill(passphrase);
  await other.getByRole('button', { name: say('console', 'seal'), exact: true }).click();
  await expect(other.getByText(say('console', 'sealed-done'))).toBeVisible();
  await other.reload();
  await expect(other.getByText(say('console', 'locked'))).toBeVisible();
  await expect(rows(other)).toHaveCount(0);
  const locked = other.locator('[data-desk="state"]').getByLabel(say('console', 'passphrase'), { exact: true });
  await locked.fill('not the right one');
  await other.getByRole('button', { name: say('console', 'unlock') }).click();
  await expect(other.getByText(say('console', 'unlock-wrong'))).toBeVisible();
  await locked.fill(passphrase);
  await other.getByRole('button', { name: say('console', 'unlock') }).click();
  await expect(rows(other)).toHaveCount(1);

  await other.getByRole('button', { name: say('console', 'erase'), exact: true }).click();
  await other.getByRole('button', { name: say('console', 'erase-yes'), exact: true }).click();
  await expect(other.getByText(say('console', 'erased'))).toBeVisible();
  await other.reload();
  await expect(other.locator('[data-desk-ready]')).toBeVisible();
  await expect(rows(other)).toHaveCount(0);
});

test('on a shared computer nothing is written down, and the page says so', async ({ page }) => {
  await page.goto('about/');
  await page.evaluate(() => localStorage.setItem('pr1:/:shared', 'yes'));
  await openConsole(page);
  await expect(page.locator('[data-desk-ready]')).toContainText(say('console', 'kept-shared'));
  await bringFiles(page, [{ name: 'anna.json', text: await handInFile('Anna Berg') }]);
  await settled(page);
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});
