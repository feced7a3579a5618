import { courseQuota, optionsInOrder, sampleForm } from '#domain/assessment/sample-form.ts';
import type { Item } from '#domain/assessment/schema.ts';
import { allItems, course, modules, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { newWriter } from './finish-module.ts';
import { bringIn } from './finishing.ts';
import { inBoth, ofKind } from './kept.ts';
import { answer, formOf, handIn } from './test-form.ts';

const pools = modules.map(({ id }) =>
  Object.fromEntries(Object.entries(some(allItems[id])).filter(([, { use }]) => use === 'pool')),
);
const bank: Readonly<Record<string, Item>> = Object.assign({}, ...pools);

test('the course’s test says its conventional pass level beforehand, asks three and one of each module, and leads from what was missed to the passages that teach it', async ({
  page,
}) => {
  await page.goto('test/');
  await expect(page.getByText('pass level 70 %, conventional')).toBeVisible();
  await expect(page.getByText(say('course-test', 'conventional'))).toBeVisible();
  await page.getByRole('button', { name: say('test', 'begin') }).click();
  const { seed, items: shown } = await formOf(page);
  expect(sampleForm(pools, courseQuota, seed)).toEqual(shown);
  expect(shown).toHaveLength(4 * modules.length);
  for (const pool of pools) expect(shown.filter((id) => Object.hasOwn(pool, id))).toHaveLength(4);

  // One right answer, and the rest left open.
  await answer(page, some(bank[some(shown[0])]), 'right');
  for (let at = 0; at < shown.length; at += 1) await page.locator('.question button[type="submit"]').click();
  await handIn(page);
  const missed = [...new Set(shown.slice(1).map((id) => some(bank[id]).objective))];
  const [finished] = ofKind(await inBoth(page), 'form-finished');
  expect(finished).toMatchObject({ use: 'course', passed: false, cut: 0.7, missed });
  await expect(page.locator('.rationale')).toHaveCount(0);
  const links = page.locator('section[aria-labelledby="result"] li a');
  expect(await links.count()).toBeGreaterThanOrEqual(missed.length);
  const passage = some(
    (await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).find((to) => to?.includes('#')),
  );
  await page.goto(passage);
  await expect(page.locator(`[id="${some(passage.split('#')[1])}"]`)).toBeInViewport();
});

test('a case is answered step by step, and earns the mean of its steps', async ({ page }) => {
  const [id, item] = some(Object.entries(bank).find(([, each]) => each.type === 'kf'));
  if (item.type !== 'kf') throw new Error('This is no case.');
  const seed = 7;
  const write = newWriter();
  await bringIn(page, [write({ kind: 'form-started', use: 'course', seed, items: [id], edition: course.edition })]);
  await page.goto('test/');
  await page.getByRole('button', { name: say('test', 'go-on') }).click();
  const steps = Object.entries(item.steps);
  await expect(page.getByText(say('test', 'case-open', { n: 0, of: steps.length }))).toBeVisible();
  for (const [at, [step, { ask, options }]] of steps.entries()) {
    const group = page.getByRole('group', { name: ask });
    const shown = await group
      .locator('input')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
    expect(shown).toEqual(optionsInOrder(id, item, seed, step));
    const [picked] = some(Object.entries(options).find(([, { key }]) => (key ?? false) === at > 0));
    await group.locator(`input[value="${picked}"]`).check();
  }
  await page.locator('.question button[type="submit"]').click();
  await handIn(page);
  const [finished] = ofKind(await inBoth(page), 'form-finished');
  expect(finished?.score).toBeCloseTo((steps.length - 1) / steps.length, 9);
});
