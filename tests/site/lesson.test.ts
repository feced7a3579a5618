import type { Page } from '@playwright/test';
import { items, lessons, module, optionsOf, places, say, scenario, some, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, ofKind } from './kept.ts';
import { arrowTo, tabTo } from './keys.ts';
import { openScenario, take } from './play.ts';

const [lesson = '', ...others] = lessons;
const open = (page: Page, id = lesson) => page.goto(`modules/${module.id}/${id}/`);
const own = some(places[2]);

test('a quick check is answered by keyboard, says why, and is kept', async ({ page }) => {
  await open(page);
  const check = page.locator('quick-check').first();
  const id = some(await check.getAttribute('data-item'));
  const item = some(items[id]);
  const key = some(Object.entries(optionsOf(item)).find(([, option]) => 'key' in option && option.key));
  const commit = check.getByRole('button', { name: say('check', 'commit') });

  await tabTo(page, check.locator('input'));
  await tabTo(page, commit);
  await page.keyboard.press('Enter');
  await expect(check.getByText(say('check', 'unanswered'))).toBeVisible();
  await expect(check.locator('input').first()).toBeFocused();

  await arrowTo(page, check.locator(`input[value="${key[0]}"]`));
  await expect(check.getByText(say('check', 'unanswered'))).toBeHidden();
  await expect(check.getByText(key[1].feedback.trim().slice(0, 40))).toBeHidden();
  await tabTo(page, commit);
  await page.keyboard.press('Enter');
  await expect(check.getByRole('heading', { name: say('check', 'best') })).toBeFocused();
  await expect(check.locator('[data-check-answer]')).toContainText(key[1].feedback.trim().slice(0, 40));
  await expect(async () => {
    expect(ofKind(await inBoth(page), 'check-answered')).toMatchObject([{ item: id, option: key[0], right: true }]);
  }).toPass();
});

test('how sure somebody was is kept with the answer, and asked no more once the reasons are shown', async ({
  page,
}) => {
  await open(page);
  const check = page.locator('quick-check').first();
  await check.locator('.pick input').first().check();
  await check
    .getByRole('group', { name: say('certainty', 'ask') })
    .getByLabel(say('certainty', '3'))
    .check();
  await check.getByRole('button', { name: say('check', 'commit') }).click();
  await expect(check.locator('[data-check-answer] h3')).toBeFocused();
  await expect(check.getByText(say('certainty', 'ask'))).toHaveCount(0);
  await check.locator('.pick input').last().check();
  await check.getByRole('button', { name: say('check', 'again') }).click();
  await expect(async () => expect(ofKind(await inBoth(page), 'check-answered')).toHaveLength(2)).toPass();
  const [first, second] = ofKind(await inBoth(page), 'check-answered');
  expect([first?.certainty, second?.certainty]).toEqual([3, undefined]);
});

test('whoever has seen the reasons of a quick check has been kept, at that very moment', async ({ page }) => {
  await open(page);
  // Looks into the quick store in the same task in which the reasons appear: leaving then is as fast as leaving can be.
  await page.evaluate(() => {
    const reasons = document.querySelector<HTMLElement>('quick-check [data-check-answer]');
    const kept = () => Object.values(localStorage).filter((text) => /"check-answered"/.test(String(text))).length;
    new MutationObserver(() => {
      if (reasons && !reasons.hidden) document.body.dataset.keptThen ??= String(kept());
    }).observe(document.body, { attributes: true, subtree: true, attributeFilter: ['hidden'] });
  });
  const check = page.locator('quick-check').first();
  await check.locator('.pick input').first().check();
  await check.getByRole('button', { name: say('check', 'commit') }).click();
  await expect(page.locator('body')).toHaveAttribute('data-kept-then', '1');
  await page.goto('');
  expect(ofKind(await inBoth(page), 'check-answered')).toHaveLength(1);
});

test('another answer than the best gives both reasons, its own and the best one’s', async ({ page }) => {
  await open(page);
  const check = page.locator('quick-check').first();
  const item = some(items[some(await check.getAttribute('data-item'))]);
  const [wrong, right] = [false, true].map((wanted) =>
    some(Object.entries(optionsOf(item)).find(([, option]) => ('key' in option && option.key === true) === wanted)),
  );
  await check.locator(`input[value="${some(wrong)[0]}"]`).check();
  await check.getByRole('button', { name: say('check', 'commit') }).click();
  await expect(check.getByRole('heading', { name: say('check', 'other') })).toBeFocused();
  for (const each of [wrong, right])
    await expect(check.locator('[data-check-answer]')).toContainText(some(each)[1].feedback.trim().slice(0, 40));
});

test('reading a lesson to its end is kept, ticked, and leads on', async ({ page }) => {
  await open(page);
  const finish = page.getByRole('button', { name: say('lesson', 'finish') });
  await tabTo(page, finish);
  await page.keyboard.press('Enter');
  const done = page.locator('[data-finish-done]');
  await expect(done).toBeFocused();
  await expect(done).toContainText(say('lesson', 'finished'));
  await expect(done.getByRole('link')).toHaveAttribute('href', /.+/);
  await expect(finish).toBeHidden();
  expect(ofKind(await inBoth(page), 'lesson-finished').map((entry) => entry.lesson)).toEqual([lesson]);

  await page.goto(`modules/${module.id}/`);
  await expect(page.locator(`li[data-step="${lesson}"]`)).toHaveAttribute('data-state', 'done');
  await expect(page.locator(`li[data-step="${lesson}"] [data-step-state]`)).toHaveText(say('steps', 'done'));
  await page.goto('');
  await expect(page.locator(`li[data-step="${lesson}"]`)).toHaveAttribute('data-state', 'done');
  await expect(page.locator('[data-home-next]')).toContainText(scenario.title);
});

test('choosing a place shows its law alone, comparing shows all, and the next page remembers', async ({ page }) => {
  const withLaw = some(await firstWithLaw(page));
  const blocks = page.locator('main [data-in]');
  const foreign = page.locator(`main [data-in]:not([data-in="${own.id}"])`);
  const all = await blocks.count();
  await expect(blocks.locator('visible=true')).toHaveCount(all);

  await page.locator('[data-place-switch]').selectOption(own.id);
  await expect(foreign.locator('visible=true')).toHaveCount(0);
  const mine = await page.locator(`main [data-in="${own.id}"]`).locator('visible=true').count();
  expect(mine).toBeGreaterThan(0);
  await expect(page.locator('[data-compare-line]')).toHaveText(say('lesson', 'places', { place: own.short }));

  await page.getByRole('button', { name: say('lesson', 'compare') }).click();
  await expect(blocks.locator('visible=true')).toHaveCount(all);
  await page.getByRole('button', { name: say('lesson', 'compare-off') }).click();
  await expect(blocks.locator('visible=true')).toHaveCount(mine);

  await expect(async () => expect(ofKind(await inBoth(page), 'profile-chosen').at(-1)?.place).toBe(own.id)).toPass();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-place', own.id);
  await expect(page.locator('[data-place-switch]')).toHaveValue(own.id);
  await expect(foreign.locator('visible=true')).toHaveCount(0);
  await page.goto('glossary/');
  await expect(page.locator('[data-place-switch]')).toHaveValue(own.id);

  await open(page, withLaw);
  await page.locator('[data-place-switch]').selectOption('');
  await expect(blocks.locator('visible=true')).toHaveCount(all);
});

test('a term is explained in place by keyboard, and Escape closes it', async ({ page }) => {
  await open(page);
  await tabTo(page, page.locator('.term'));
  await page.keyboard.press('Enter');
  const explained = page.locator('.explained:popover-open');
  await expect(explained).toBeVisible();
  await expect(explained.getByRole('link', { name: say('lesson', 'term-more') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(explained).toHaveCount(0);
  await expect(page.locator('.term').first()).toBeFocused();
});

test('the start page keeps place and role, and the case that follows is judged by that place', async ({ page }) => {
  await page.goto('start/');
  await page.getByRole('radio', { name: own.name }).check();
  await page.getByLabel(say('start', 'role')).selectOption('nurse');
  await page.getByRole('button', { name: say('start', 'save') }).click();
  await expect(page).toHaveURL(new RegExp(`modules/${module.id}/$`));
  expect(ofKind(await inBoth(page), 'profile-chosen')).toMatchObject([{ place: own.id, role: 'nurse' }]);
  expect(ofKind(await inBoth(page), 'profile-chosen')[0]).not.toHaveProperty('sharedComputer');

  await openScenario(page, scenario);
  await expect(page.getByText(say('player', 'no-place'))).toBeHidden();
  await take(page, some(walkOf(scenario).choose[0]));
  expect(ofKind(await inBoth(page), 'attempt-started').map((entry) => entry.place)).toEqual([own.id]);

  await page.goto('start/');
  await expect(page.getByRole('radio', { name: own.name })).toBeChecked();
  await expect(page.getByLabel(say('start', 'role'))).toHaveValue('nurse');
});

test('a shared computer keeps nothing but the note that it is one', async ({ page, context }) => {
  await page.goto('start/');
  await page.getByRole('radio', { name: own.name }).check();
  await page.getByLabel(say('start', 'shared'), { exact: false }).check();
  await page.getByRole('button', { name: say('start', 'save') }).click();
  await expect(page).toHaveURL(new RegExp(`modules/${module.id}/$`));
  await open(page);
  await page.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText(say('record', 'shared'));
  await openScenario(page, scenario);
  await take(page, some(walkOf(scenario).choose[0]));

  expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([['pr1:/:shared', 'yes']]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);

  await page.goto('');
  await expect(page.locator(`li[data-step="${lesson}"]`), 'this tab still knows').toHaveAttribute('data-state', 'done');
  const next = await context.newPage();
  await next.goto('progress/');
  await expect(next.getByText(say('progress', 'empty'))).toBeVisible();
  await expect(next.getByRole('alert')).toHaveText(say('record', 'shared'));
});

async function firstWithLaw(page: Page): Promise<string | undefined> {
  for (const each of [lesson, ...others]) {
    await open(page, each);
    if ((await page.locator('main [data-in]').count()) >= places.length) return each;
  }
  return undefined;
}
