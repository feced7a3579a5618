import { places, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { literally } from './play.ts';
import { tabTo } from './keys.ts';

const lawOf = (short: string) => say('search', 'law-of', { place: short });

test('typing finds, and a result is opened by keyboard', async ({ page }) => {
  await page.goto('search/');
  await expect(page.getByLabel(say('search', 'label'))).toBeFocused();
  await page.keyboard.type('serious harm');
  const results = page.locator('.results li');
  await expect(results.first()).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/^\d+ found$/);
  await expect(page.locator('.results mark').first()).toHaveText(/serious|harm/i);
  await expect(page).toHaveURL(/\?q=serious%20harm$/);

  const link = results.first().getByRole('link');
  const address = some(await link.getAttribute('href'));
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${literally(address)}$`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goBack();
  await expect(results.first(), 'the address keeps the question').toBeVisible();
});

test('every result leads to a page, and to a place on it', async ({ page }) => {
  await page.goto('search/?q=review');
  await showAll(page);
  const links = await page
    .locator('.results a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    const answer = await page.request.get(link);
    expect(answer.status(), link).toBe(200);
    const anchor = new URL(link).hash.slice(1);
    if (anchor) expect(await answer.text(), link).toContain(`id="${anchor}"`);
  }
});

test('without a place, results of one place’s law name it', async ({ page }) => {
  await page.goto('search/?q=defamation');
  await showAll(page);
  const named = await page.locator('.results .small').allInnerTexts();
  for (const { short } of places)
    expect(named.filter((line) => line.includes(lawOf(short))).length, short).toBeGreaterThan(0);
});

for (const own of places) {
  test(`a learner in ${own.name} finds no other place's law before their own`, async ({ page }) => {
    await page.goto('search/');
    await page.locator('[data-place-switch]').selectOption(own.id);
    await page.getByLabel(say('search', 'label')).fill('defamation');
    await expect(page.locator('.results li').first()).toBeVisible();
    await showAll(page);
    const lines = await page.locator('.results .small').allInnerTexts();
    const foreign = lines.map((line) => places.some(({ id, short }) => id !== own.id && line.includes(lawOf(short))));
    expect(foreign, 'there is foreign law among them').toContain(true);
    expect(lines.filter((line) => line.includes(lawOf(own.short))).length).toBeGreaterThan(0);
    expect(foreign.lastIndexOf(false), 'own and common first, foreign after').toBeLessThan(foreign.indexOf(true));
  });
}

test('when nothing is found, the page says so and what to do', async ({ page }) => {
  await page.goto('search/');
  await page.getByLabel(say('search', 'label')).fill('zzzzqqqq');
  const sentence = say('search', 'none', { query: 'zzzzqqqq' });
  await expect(page.getByRole('status')).toHaveText(sentence);
  await expect(page.locator('[data-search-count]')).toHaveText(sentence);
  await expect(page.locator('.results li')).toHaveCount(0);
  await page.getByLabel(say('search', 'label')).fill('');
  await expect(page.locator('[data-search-count]')).toBeEmpty();
});

test('“Show more” goes on where the list ended, and takes the focus there', async ({ page }) => {
  await page.goto('search/?q=the');
  const rows = page.locator('.results li');
  await expect(rows).toHaveCount(10);
  await page.getByRole('button', { name: say('search', 'more') }).click();
  await expect(rows.nth(10).getByRole('link')).toBeFocused();
});

async function showAll(page: import('@playwright/test').Page) {
  await expect(page.locator('.results li').first()).toBeVisible();
  const more = page.getByRole('button', { name: say('search', 'more') });
  while (await more.isVisible()) await more.click();
}
