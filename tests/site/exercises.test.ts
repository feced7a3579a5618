import type { Page } from '@playwright/test';
import { stillFit } from '#domain/course/still-fit.ts';
import type { Exercise } from '#domain/course/exercise.ts';
import { expectNoFaults } from './axe.ts';
import { allLessons, exercises, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './keys.ts';

type Of<Type extends Exercise['type']> = Extract<Exercise, { type: Type }>;

/** The first exercise of a type, opened in its lesson. */
async function open<Type extends Exercise['type']>(page: Page, type: Type) {
  const [id, exercise] = some(Object.entries(exercises).find(([, each]) => each.type === type));
  const lesson = some(allLessons.find((each) => each.exercises.includes(id)));
  await page.goto(`modules/${lesson.module}/${lesson.id}/`);
  const box = page.getByRole('region', { name: exercise.title });
  await expect(box).toBeVisible();
  return { box, exercise: exercise as Of<Type> };
}

test('a draft is marked by keyboard in its running text, and every piece is accounted for', async ({ page }) => {
  const { box, exercise } = await open(page, 'mark');
  const pieces = Object.values(exercise.pieces);
  const giveAway = pieces.filter((piece) => piece['points-to'] !== 'nobody');
  const stays = some(pieces.find((piece) => piece['points-to'] === 'nobody'));
  const button = (text: string) => box.getByRole('button', { name: text, exact: true });
  await expect(box.getByText(some(pieces[0]).why.trim().slice(0, 30))).toBeHidden();

  await tabTo(page, button(some(giveAway[0]).text));
  await page.keyboard.press('Enter');
  await expect(button(some(giveAway[0]).text)).toHaveAttribute('aria-pressed', 'true');
  await button(stays.text).click();
  await button(some(giveAway[1]).text).click();
  await button(some(giveAway[1]).text).click();
  await expect(button(some(giveAway[1]).text)).toHaveAttribute('aria-pressed', 'false');

  await box.getByRole('button', { name: say('exercise', 'show-marks') }).click();
  const tally = box.getByText(say('exercise', 'tally-vain', { found: 1, of: giveAway.length, vain: 1 }));
  await expect(tally).toBeFocused();
  for (const { why } of pieces) await expect(box.getByText(why.trim().slice(0, 30))).toBeVisible();
  const line = (text: string) => box.locator('[data-why]').filter({ hasText: text });
  await expect(line(some(giveAway[0]).text).first()).toContainText(say('exercise', 'found'));
  await expect(line(some(giveAway[1]).text).first()).toContainText(say('exercise', 'missed'));
  await expect(line(stays.text).first()).toContainText(say('exercise', 'marked-in-vain'));
  await expectNoFaults(page, 'a draft that was marked');

  await button(stays.text).click();
  for (const piece of giveAway.slice(1)) await button(piece.text).click();
  await box.getByRole('button', { name: say('exercise', 'show-marks') }).click();
  await expect(box.getByText(say('exercise', 'tally', { found: giveAway.length, of: giveAway.length }))).toBeFocused();
});

test('leaving details out shows how many more people would fit', async ({ page }) => {
  const { box, exercise } = await open(page, 'who-fits');
  const details = Object.values(exercise.details);
  const left = (kept: typeof details) =>
    stillFit(
      exercise.people,
      kept.map((detail) => detail['one-in']),
    );
  const sentence = (n: number) =>
    n === 1
      ? say('exercise', 'fits-one', { of: exercise.of })
      : say('exercise', 'fits', { n: n.toLocaleString('en'), of: exercise.of });
  await expect(box.getByRole('status')).toHaveText(sentence(left(details)));
  for (let gone = 1; gone <= details.length; gone += 1) {
    await box
      .getByRole('checkbox')
      .nth(gone - 1)
      .uncheck();
    await expect(box.getByRole('status')).toHaveText(sentence(left(details.slice(gone))));
  }
  await expect(box.getByRole('status')).toContainText(exercise.people.toLocaleString('en'));
});

test('cards are sorted, and each says where the authors put it and why', async ({ page }) => {
  const { box, exercise } = await open(page, 'sort');
  const cards = Object.values(exercise.cards);
  const [first, second] = [some(cards[0]), some(cards[1])];
  const elsewhere = some(Object.keys(exercise.groups).find((group) => group !== second.group));
  const card = (text: string) => box.getByRole('group', { name: text });
  await expect(box.getByText(first.feedback.trim().slice(0, 30))).toBeHidden();
  await card(first.text)
    .getByRole('radio', { name: some(exercise.groups[first.group]) })
    .check();
  await card(second.text)
    .getByRole('radio', { name: some(exercise.groups[elsewhere]) })
    .check();
  await tabTo(page, box.getByRole('button', { name: say('exercise', 'check') }));
  await page.keyboard.press('Enter');
  await expect(box.getByText(say('exercise', 'sorted', { n: 1, of: cards.length }))).toBeFocused();
  await expect(card(first.text)).toContainText(say('exercise', 'right'));
  await expect(card(second.text)).toContainText(
    say('exercise', 'other', { group: some(exercise.groups[second.group]) }),
  );
  for (const { feedback } of cards) await expect(box.getByText(feedback.trim().slice(0, 30))).toBeVisible();
  await expectNoFaults(page, 'cards that were sorted');
});

test('a published figure is guessed before it is shown, with its country, its year and what it does not show', async ({
  page,
}) => {
  const { box, exercise } = await open(page, 'guess');
  const figure = box.getByText(say('exercise', 'figure', { figure: exercise.figure }));
  await expect(figure).toBeHidden();
  const range = box.getByRole('slider');
  await range.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  await box.getByRole('button', { name: say('exercise', 'show') }).click();
  await expect(figure).toBeVisible();
  await expect(box.getByText(say('exercise', 'guessed', { guess: 53 }))).toBeVisible();
  await expect(box.getByText(exercise['source-line'])).toBeVisible();
  await expect(box.getByText(exercise.caution.trim().slice(0, 40))).toBeVisible();
  await expectNoFaults(page, 'a figure that was guessed');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const type of ['mark', 'who-fits', 'sort', 'guess'] as const) {
    test(`an exercise to ${type} reads as a list with its reasons`, async ({ page }) => {
      const { box, exercise } = await open(page, type);
      const reasons =
        exercise.type === 'guess'
          ? [exercise.caution]
          : exercise.type === 'sort'
            ? Object.values(exercise.cards).map(({ feedback }) => feedback)
            : Object.values(exercise.type === 'mark' ? exercise.pieces : exercise.details).map(({ why }) => why);
      for (const reason of reasons) await expect(box.getByText(reason.trim().slice(0, 30))).toBeVisible();
      await expect(box.getByRole('button')).toHaveCount(0);
      await expect(box.getByText(exercise.closing.trim().slice(0, 30))).toBeVisible();
    });
  }
});
