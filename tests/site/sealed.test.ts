import type { Page } from '@playwright/test';
import { readBackup, writeBackup } from '#domain/assignment/key-backup.ts';
import { assignmentInCode } from '#domain/assignment/link.ts';
import { receiverName } from '#domain/hand-in/receiving.ts';
import { finishedRecord } from '#tests/finished-record.ts';
import { accept, assigned, codeOf, firstModule, openLink } from './assigning.ts';
import { openConsole } from './at-the-desk.ts';
import { expectNoFaults } from './axe.ts';
import { module, say, some } from './content.ts';
import { downloadBy, makeKey, makeLink, openAssign, passphrase, textOf } from './coordinator.ts';
import { bringIn, checkFile, openFinish, refusal, takeHandIn } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { knownCourse } from './known-course.ts';

const oneModule = finishedRecord(knownCourse, { place: 'uk', modules: [module.id] });

/** Drops a sealed hand-in on the desk and waits for what came of it. */
async function drop(page: Page, text: string, result: { readonly added: number; readonly aside: number }) {
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles({ name: 'rahman.jwe', mimeType: 'application/jose', buffer: Buffer.from(text) });
  await expect(page.locator('[data-gathered]')).toHaveText(say('console', 'result', { known: 0, ...result }));
}

async function bringKey(page: Page, backup: string) {
  await openAssign(page);
  await page.getByText(say('desk', 'key-bring'), { exact: true }).click();
  await page
    .locator('[data-key-bring] input[type="file"]')
    .setInputFiles({ name: 'key.json', mimeType: 'application/json', buffer: Buffer.from(backup) });
  await page.locator('[data-key-bring] [name="passphrase"]').fill(passphrase);
  await page.getByRole('button', { name: say('desk', 'key-bring-yes') }).click();
  await expect(page.locator('[data-key-state="here"]')).toBeVisible();
}

async function expectRow(page: Page) {
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible({ timeout: 30_000 });
  const row = page.locator('table.roster tbody tr').first();
  await expect(row).toContainText('Dr Ayesha Rahman');
  await row.getByRole('button').first().click();
  await expect(page.locator('[data-person] [data-came="sealed"]')).toHaveText(say('console', 'came-sealed'));
}

test('a hand-in is sealed to the office that asked for it, tells nobody else a thing, and opens there or where its backup went', async ({
  page,
  newContext,
}) => {
  test.setTimeout(180_000);
  await openAssign(page);
  const backup = await makeKey(page);
  const link = await makeLink(page, (form) => form.locator('[name="share"][value="name"]').check());
  await expect(page.locator('[data-made]')).toContainText(say('desk', 'link-sealed'));
  const code = some(link.split('#')[1]);
  const key = receiverName(assignmentInCode(code)?.sealTo ?? '');
  await expect(page.locator('[data-key-state]')).toContainText(key);

  const learner = await (await newContext()).newPage();
  await bringIn(learner, oneModule);
  await openLink(learner, code);
  await expect(assigned(learner)).toContainText(say('assign', 'travels-sealed'));
  await accept(learner);
  await openFinish(learner);
  await expect(learner.locator('[data-travel]')).toHaveText(say('finish', 'travels-sealed', { key }));
  await learner.locator('input[name="name"]').fill('Dr Ayesha Rahman');
  const sealed = await takeHandIn(learner, 'sealed');
  const prepared = learner.locator('[data-travels="sealed"]');
  await expect(prepared).toContainText('not here, and not by you');
  await expect(prepared).toContainText(say('finish', 'leaves-name', { value: 'Dr Ayesha Rahman' }));
  await expectNoFaults(learner, 'a hand-in that is sealed');
  const open = await textOf(
    await downloadBy(learner, () => learner.getByRole('button', { name: say('finish', 'own-copy') }).click()),
  );
  expect(JSON.parse(open)).toMatchObject({ learner: { name: 'Dr Ayesha Rahman', place: 'uk' } });
  const inTheClear = [sealed, ...sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))];
  for (const told of ['Rahman', '"uk"', 'learner', module.id]) expect(inTheClear.join('\n')).not.toContain(told);

  // What else reads files says what this one is.
  await learner.goto('verify/');
  await checkFile(learner, sealed);
  await expect(refusal(learner)).toContainText('sealed to one office');
  await learner.goto('settings/');
  await expect(learner.locator('[data-import]')).toBeEnabled();
  await learner
    .locator('[data-import]')
    .setInputFiles({ name: 'rahman.jwe', mimeType: 'application/jose', buffer: Buffer.from(sealed) });
  await expect(learner.getByText(/sealed to one office/)).toBeVisible();

  await openConsole(page);
  await drop(page, sealed, { added: 1, aside: 0 });
  await expectRow(page);

  const stranger = await (await newContext()).newPage();
  await openAssign(stranger);
  const own = readBackup(await makeKey(stranger));
  await openConsole(stranger);
  await drop(stranger, sealed, { added: 0, aside: 1 });
  await expect(stranger.locator('[data-set-aside] dd')).toHaveText(
    say('console', 'refused-sealed-other-key', { key, own: receiverName((own.ok && own.backup.receiver?.x) || '') }),
  );

  const elsewhere = await (await newContext()).newPage();
  await openConsole(elsewhere);
  await drop(elsewhere, sealed, { added: 0, aside: 1 });
  await elsewhere.locator('[data-set-aside] summary').click();
  await expect(elsewhere.locator('[data-set-aside] dd')).toHaveText(say('console', 'refused-sealed-no-key', { key }));
  await expectNoFaults(elsewhere, 'a sealed hand-in that was set aside');
  await bringKey(elsewhere, backup);
  await openConsole(elsewhere);
  await drop(elsewhere, sealed, { added: 1, aside: 0 });
  await expectRow(elsewhere);
});

test('an office whose key is older than sealing is told so, and has links that seal once it has a new backup', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openAssign(page);
  const whole = readBackup(await makeKey(page));
  if (!whole.ok) throw new Error(whole.refusal);
  const { receiver: _, ...older } = whole.backup;
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('pr1:/:coordinator-key');
        request.onsuccess = resolve;
      }),
  );
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('pr1:/:desk');
        request.onsuccess = resolve;
      }),
  );
  await bringKey(page, writeBackup(older));
  await makeLink(page);
  await expect(page.locator('[data-made]')).toContainText(say('desk', 'link-open'));
  await expectNoFaults(page, 'an office without a key for receiving');
  await openConsole(page);
  await page.locator('[data-seal-offer] a').click();

  const offer = page.locator('[data-receiver-part]');
  const make = offer.getByRole('button', { name: say('desk', 'receiver-make') });
  await offer.locator('input').fill('not my passphrase');
  await make.click();
  await expect(offer.locator('.fault')).toHaveText(say('desk', 'fault-wrong-passphrase'));
  await offer.locator('input').fill(passphrase);
  const anew = readBackup(await textOf(await downloadBy(page, () => make.click())));
  expect(anew).toMatchObject({ ok: true, backup: { key: older.key, receiver: {} } });
  await expect(offer).toBeHidden();
  await expect(page.locator('[data-key-backup]')).toContainText('in the place of the old one');
  const link = await makeLink(page);
  expect(assignmentInCode(some(link.split('#')[1]))?.sealTo).toBe(anew.ok && anew.backup.receiver?.x);
  await openConsole(page);
  await expect(page.locator('[data-seal-offer]')).toHaveCount(0);
});

test('where a browser cannot seal, or the office lost its key, the file is made open and says so first', async ({
  page,
  newContext,
}) => {
  const sealTo = 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY';
  const code = await codeOf({ ...firstModule, sealTo });
  await bringIn(page, oneModule);
  await openLink(page, code);
  await accept(page);
  await openFinish(page);
  await takeHandIn(page, 'sealed');
  await page.getByText(say('finish', 'lost-key'), { exact: true }).click();
  await page.getByRole('button', { name: say('finish', 'lost-key-open') }).click();
  await expect(page.locator('[data-travels="open"]')).toContainText(say('finish', 'open-means'));

  const plain = await newContext();
  await plain.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const learner = await plain.newPage();
  await bringIn(learner, oneModule);
  await openLink(learner, code);
  await accept(learner);
  await openFinish(learner);
  await expect(learner.locator('[data-travel]')).toHaveText(say('finish', 'travels-unsealed'));
  expect(JSON.parse(await takeHandIn(learner))).toMatchObject({ assignment: code, signature: null });
  await expect(learner.locator('[data-travels="open"]')).toContainText(say('finish', 'travels-unsealed'));
});
