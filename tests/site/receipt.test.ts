import { finishedRecord } from '#tests/finished-record.ts';
import { accept, openLink } from './assigning.ts';
import { expectNoFaults } from './axe.ts';
import { module, say } from './content.ts';
import { makeKey, makeLink, openAssign } from './coordinator.ts';
import { bringIn, openFinish, takeHandIn } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { knownCourse } from './known-course.ts';

test('a hand-in is confirmed where it was made by a receipt of whoever assigned it, and by nothing else', async ({
  page,
  newContext,
}) => {
  test.setTimeout(120_000);
  await openAssign(page);
  await makeKey(page);
  const link = await makeLink(page);

  const learner = await (await newContext()).newPage();
  await bringIn(learner, finishedRecord(knownCourse, { place: 'uk', modules: [module.id] }));
  await openLink(learner, link.split('#')[1] ?? '');
  await accept(learner);
  await openFinish(learner);
  const text = await takeHandIn(learner, 'sealed');
  const standing = learner.locator('[data-standing]');
  await expect(standing).toContainText('Whether it arrived');

  await page.goto('console/');
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles({ name: 'hand-in.jwe', mimeType: 'application/jose', buffer: Buffer.from(text) });
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible({ timeout: 30_000 });
  await page.locator('table.roster tbody button').first().click();
  const person = page.locator('[data-person]');
  await person.getByLabel(say('roster', 'ground-mailbox')).check();
  const reason = person.getByLabel(say('console', 'confirm-reason'));
  if (await reason.isVisible()) await reason.fill('It came from the address that I know.');
  await person.getByRole('button', { name: say('console', 'confirm') }).click();
  await person.getByRole('button', { name: say('console', 'receipt-make') }).click();
  const receipt = await person.getByLabel(say('console', 'receipt-link')).inputValue();
  expect(receipt).toMatch(/\/finish\/#receipt=eyJ/);

  const line = learner.locator('[data-receipt-line]');
  await learner.getByText(say('finish', 'receipt'), { exact: true }).click();
  const field = learner.getByLabel(say('finish', 'receipt-code'));
  const check = learner.getByRole('button', { name: say('finish', 'receipt-look') });
  for (const [code, sentence] of [
    ['hello', 'receipt-foreign'],
    [receipt.slice(0, -9), 'receipt-incomplete'],
    [`${receipt.slice(0, -9)}AAAAAAAAA`, 'receipt-changed'],
  ] as const) {
    await field.fill(code);
    await check.click();
    await expect(line).toHaveText(say('finish', sentence));
    await expect(standing).toContainText('Whether it arrived');
  }
  // From elsewhere, as the link in a mail opens it.
  await learner.goto('about:blank');
  await learner.goto(receipt);
  await expect(standing).toContainText('Confirmed by its receiver');
  await expect(learner).toHaveURL(/\/finish\/$/);
  await expectNoFaults(learner, 'a hand-in that was confirmed');
  await learner.reload();
  await expect(standing).toContainText('Confirmed by its receiver');

  // Another browser took no such file.
  const other = await (await newContext()).newPage();
  await bringIn(other, finishedRecord(knownCourse, { place: 'us', modules: [module.id] }));
  await other.goto('about:blank');
  await other.goto(receipt);
  await expect(other.locator('[data-receipt-line]')).toContainText('was not taken here');
  await expect(other.locator('[data-standing]')).toContainText(say('finish', 'state-ready'));
});
