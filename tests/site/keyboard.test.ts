import { say, scenario, scenarios, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, ofKind } from './kept.ts';
import { arrowTo, tabTo } from './keys.ts';
import {
  aftermath,
  beatOf,
  beginningWith,
  commitButton,
  continueButton,
  moment,
  openScenario,
  titleAt,
} from './play.ts';

for (const played of scenarios) {
  test(`“${played.title}” is played by keyboard alone, and the focus goes where the story goes`, async ({ page }) => {
    const { choose, ends } = walkOf(played);
    await openScenario(page, played);
    for (const [at, choice] of choose.entries()) {
      await expect(moment(page)).toContainText(beatOf(played, choice).heading);
      await expect(page).toHaveTitle(titleAt(played, at + 1, choice));

      await tabTo(page, page.locator('.decision input'));
      await arrowTo(page, page.locator(`.decision input[value="${choice}"]`));
      await expect(aftermath(page), 'choosing never decides').toBeHidden();
      await page.keyboard.press('Tab');
      await expect(commitButton(page)).toBeFocused();
      await page.keyboard.press('Enter');

      await expect(aftermath(page)).toBeFocused();
      await expect(page.locator('.decision')).toHaveCount(0);
      await expect(page).toHaveURL(new RegExp(`#decision-${at + 1}$`));
      await expect(page.getByRole('status')).toHaveText(say('player', 'saved'));
      if (at === choose.length - 1) break;

      await tabTo(page, continueButton(page));
      await page.keyboard.press('Enter');
      await expect(moment(page)).toBeFocused();
      await expect(page).toHaveURL(new RegExp(`#decision-${at + 2}$`));
    }
    await tabTo(page, page.getByRole('button', { name: say('player', 'to-ending') }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: some(played.outcomes[ends]).heading, level: 2 })).toBeFocused();
    await expect(page).toHaveURL(/#ending$/);
    await expect(page).toHaveTitle(beginningWith(`${say('player', 'ending')} · ${played.title} · `));

    const kept = await inBoth(page);
    expect(kept.map(({ kind }) => kind)).toEqual([
      'attempt-started',
      ...choose.map(() => 'choice-made'),
      'attempt-finished',
    ]);
    expect(ofKind(kept, 'choice-made').map((entry) => entry.choice)).toEqual(choose);
  });
}

test('committing to nothing says what is missing, and says it no longer once a choice is made', async ({ page }) => {
  await openScenario(page, scenario);
  await tabTo(page, page.locator('.decision input'));
  await tabTo(page, commitButton(page));
  await page.keyboard.press('Enter');

  const fault = page.getByText(say('player', 'unanswered'));
  const first = page.locator('.decision input').first();
  await expect(fault).toBeVisible();
  await expect(first).toBeFocused();
  await expect(first).not.toBeChecked();
  await expect(page.locator('.decision fieldset')).toHaveAccessibleDescription(say('player', 'unanswered'));
  await expect(page.locator('.decision [aria-invalid="true"]')).not.toHaveCount(0);
  await expect(aftermath(page)).toBeHidden();

  await page.keyboard.press('Space');
  await expect(first).toBeChecked();
  await expect(fault).toBeHidden();
  await expect(page.locator('[aria-invalid]')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(aftermath(page)).toBeFocused();
  await expect(fault).toBeHidden();
});

test('holding Enter down on Commit makes one choice', async ({ page }) => {
  await openScenario(page, scenario);
  await tabTo(page, page.locator('.decision input'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(aftermath(page)).toBeFocused();
  expect((await inBoth(page)).map(({ kind }) => kind)).toEqual(['attempt-started', 'choice-made']);
});

test('a double click, or two clicks within one frame, makes one choice', async ({ page }) => {
  await openScenario(page, scenario);
  await page.locator('.decision input').first().check();
  await commitButton(page).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await expect(aftermath(page)).toBeFocused();
  await continueButton(page).click();
  await page.locator('.decision input').first().check();
  await commitButton(page).dblclick();
  await expect(aftermath(page)).toBeVisible();
  expect((await inBoth(page)).map(({ kind }) => kind)).toEqual(['attempt-started', 'choice-made', 'choice-made']);
});
