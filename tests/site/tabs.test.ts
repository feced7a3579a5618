import type { Page } from '@playwright/test';
import { say, scenario, scenarios, module, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { idsOf, inBoth, ofKind } from './kept.ts';
import { beatOf, commitButton, continueButton, moment, openScenario, take } from './play.ts';

const { choose, ends } = walkOf(scenario);

test('what one tab commits, the other shows within a second', async ({ page, context }) => {
  const other = await context.newPage();
  await openScenario(page, scenario);
  await openScenario(other, scenario);
  await expect(moment(other)).toContainText(beatOf(scenario, some(choose[0])).heading);

  const seen = other.evaluate(
    (heading) =>
      new Promise<number>((resolve) => {
        const look = () => document.querySelector('.moment h2')?.textContent?.includes(heading) && resolve(Date.now());
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    beatOf(scenario, some(choose[1])).heading,
  );
  await page.locator(`.decision input[value="${some(choose[0])}"]`).check();
  const committed = await commitButton(page).evaluate((button: HTMLButtonElement) => {
    const now = Date.now();
    button.click();
    return now;
  });
  expect((await seen) - committed).toBeLessThan(1000);
  await expect(other.getByText(say('player', 'other-tab'))).toBeVisible();
});

test('two tabs that take turns play one attempt to its end, and lose no choice', async ({ page, context }) => {
  const other = await context.newPage();
  await openScenario(page, scenario);
  await openScenario(other, scenario);
  for (const [at, choice] of choose.entries()) {
    const tab = at % 2 === 0 ? page : other;
    await goToNow(tab, beatOf(scenario, choice).heading);
    await take(tab, choice);
  }
  await expect(async () => {
    const kept = await inBoth(page);
    expect(ofKind(kept, 'attempt-started')).toHaveLength(1);
    expect(ofKind(kept, 'choice-made').map((entry) => [entry.step, entry.choice])).toEqual(
      choose.map((choice, step) => [step, choice]),
    );
    expect(ofKind(kept, 'attempt-finished').map((entry) => entry.outcome)).toEqual([ends]);
  }).toPass({ timeout: 3000 });
});

test('two tabs that answer in turn, many times over, keep every answer in both stores', async ({ page, context }) => {
  const lesson = some(module.steps.find((step) => scenarios.every(({ id }) => id !== step)));
  const other = await context.newPage();
  const rounds = 20;
  for (const tab of [page, other]) {
    await tab.goto(`modules/${module.id}/${lesson}/`);
    await tab.locator('quick-check input').first().check();
  }
  for (let round = 0; round < rounds; round += 1) {
    // Without waiting for frames, so that the answers come as fast as the tabs can take them.
    for (const tab of [page, other])
      await tab.locator('quick-check [data-check-commit]').first().dispatchEvent('click');
  }
  await expect(async () => {
    const kept = ofKind(await inBoth(page), 'check-answered');
    expect(kept).toHaveLength(2 * rounds);
    expect(new Set(idsOf(kept)).size).toBe(2 * rounds);
  }).toPass({ timeout: 3000 });
});

/** Brings a tab to the decision that is open now: by its way back to now, or by going on. */
async function goToNow(tab: Page, heading: string) {
  // A tab behind another draws no frames, and a click waits for one.
  await tab.bringToFront();
  const decision = tab.locator('.decision');
  const back = tab.getByRole('button', { name: say('player', 'to-now') });
  await expect(async () => {
    if (!(await decision.isVisible()))
      await ((await back.isVisible()) ? back : continueButton(tab)).click({ timeout: 2000 });
    await expect(moment(tab)).toContainText(heading, { timeout: 2000 });
    await expect(decision).toBeVisible({ timeout: 2000 });
  }).toPass();
}
