import { parse } from 'csv-parse/sync';
import { bringFiles, gathered, openConsole, rows, settled, takeFile } from './at-the-desk.ts';
import { axeFaults } from './axe.ts';
import { say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile } from './handed-in.ts';

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
  await bringFiles(page, files);
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
  await bringFiles(page, [...files, { name: 'other name.json', text: anna }]);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 0, known: 3, aside: 1 }));
  await settled(page);
  expect(await page.locator('table.roster').textContent()).toBe(table);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  expect(await page.locator('table.roster').textContent()).toBe(table);
});

test('the table is searched, narrowed and sorted; the CSV has the rows that it shows, in its words, and says how many', async ({
  page,
}) => {
  await openConsole(page);
  const names = ['=Ärla Öst', 'Ben Cole', 'Cy Dunn'];
  await bringFiles(
    page,
    await Promise.all(names.map(async (name) => ({ name: `${name}.json`, text: await handInFile(name) }))),
  );
  await settled(page);
  await page.getByLabel(say('console', 'search')).fill('arla ost');
  await expect(page.locator('[data-found]')).toHaveText(say('console', 'found', { found: 1, people: 3 }));
  const row = rows(page).first();
  const shown = (await row.textContent()) ?? '';
  const { bytes, said } = await takeFile(page, say('console', 'report-roster'));
  expect(said).toContain(say('console', 'count-rows', { n: 1 }));
  expect(said).toContain('arla ost');
  const [head = [], line = [], ...more] = parse(bytes, { bom: true }) as string[][];
  expect(more).toEqual([]);
  expect(line[0], 'a spreadsheet runs nothing (F-62)').toBe("'=Ärla Öst");
  for (const [at, cell] of line.entries())
    if (cell && head[at] !== say('console', 'column-file'))
      for (const part of at === 10 ? cell.split('. ') : [cell.replace(/^'/, '')])
        expect(shown, head[at]).toContain(part.replace(/\.$/, ''));
  await page.getByLabel(say('console', 'search')).fill('');
  const sorted = page.getByRole('columnheader', { name: say('console', 'column-name') });
  await sorted.getByRole('button').click();
  await expect(sorted).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page).first()).toContainText('Cy Dunn');
  await page.getByLabel(say('console', 'filter-level')).selectOption('attested');
  await expect(page.getByText(say('console', 'found-none'))).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test('on paper the roster is its rows and nothing to press', async ({ page }) => {
  await openConsole(page);
  const names = ['Anna Berg', 'Ben Cole'];
  await bringFiles(
    page,
    await Promise.all(names.map(async (name) => ({ name: `${name}.json`, text: await handInFile(name) }))),
  );
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: say('console', 'who'), exact: true })).toBeVisible();
  for (const name of names) await expect(rows(page).filter({ hasText: name })).toBeVisible();
  await expect(page.locator('[data-part="who"] .no-print').first()).toBeHidden();
  for (const gone of ['gather', 'missing', 'divided', 'reports', 'keys', 'keeping'])
    await expect(page.locator(`[data-part="${gone}"]`), gone).toBeHidden();
  await expect(page.locator('main :is(input, select, textarea):visible')).toHaveCount(0);
  await expect(page.locator('main .button:visible')).toHaveCount(0);
});

test('in a frame of another page the desk is a sentence without a single control (SEC-9)', async ({ page }) => {
  const body = '<!doctype html><title>Another page</title><iframe src="/console/" title="framed"></iframe>';
  await page.route('**/frame/', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('frame/');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText(say('console', 'framed'))).toBeVisible();
  await expect(frame.locator('main').locator('button, input, select, textarea, a')).toHaveCount(0);
});
