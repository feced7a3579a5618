import type { Page } from '@playwright/test';
import { wilson } from '#domain/statistics/numbers.ts';
import { expectNoFaults } from './axe.ts';
import { say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { bringHandIns, group, openConsole, partingWalks } from './at-the-desk.ts';

const divided = (page: Page) => page.locator('[data-part="divided"]');
const theCase = (page: Page) => divided(page).locator('.insight-case', { hasText: scenario.title }).first();

test('nine people show nothing of how they chose; three more do, with Wilson’s intervals in a picture and in its table', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openConsole(page);
  await expect(divided(page)).toContainText(say('insight', 'empty'));
  const files = await group(7, 5);
  await bringHandIns(page, files.slice(0, 9));
  await expect(divided(page).locator('[data-insight]')).toContainText(say('insight', 'never-rank'));
  await expect(divided(page)).toContainText(say('insight', 'people-many', { n: 9 }));
  await theCase(page).locator('summary').first().click();
  await expect(theCase(page)).toContainText(say('insight', 'held-back', { n: 9, least: 10 }));
  await expect(theCase(page).locator('svg')).toHaveCount(0);
  await expect(divided(page).locator('[data-plan-none]')).toHaveText(say('insight', 'plan-none'));

  await bringHandIns(page, files.slice(9));
  await expect(divided(page)).toContainText(say('insight', 'people-many', { n: 12 }));
  const start = some(scenario.beats[scenario.start]);
  const [left, right] = partingWalks(scenario);
  const split = theCase(page).locator('.insight-split').first();
  await expect(split.getByRole('heading')).toHaveText(start.heading);
  await expect(split.getByRole('img')).toHaveAccessibleName(
    say('insight', 'chart-label', { heading: start.heading, n: 12 }),
  );
  for (const [choice = '', count] of [
    [left[0], 7],
    [right[0], 5],
  ] as const) {
    const { share, low, high } = some(wilson(count, 12));
    const cent = (part: number) => `${Math.round(100 * part)} %`;
    const row = split.locator('tbody tr', { hasText: some(start.choices?.[choice]).text });
    await expect(row).toContainText(String(count));
    await expect(row).toContainText(`${cent(share)} (${cent(low)} to ${cent(high)})`);
  }
  // Nobody answered the questions before the course, and thirty have to have.
  await expect(divided(page)).toContainText(say('insight', 'gain-held', { n: 0, least: 30 }));
  await divided(page).locator('.insight-case', { hasText: 'taken by' }).locator('summary').first().click();
  await expect(divided(page)).toContainText(say('insight', 'items-held-back', { n: 12, least: 10, all: 30 }));
  await expectNoFaults(page, 'statistics unfolded');
});

test('the plan for a teaching hour prints what divided the group, and nobody’s name; a run replays in words', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openConsole(page);
  await bringHandIns(page, await group(7, 5));
  const plan = page.locator('[data-debrief-plan]');
  const start = some(scenario.beats[scenario.start]);
  const [left, right] = partingWalks(scenario);
  await expect(plan).toContainText(say('insight', 'ask-room'));
  await expect(plan).toContainText(start.heading);
  await expect(plan).toContainText(say('insight', 'never-rank'));
  for (const choice of [left[0], right[0]])
    await expect(
      plan.locator('.best-case', { hasText: some(start.choices?.[choice ?? '']).feedback.tempts }),
    ).toBeVisible();
  await expect(plan).not.toContainText(/Person [A-L]\b/);
  await page.evaluate(() => {
    document.documentElement.dataset.print = 'debrief-plan';
  });
  await page.emulateMedia({ media: 'print' });
  await expect(plan).toBeVisible();
  await expect(plan.getByText(say('insight', 'ask-room')).first()).toBeVisible();
  for (const hidden of [
    'table.roster',
    '[data-part="keys"] h2',
    'h1',
    '.masthead',
    '.foot',
    '[data-part="divided"] > h2',
  ])
    await expect(page.locator(hidden).first(), hidden).toBeHidden();
  await page.emulateMedia({ media: null });

  await divided(page).getByLabel(say('insight', 'replay-search')).fill('person b');
  await divided(page).getByLabel(say('insight', 'replay-choose')).selectOption({ label: 'Person B' });
  const run = page.locator('[data-replays] .insight-case', { hasText: scenario.title });
  await expect(run).toContainText(say('insight', 'replay-agrees'));
  await run.locator('summary').click();
  await expect(run.locator('.trail li')).toHaveCount(left.length);
  await expect(run.locator('.trail li').first()).toContainText(some(start.choices?.[left[0] ?? '']).text);
  await expect(run).toContainText(some(scenario.outcomes[walkOf(scenario).ends]).heading);
  await expectNoFaults(page, 'a plan and a replay');
});
