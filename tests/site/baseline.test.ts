import type { Item } from '#domain/assessment/schema.ts';
import { allItems, lessons, module, modules, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { newWriter } from './finish-module.ts';
import { bringIn } from './finishing.ts';
import { inBoth, ofKind } from './kept.ts';
import { answer, formOf } from './test-form.ts';

const bank: Readonly<Record<string, Item>> = Object.assign({}, ...Object.values(allItems));

test('the questions before the course can be skipped, are never scored aloud, and give their reasons once a lesson is read', async ({
  page,
}) => {
  await page.goto('baseline/');
  await expect(page.getByRole('link', { name: say('baseline', 'skip') })).toHaveAttribute(
    'href',
    new RegExp(`/modules/${module.id}/$`),
  );
  await page.getByRole('button', { name: say('baseline', 'begin') }).click();
  const { items: shown, seed } = await formOf(page);
  expect(Number.isSafeInteger(seed)).toBe(true);
  expect(shown).toHaveLength(modules.length);
  for (const { baseline } of modules) expect(shown.filter((id) => baseline.includes(id))).toHaveLength(1);
  for (const id of shown) {
    await answer(page, some(bank[id]), 'right');
    await page.locator('.question button[type="submit"]').click();
  }
  await page.getByRole('button', { name: say('test', 'submit') }).click();
  await expect(page.getByRole('heading', { name: say('baseline', 'result') })).toBeFocused();
  await expect(page.locator('main')).not.toContainText('100 %');
  await expect(page.locator('.answer')).toHaveCount(0);
  await expect(page.getByText(say('baseline', 'withheld'))).toHaveCount(modules.length);
  expect(ofKind(await inBoth(page), 'form-finished')).toMatchObject([{ use: 'baseline', cut: 0 }]);

  const first = some(shown.find((id) => module.baseline.includes(id)));
  await page.goto('baseline/');
  await expect(page.getByText(say('baseline', 'taken'))).toBeVisible();
  await expect(page.getByRole('button', { name: say('baseline', 'begin') })).toHaveCount(0);
  for (const lesson of lessons) {
    await page.goto(`modules/${module.id}/${lesson}/`);
    await page.getByRole('button', { name: say('lesson', 'finish') }).click();
    await expect(page.getByText(say('lesson', 'finished'))).toBeVisible();
  }
  await page.goto('baseline/');
  await page.getByRole('button', { name: say('baseline', 'look') }).click();
  await expect(page.getByText(say('baseline', 'withheld'))).toHaveCount(modules.length - 1);
  await expect(
    page.locator('.rationale').filter({ hasText: some(bank[first]).stem.trim().slice(0, 40) }),
  ).toContainText(say('test', 'best-answer'));
  await page.goto('progress/');
  await expect(page.locator('[data-progress-count]').last()).toContainText(/^0 /);
});

test('the progress page sets before beside after, and sure beside right, from enough answers only', async ({
  page,
}) => {
  const write = newWriter();
  const { edition } = { edition: '2026.1' };
  const asked = modules.map(({ baseline }) => some(baseline[0]));
  const before = write({ kind: 'form-started', use: 'baseline', seed: 1, items: asked, edition });
  const entries = [before];
  for (const [at, id] of asked.entries()) {
    const item = some(bank[id]);
    if (item.type !== 'sba') throw new Error('The questions before the course have one best answer each.');
    const [option] = some(Object.entries(item.options).find(([, { key }]) => (key ?? false) === (at === 0)));
    entries.push(write({ kind: 'item-answered', form: before.id, item: id, answer: option }));
  }
  const result = { passed: true, missed: [], edition };
  entries.push(write({ kind: 'form-finished', form: before.id, use: 'baseline', score: 0.2, cut: 0, ...result }));
  const test = (id: string) => {
    const form = write({ kind: 'form-started', use: 'module', module: id, seed: 1, items: ['a'], edition });
    return [
      form,
      write({ kind: 'form-finished', form: form.id, use: 'module', module: id, score: 0.8, cut: 0.7, ...result }),
    ];
  };
  entries.push(...modules.slice(0, 3).flatMap(({ id }) => test(id)));
  const check = (n: number) =>
    write({ kind: 'check-answered', item: `item-${n}`, option: 'a', right: n > 3, certainty: 3 });
  entries.push(...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(check));
  await bringIn(page, entries);
  await page.goto('progress/');
  await expect(page.getByText(say('tests-show', 'gain-few', { n: 3 }))).toBeVisible();
  await expect(page.locator('[data-gain-table]')).toBeHidden();
  await expect(page.getByText(say('tests-show', 'calibration-few', { n: 9, of: 10 }))).toBeVisible();
  await expect(page.locator('[data-calibration-table]')).toBeHidden();

  await bringIn(page, [...test(some(modules[3]).id), check(10)]);
  await page.goto('progress/');
  await expect(
    page.getByText(say('tests-show', 'gain-line', { before: 25, after: 80, difference: '+55', n: 4 })),
  ).toBeVisible();
  await expect(page.locator('[data-gain-module]:visible')).toHaveCount(4);
  await expect(page.getByText(say('tests-show', 'gain-caution'))).toBeVisible();
  await expect(
    page.getByText(say('tests-show', 'calibration-line', { n: 10, mark: 7 * 3 - 3 * 6, most: 30 })),
  ).toBeVisible();
  const very = page.getByRole('row', { name: say('tests-show', 'level-3') });
  await expect(very).toContainText(say('tests-show', 'right-of', { right: 7, n: 10 }));
  await expect(very).toContainText(say('tests-show', 'fit-over'));
  await expect(page.getByText(say('tests-show', 'calibration-caution'))).toBeVisible();
});
