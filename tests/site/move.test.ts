import type { Page } from '@playwright/test';
import { say, scenario, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { idsOf, inBoth } from './kept.ts';
import { beatOf, moment, openScenario, takeAll } from './play.ts';

const { choose } = walkOf(scenario);
const report = (page: Page) => page.locator('[data-import-report]');
const counts = (fresh: number, known = 0) => say('settings', 'import-counts', { fresh, known, aside: 0, newer: 0 });

/** Makes a link of what this browser has, on the settings page. */
async function linkOf(page: Page): Promise<string> {
  await page.goto('settings/');
  await page.getByRole('button', { name: say('settings', 'move-make') }).click();
  const field = page.getByLabel(say('settings', 'move-link'));
  await expect(field).toHaveValue(/\/move\/#1\./);
  return field.inputValue();
}

test('a place moves to another device by link: looked at first, added when agreed, and gone on with', async ({
  page,
  newContext,
}) => {
  await openScenario(page, scenario);
  await takeAll(page, choose.slice(0, 2));
  const link = await linkOf(page);
  const here = idsOf(await inBoth(page));
  await expect(
    page.getByRole('img', { name: say('settings', 'move-qr-label') }),
    'short enough for a QR code',
  ).toBeVisible();

  const phone = await (await newContext()).newPage();
  await phone.goto(link);
  await expect(report(phone)).toContainText(counts(3));
  await expect(report(phone)).toContainText(/3 entries, written on 1 browsers/);
  await expect(phone, 'out of the address bar').toHaveURL(/\/move\/$/);
  expect(await inBoth(phone), 'nothing changes before the learner agrees').toEqual([]);
  await phone.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(report(phone)).toHaveText(say('settings', 'import-done', { n: 3 }));
  expect(idsOf(await inBoth(phone))).toEqual(here);

  await openScenario(phone, scenario);
  await expect(moment(phone)).toContainText(beatOf(scenario, choose[2] ?? '').heading);
  await takeAll(phone, [choose[2] ?? '']);

  const back = await linkOf(phone);
  await page.goto(back);
  await expect(report(page)).toContainText(counts(1, 3));
  await expect(report(page)).toContainText(say('move', 'known'));
  await page.getByRole('button', { name: say('settings', 'import-yes') }).click();
  await expect(report(page)).toHaveText(say('settings', 'import-done', { n: 1 }));
  expect(idsOf(await inBoth(page)), 'a union').toEqual(idsOf(await inBoth(phone)));

  await page.goto('settings/');
  await expect(page.locator('[data-restore-points] li'), 'kept before the link was added').toHaveText([
    /before a link: 3 entries/,
  ]);
});

test('a link that is cut, changed, foreign, newer or huge is refused with one sentence, and nothing changes', async ({
  page,
}) => {
  await openScenario(page, scenario);
  await takeAll(page, choose.slice(0, 1));
  const link = await linkOf(page);
  const before = await inBoth(page);
  const code = link.split('#')[1] ?? '';
  const links: Readonly<Record<string, readonly [string, RegExp]>> = {
    cut: [code.slice(0, -30), /is incomplete/],
    changed: [`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`, /was changed on the way/],
    foreign: ['<img src=x onerror=alert(1)>', /not a link that the course made/],
    newer: [code.replace(/^1/, '2'), /newer version/],
    huge: [`1.${'A'.repeat(1_900_000)}`, /longer than any/],
  };
  for (const [name, [fragment, sentence]] of Object.entries(links)) {
    await test.step(name, async () => {
      await page.goto('about:blank');
      await page.goto(`move/#${fragment}`);
      await expect(report(page)).toHaveText(sentence);
      await expect(report(page).getByRole('button')).toHaveCount(0);
      await expect(page).toHaveURL(/\/move\/$/);
      expect(await inBoth(page)).toEqual(before);
    });
  }
  await page.getByLabel(say('move', 'paste')).fill(link);
  await page.getByRole('button', { name: say('move', 'look') }).click();
  await expect(report(page), 'pasted whole, it is read').toContainText(say('settings', 'import-nothing'));
});
