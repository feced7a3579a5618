import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Page } from '@playwright/test';
import { module, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { finishFirstModule } from './finish-module.ts';
import { inBoth, ofKind } from './kept.ts';

const starter = some(module['plan-starters'][1]);

/** Opens coming back as if it were noon of that day; the first module was finished on 22 November 2026. */
async function comeBack(page: Page, day: string): Promise<void> {
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await page.goto('review/');
  await expect(page.locator('[data-island="review"]')).not.toContainText(say('review', 'loading'));
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name: say('review', name), exact: true }).click();

/** Answers every question of the booster on the screen, right or wrong as the page keys it. */
async function answerAll(page: Page): Promise<number> {
  let answered = 0;
  for (; (await page.locator('form.question input[name="answer"]').count()) > 0; answered += 1) {
    await page.locator('form.question input[name="answer"]').first().check();
    await press(page, 'commit');
    await expect(page.locator('#reasons')).toBeFocused();
    await page.locator('[data-island="review"] .actions button').click();
  }
  return answered;
}

test('says that nothing is finished yet, and what will wait here', async ({ page }) => {
  await page.goto('review/');
  await expect(page.getByText(say('review', 'empty'))).toBeVisible();
  await expect(page.getByRole('link', { name: say('review', 'to-course') })).toBeVisible();
});

test('a booster waits for its day, is announced at home, goes on after a reload, and asks after the plan the second time', async ({
  page,
}) => {
  await finishFirstModule(page);

  await page.goto(`modules/${module.id}/`);
  await page.getByRole('radio', { name: starter.then }).check();
  await page.getByRole('button', { name: say('plan', 'keep') }).click();
  await expect(page.locator('[data-plan-kept]')).toHaveText(say('plan', 'kept'));

  await comeBack(page, '2026-11-23');
  await expect(page.locator('[data-island="review"] > section > p').first()).toContainText('25 November 2026');
  await page.goto('');
  await expect(page.locator('[data-home-next]')).toBeVisible();
  await expect(page.locator('[data-home-review]')).toBeHidden();

  await page.clock.setFixedTime(new Date('2026-11-25T12:00:00'));
  await page.goto('');
  await expect(page.locator('[data-home-review]')).toBeVisible();
  await page.getByRole('link', { name: say('review', 'link') }).click();

  // By keyboard: an empty answer is told, and a chosen one is committed with its certainty.
  await press(page, 'begin');
  await press(page, 'commit');
  await expect(page.getByText(say('review', 'unanswered'))).toBeVisible();
  await expect(page.locator('form.question input[name="answer"]').first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.locator('input[name="certainty"][value="3"]').check();
  await page.keyboard.press('Enter');
  await expect(page.locator('#reasons')).toBeFocused();
  await expect(page.locator('.answer.best')).toHaveCount(1);

  await page.reload();
  await expect(page.getByText(say('review', 'state-open'))).toBeVisible();
  await press(page, 'go-on');
  expect(await answerAll(page)).toBe(Object.keys(module['core-decisions']).length - 1);
  await expect(page.getByRole('heading', { name: say('review', 'done') })).toBeFocused();
  await expect(page.locator('[data-island="review"] blockquote')).toContainText(starter.then);

  await comeBack(page, '2026-12-02');
  await press(page, 'begin');
  await answerAll(page);
  await expect(page.getByRole('heading', { name: say('review', 'plan-again') })).toBeFocused();
  await page.getByRole('radio', { name: say('review', 'fate-did-it') }).check();
  await press(page, 'plan-tell');
  await expect(page.getByRole('heading', { name: say('review', 'done') })).toBeFocused();

  const kept = await inBoth(page);
  expect(ofKind(kept, 'booster-started')).toHaveLength(2);
  expect(ofKind(kept, 'review-answered')[0]).toMatchObject({ certainty: 3 });
  expect(ofKind(kept, 'plan-revisited')).toMatchObject([{ module: module.id, fate: 'did-it' }]);
  const [first, second] = ofKind(kept, 'booster-started').map(({ items }) => items as readonly string[]);
  expect(some(second).filter((item) => some(first).includes(item))).toEqual([]);
});

test('gives one calendar file with the days to come, whose words tell a colleague nothing', async ({ page }) => {
  await finishFirstModule(page);
  await comeBack(page, '2026-11-23');
  await page.getByLabel(say('review', 'calendar-time')).fill('07:15');
  const downloading = page.waitForEvent('download');
  await press(page, 'calendar');
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('review.ics');
  const text = readFileSync(await file.path(), 'utf8');
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  expect(events.map(({ startDate }) => startDate.toString())).toEqual([
    '2026-11-25T07:15:00',
    '2026-12-02T07:15:00',
    '2026-12-22T07:15:00',
    '2027-02-20T07:15:00',
    '2027-05-21T07:15:00',
  ]);
  expect(new Set(events.map(({ summary }) => summary))).toEqual(new Set([say('review', 'calendar-title')]));
  const visible = events.map(({ summary, description }) => `${summary} ${description}`).join();
  expect(visible).not.toMatch(new RegExp(`${module.title}|defam|confiden|social|post`, 'i'));
});

test('a plan in the learner’s own words is kept apart from the record, and is there after a reload', async ({
  page,
}) => {
  await finishFirstModule(page, { only: 'import' });
  await page.goto(`modules/${module.id}/`);
  await page.getByRole('button', { name: say('plan', 'keep') }).click();
  await expect(page.getByText(say('plan', 'none'))).toBeVisible();
  await page.getByRole('radio', { name: say('plan', 'own') }).check();
  await page.getByLabel(say('plan', 'words')).fill('If it is late, then I will sleep <b>first</b>');
  await page.getByRole('button', { name: say('plan', 'keep') }).click();
  await expect(page.locator('[data-plan-kept]')).toHaveText(say('plan', 'kept'));
  const kept = await inBoth(page);
  expect(ofKind(kept, 'plan-chosen')).toMatchObject([{ module: module.id, starter: 'own' }]);
  expect(JSON.stringify(kept)).not.toContain('sleep');
  await page.reload();
  await expect(page.getByLabel(say('plan', 'words'))).toHaveValue('If it is late, then I will sleep <b>first</b>');
});

test('holds at 320 pixels, in words and buttons', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await finishFirstModule(page);
  await comeBack(page, '2026-11-25');
  const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await widthOf()).toBeLessThanOrEqual(320);
  await press(page, 'begin');
  expect(await widthOf()).toBeLessThanOrEqual(320);
  await page.locator('form.question input[name="answer"]').first().check();
  await press(page, 'commit');
  expect(await widthOf()).toBeLessThanOrEqual(320);
});
