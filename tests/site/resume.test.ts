import { say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, ofKind } from './kept.ts';
import {
  aftermath,
  beatOf,
  continueButton,
  finish,
  isReady,
  moment,
  openScenario,
  playToTheEnd,
  take,
  takeAll,
  titleAt,
} from './play.ts';

const { choose, ends } = walkOf(scenario);
const [first = '', second = '', third = ''] = choose;
const headingOf = (choice: string) => beatOf(scenario, choice).heading;

test('a reload in the middle resumes at the same decision, says so, and leaves the focus alone', async ({ page }) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  await continueButton(page).click();
  await expect(moment(page)).toContainText(headingOf(third));

  await page.reload();
  await isReady(page);
  await expect(moment(page)).toContainText(headingOf(third));
  await expect(page.getByRole('status')).toHaveText(say('player', 'resumed', { n: 3 }));
  await expect(page).toHaveTitle(titleAt(scenario, 3, third));
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
});

test('a new tab, without the address of any decision, takes up where the record stands', async ({ page, context }) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  await page.close();
  const later = await context.newPage();
  await openScenario(later, scenario);
  await expect(moment(later)).toContainText(headingOf(third));
  await take(later, third);
  expect(ofKind(await inBoth(later), 'choice-made').map((entry) => [entry.step, entry.choice])).toEqual([
    [0, first],
    [1, second],
    [2, third],
  ]);
});

test('a reload on what followed a choice shows what followed it again', async ({ page }) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  await page.reload();
  await isReady(page);
  await expect(moment(page)).toContainText(headingOf(second));
  await expect(aftermath(page)).toBeVisible();
  await continueButton(page).click();
  await expect(moment(page)).toContainText(headingOf(third));
});

test('Back shows an earlier decision as it was taken, and undoes nothing', async ({ page }) => {
  await openScenario(page, scenario);
  await takeAll(page, [first, second]);
  await continueButton(page).click();
  await expect(moment(page)).toContainText(headingOf(third));
  const before = await inBoth(page);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/#decision-1$/);
  await expect(moment(page)).toContainText(headingOf(first));
  await expect(page.getByText(say('player', 'looking-back', { n: 1 }))).toBeVisible();
  await expect(page.locator('.chose')).toContainText(some(beatOf(scenario, first).choices?.[first]).text.slice(0, 40));
  await expect(page.locator('.decision')).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(0);

  await page.getByRole('button', { name: say('player', 'to-now') }).click();
  await expect(moment(page)).toBeFocused();
  await expect(moment(page)).toContainText(headingOf(third));
  await expect(page.locator('.decision')).toBeVisible();
  expect(await inBoth(page)).toEqual(before);
});

test('a finished case offers its debrief and a fresh start, and the earlier run stays in the record', async ({
  page,
  context,
}) => {
  await playToTheEnd(page, scenario);
  await page.close();
  const later = await context.newPage();
  await openScenario(later, scenario);
  await expect(later.getByRole('heading', { name: say('player', 'finished-title') })).toBeVisible();
  await expect(later.getByText(some(scenario.outcomes[ends]).heading, { exact: false }).first()).toBeVisible();

  await later.getByRole('button', { name: say('player', 'see-debrief') }).click();
  await expect(later.getByRole('heading', { name: some(scenario.outcomes[ends]).heading, level: 2 })).toBeFocused();
  await later.goBack();
  await later.getByRole('button', { name: say('player', 'start-again') }).click();
  await expect(moment(later)).toBeFocused();
  await expect(moment(later)).toContainText(headingOf(first));

  await take(later, first);
  const kept = await inBoth(later);
  expect(ofKind(kept, 'attempt-started').map((entry) => entry.trail)).toEqual([[], []]);
  expect(ofKind(kept, 'attempt-finished')).toHaveLength(1);
  await later.reload();
  await isReady(later);
  await continueButton(later).click();
  await expect(moment(later)).toContainText(headingOf(second));
});

test('“Try again from decision N” begins a new attempt with the choices before it', async ({ page }) => {
  const walks = Object.values(scenario.walkthroughs);
  const worst = some(walks.find(({ ends: id }) => scenario.outcomes[id]?.verdict === 'breach'));
  await openScenario(page, scenario);
  await finish(page, worst.choose);
  const [attempt] = ofKind(await inBoth(page), 'attempt-started');

  const button = page.locator('.turn').getByRole('button');
  const n = Number(/\d+/.exec(await button.innerText())?.[0]);
  await button.click();
  await expect(moment(page)).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`#decision-${n}$`));
  await expect(moment(page)).toContainText(headingOf(some(worst.choose[n - 1])));
  await expect(page.locator('.decision')).toBeVisible();
  expect(ofKind(await inBoth(page), 'attempt-started'), 'looking begins nothing').toHaveLength(1);

  const other = some(
    Object.keys(some(beatOf(scenario, some(worst.choose[n - 1])).choices)).find(
      (choice) => choice !== worst.choose[n - 1],
    ),
  );
  await take(page, other);
  const [, again] = ofKind(await inBoth(page), 'attempt-started');
  expect(again).toMatchObject({ trail: worst.choose.slice(0, n - 1), from: { attempt: attempt?.id, step: n - 1 } });
  expect(ofKind(await inBoth(page), 'choice-made').at(-1)).toMatchObject({
    attempt: again?.id,
    step: n - 1,
    choice: other,
  });
});
