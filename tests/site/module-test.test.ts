import { moduleQuota, sampleForm } from '#domain/assessment/sample-form.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { items, lessons, module, modules, say, scenarios, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { bringIn } from './finishing.ts';
import { inBoth, ofKind } from './kept.ts';
import { knownCourse } from './known-course.ts';
import { tabTo } from './keys.ts';
import { playToTheEnd } from './play.ts';
import { answer, answerAll, beginTest, formOf, handIn, openTest } from './test-form.ts';

const pool = Object.fromEntries(Object.entries(items).filter(([, { use }]) => use === 'pool'));

test('a form that is answered by the key passes, gives its reasons, and its seed draws the same form again', async ({
  page,
}) => {
  await beginTest(page);
  const { seed, items: shown } = await formOf(page);
  expect(sampleForm([pool], moduleQuota, seed)).toEqual(shown);
  expect(shown).toHaveLength(5);
  await answerAll(page, 'right');
  await expect(page.getByText(say('test', 'review-text', { answered: 5, of: 5 }))).toBeVisible();
  await handIn(page);
  await expect(page.getByText(say('test', 'passed', { score: 100, cut: 70 }))).toBeVisible();
  await expect(page.locator('.rationale')).toHaveCount(5);
  for (const id of shown)
    await expect(page.locator('.rationale').filter({ hasText: some(items[id]).stem.trim().slice(0, 40) })).toHaveCount(
      1,
    );
  expect(ofKind(await inBoth(page), 'form-finished')).toMatchObject([{ passed: true, score: 1, cut: 0.7, missed: [] }]);

  await openTest(page);
  await expect(page.getByText(say('test', 'passed-before', { score: 100 }))).toBeVisible();
});

test('a pass of an earlier edition stands as it was marked, and says that it is one', async ({ page }) => {
  const former = { ...knownCourse, edition: '2025.2' };
  await bringIn(page, finishedRecord(former, { place: 'uk', modules: [module.id] }));
  await openTest(page);
  const said = page.locator('.note').filter({ hasText: say('test', 'passed-before', { score: 100 }) });
  await expect(said).toContainText(say('test', 'earlier-edition', { edition: '2025.2' }));
});

test('a form that misses gives no key away, and leads to where the missed objectives are taught', async ({ page }) => {
  await beginTest(page);
  const { items: shown } = await formOf(page);
  await answerAll(page, 'wrong');
  await handIn(page);
  await expect(page.getByText(say('test', 'missed', { score: 0, cut: 70 }))).toBeVisible();
  await expect(page.locator('.rationale')).toHaveCount(0);
  const missed = [...new Set(shown.map((id) => some(items[id]).objective))];
  expect(ofKind(await inBoth(page), 'form-finished')).toMatchObject([{ passed: false, score: 0, missed }]);
  for (const id of missed) {
    const row = page.getByRole('listitem').filter({ hasText: some(module.objectives[id]).trim() });
    await expect(row.getByRole('link').first()).toHaveAttribute(
      'href',
      new RegExp(`/modules/${module.id}/(${lessons.join('|')})/(#.+)?$`),
    );
  }
  await page.getByRole('button', { name: say('test', 'again') }).click();
  await expect(page.locator('.question')).toBeVisible();
  await expect(page.locator('.question input:checked')).toHaveCount(0);
  const seeds = ofKind(await inBoth(page), 'form-started').map((entry) => entry.seed);
  expect(new Set(seeds).size).toBe(2);
});

test('the review names what is open, and every answer can be changed before it is handed in', async ({ page }) => {
  await beginTest(page);
  const { items: shown } = await formOf(page);
  for (const [at, id] of shown.entries()) {
    if (at !== 1) await answer(page, some(items[id]), 'wrong');
    await page.locator('.question button[type="submit"]').click();
  }
  await expect(page.getByText(say('test', 'review-text', { answered: 4, of: 5 }))).toBeVisible();
  await expect(page.getByText(say('test', 'submit-open'))).toBeVisible();
  await page
    .getByRole('button', { name: `${say('test', 'change')} ${say('test', 'progress', { n: 2, of: 5 })}` })
    .click();
  await expect(page.getByRole('heading', { name: say('test', 'progress', { n: 2, of: 5 }) })).toBeFocused();
  await answer(page, some(items[some(shown[1])]), 'right');
  for (let at = 1; at < 5; at += 1) await page.locator('.question button[type="submit"]').click();
  await expect(page.getByText(say('test', 'submit-open'))).toBeHidden();
  await handIn(page);
  const [finished] = ofKind(await inBoth(page), 'form-finished');
  expect(finished?.score, 'the change counted').toBeGreaterThan(0);
});

test('a test that was left is gone on with, its answers as they were', async ({ page }) => {
  await beginTest(page);
  const { items: shown } = await formOf(page);
  for (const id of shown.slice(0, 2)) {
    await answer(page, some(items[id]), 'right');
    await page.locator('.question button[type="submit"]').click();
  }
  await expect(page.getByRole('status').first()).toHaveCount(1);
  await openTest(page);
  await page.getByRole('button', { name: say('test', 'go-on') }).click();
  await expect(page.locator('.question .over')).toHaveText(say('test', 'progress', { n: 3, of: 5 }));
  await page.getByRole('button', { name: say('test', 'back') }).click();
  await expect(page.locator('.question input:checked').first()).toBeVisible();
  expect(ofKind(await inBoth(page), 'form-started')).toHaveLength(1);
});

test('a question is answered and left by keyboard, with the focus on the next one’s heading', async ({ page }) => {
  await openTest(page);
  await tabTo(page, page.getByRole('button', { name: say('test', 'begin') }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: say('test', 'progress', { n: 1, of: 5 }) })).toBeFocused();
  await tabTo(page, page.locator('.question input').first());
  await page.keyboard.press('Space');
  await tabTo(page, page.locator('.question button[type="submit"]'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: say('test', 'progress', { n: 2, of: 5 }) })).toBeFocused();
});

test('a module is complete when its lessons are read, its cases played and its test passed; starting a case over takes that back', async ({
  page,
}) => {
  for (const lesson of lessons) {
    await page.goto(`modules/${module.id}/${lesson}/`);
    await page.getByRole('button', { name: say('lesson', 'finish') }).click();
    await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
  }
  const cases = scenarios.filter((each) => each.module === module.id);
  for (const played of cases) await playToTheEnd(page, played);
  await page.goto('progress/');
  const of = module.steps.length + 1;
  const count = page.locator(`[data-progress-module="${module.id}"] [data-progress-count]`);
  await expect(count).toHaveText(say('progress', 'done', { done: of - 1, of }));

  await beginTest(page);
  await answerAll(page, 'right');
  await handIn(page);
  await page.goto('progress/');
  await expect(count).toHaveText(`${say('progress', 'done', { done: of, of })} · ${say('progress', 'complete')}`);
  await expect(page.getByText(say('progress', 'test-passed', { score: 100 }))).toBeVisible();
  // The next module is offered, and nothing calls the course finished.
  await page.goto('');
  await expect(page.locator('[data-home-next]')).toHaveAttribute(
    'href',
    new RegExp(`/(${some(modules[1]).steps.join('|')})/$`),
  );
  await expect(page.getByText(say('home', 'done'))).toBeHidden();

  const before = await inBoth(page);
  const [first] = cases;
  await page.goto('progress/');
  const row = page.locator(`li[data-step="${some(first).id}"]`);
  await row.getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: say('progress', 'reset-confirm', { title: some(first).title }) });
  await dialog.getByRole('button', { name: say('progress', 'reset-no') }).click();
  await expect(count).toContainText(say('progress', 'complete'));
  await row.getByRole('button').click();
  await dialog.getByRole('button', { name: say('progress', 'reset-yes') }).click();
  await expect(count).toHaveText(say('progress', 'done', { done: of - 1, of }));
  await expect(row).toContainText(say('progress', 'scenario-open'));
  await expect(row.getByRole('link')).toBeFocused();
  const after = await inBoth(page);
  expect(after.slice(0, before.length), 'nothing is deleted').toEqual(before);
  expect(after.slice(before.length)).toMatchObject([{ kind: 'reset', scope: 'scenario', of: some(first).id }]);
});
