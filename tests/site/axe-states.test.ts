import { expectNoFaults } from './axe.ts';
import { lessons, module, say, scenario, walkOf } from './content.ts';
import { expect, test } from './fixtures.ts';
import { commitButton, continueButton, finish, isReady, openScenario, playToTheEnd, take } from './play.ts';
import { answerAll, beginTest, handIn } from './test-form.ts';

const [lesson = ''] = lessons;

test('the player passes axe while a choice is missing, after a choice, and looking back', async ({ page }) => {
  const [first = '', second = ''] = walkOf(scenario).choose;
  await openScenario(page, scenario);
  await commitButton(page).click();
  await expect(page.getByText(say('player', 'unanswered'))).toBeVisible();
  await expectNoFaults(page, 'a choice is missing');

  await take(page, first);
  for (const each of await page.locator('.player details').all()) await each.locator('summary').first().click();
  await expectNoFaults(page, 'after a choice');

  await continueButton(page).click();
  await take(page, second);
  await continueButton(page).click();
  await page.locator('.so-far summary').click();
  await expectNoFaults(page, 'the third decision with the story so far');

  await page.goBack();
  await page.goBack();
  await expect(page.getByText(say('player', 'looking-back', { n: 1 }))).toBeVisible();
  await expectNoFaults(page, 'looking back');
});

test('the ending passes axe with everything open, and so does the page of a finished case', async ({ page }) => {
  await page.goto('');
  await page.locator('[data-place-switch]').selectOption('uk');
  await playToTheEnd(
    page,
    scenario,
    Object.entries(scenario.walkthroughs).find(([, { ends }]) => scenario.outcomes[ends]?.verdict === 'breach')?.[0],
  );
  for (const each of await page.locator('.player details').all()) await each.locator('summary').first().click();
  await expectNoFaults(page, 'the ending');

  await page.goto('');
  await openScenario(page, scenario);
  await expect(page.getByRole('heading', { name: say('player', 'finished-title') })).toBeVisible();
  await page.locator('details.case > summary').click();
  await expectNoFaults(page, 'a finished case, with the whole case open');
});

test('the module test passes axe at its questions, its review, after a miss and after a pass', async ({ page }) => {
  await beginTest(page);
  const seen = new Set<string>();
  await answerAll(page, 'wrong', async (type) => {
    if (!seen.has(type)) await expectNoFaults(page, `a question of type ${type}`);
    seen.add(type);
  });
  expect([...seen].sort()).toEqual(['sba', 'sjt-rate']);
  await expectNoFaults(page, 'the review');
  await handIn(page);
  await expectNoFaults(page, 'a miss');

  await page.getByRole('button', { name: say('test', 'again') }).click();
  await answerAll(page, 'right');
  await handIn(page);
  await expect(page.getByText(say('test', 'rationales'))).toBeVisible();
  await expectNoFaults(page, 'a pass');
});

test('a lesson passes axe with a check answered, a term explained, one place shown and all compared', async ({
  page,
}) => {
  await page.goto(`modules/${module.id}/${lesson}/`);
  const check = page.locator('quick-check').first();
  await check.getByRole('button', { name: say('check', 'commit') }).click();
  await expectNoFaults(page, 'a check without an answer');
  await check.locator('input').first().check();
  await check.getByRole('button', { name: say('check', 'commit') }).click();
  await check.locator('summary').click();
  await expectNoFaults(page, 'a check with its answers');

  await page.locator('[data-place-switch]').selectOption('au');
  await page.locator('.term').first().click();
  await expect(page.locator('.explained:popover-open')).toBeVisible();
  await expectNoFaults(page, 'a term explained');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('lesson', 'compare') }).click();
  await page.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
  await expectNoFaults(page, 'a lesson that was read');
});

test('search passes axe with results and without', async ({ page }) => {
  await page.goto('search/?q=harm');
  await expect(page.locator('.results li').first()).toBeVisible();
  await expectNoFaults(page, 'search results');
  await page.goto('search/?q=zzzzqqqq');
  await expect(page.locator('[data-search-count]')).not.toBeEmpty();
  await expectNoFaults(page, 'nothing found');
});

test('dialogs, reports, ticks and the banner pass axe', async ({ page }) => {
  await openScenario(page, scenario);
  await finish(page, walkOf(scenario).choose);
  await page.goto(`modules/${module.id}/${lesson}/`);
  await page.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
  await page.goto('');
  await expect(page.locator('li[data-state="done"]')).toHaveCount(2);
  await expectNoFaults(page, 'home with ticks');

  await page.goto('progress/');
  await page.locator('[data-progress-reset] button').first().click();
  await expectNoFaults(page, 'the dialog before starting over');
  await page.keyboard.press('Escape');
  await expectNoFaults(page, 'progress');

  await page.goto('settings/');
  await expect(page.locator('[data-import]')).toBeEnabled();
  await page
    .getByLabel(say('settings', 'import-button'))
    .setInputFiles({ name: 'empty.json', mimeType: 'application/json', buffer: Buffer.from('') });
  await expect(page.locator('[data-import-report]')).toBeVisible();
  await expectNoFaults(page, 'a file refused');
  await page.getByRole('button', { name: say('settings', 'erase') }).click();
  await expectNoFaults(page, 'the dialog before erasing');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('settings', 'erase-yes') })
    .click();
  await expect(page.locator('[data-erase-report]')).toBeVisible();
  await expectNoFaults(page, 'everything erased');
});

test('the banner passes axe on the player and on a shared computer', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get: () => undefined });
    Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });
  });
  await openScenario(page, scenario);
  await isReady(page);
  await expect(page.locator('#record-banner')).toBeVisible();
  await expectNoFaults(page, 'a browser that saves nothing');
});
