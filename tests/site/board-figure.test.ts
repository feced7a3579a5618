import { say, scenarios, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inBoth } from './kept.ts';
import { openScenario, take } from './play.ts';

const played = some(scenarios.find((scenario) => scenario.beats[scenario.start]?.board));
const board = some(played.beats[played.start]?.board);
const choice = some(Object.keys(played.beats[played.start]?.choices ?? {})[0]);

test('after a decision that a study fits, the learner guesses first, then sees the figure with its year and its caution', async ({
  page,
}) => {
  await openScenario(page, played);
  await expect(page.locator('.board')).toHaveCount(0);
  await take(page, choice);
  await expect(page.getByRole('heading', { name: say('board', 'board-title') })).toBeVisible();
  const card = page.locator('.board');
  await expect(card).not.toContainText(say('board', 'board-figure', { figure: board.figure }));
  await page.getByLabel(say('board', 'board-label')).fill('30');
  await page.getByRole('button', { name: say('board', 'board-show') }).press('Enter');
  await expect(card).toContainText(say('board', 'board-figure', { figure: board.figure }));
  await expect(card).toContainText(say('board', 'board-guessed', { guess: 30 }));
  await expect(card).toContainText(board['source-line']);
  await expect(card).toContainText(board.caution.trim());
  await expect(card.locator('[tabindex="-1"]')).toBeFocused();
  const kept = await inBoth(page);
  expect(kept.map(({ kind }) => kind)).toEqual(['attempt-started', 'choice-made']);
});
