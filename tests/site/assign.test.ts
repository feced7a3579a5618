import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { keyName } from '#domain/assignment/signed.ts';
import { assignmentInCode } from '#domain/assignment/link.ts';
import { accept, assigned, dayFromNow } from './assigning.ts';
import { expectNoFaults } from './axe.ts';
import { downloadBy, makeKey, makeLink, openAssign, passphrase, textOf } from './coordinator.ts';
import { module, say } from './content.ts';
import { expect, test } from './fixtures.ts';
import { inIndexedDB, inLocalStorage } from './kept.ts';
import { addressOf, site } from './site.ts';

test('a coordinator makes a key with its backup, then a link, a code for paper, texts and a day, and a learner sees what the preview showed', async ({
  page,
  newContext,
}) => {
  test.setTimeout(120_000);
  await openAssign(page);
  await expect(page.locator('[data-key-state]')).toContainText(say('desk', 'key-none'));
  await expect(page.locator('[data-made-here]')).toContainText(say('desk', 'here-none'));
  await expectNoFaults(page, 'before there is a key');
  await page.getByRole('button', { name: say('desk', 'make'), exact: true }).click();
  await expect(page.locator('#fault-modules')).toHaveText(say('assign', 'problem-no-modules'));
  await page.locator(`[data-assign-form] input[value="${module.id}"]`).check();
  await page.getByRole('button', { name: say('desk', 'make'), exact: true }).click();
  await expect(page.locator('#fault-form')).toHaveText(say('desk', 'fault-key-first'));

  const backup = JSON.parse(await makeKey(page)) as { readonly key: Parameters<typeof keyName>[0] };
  const name = keyName(backup.key);
  await expect(page.locator('[data-key-state]')).toContainText(name);
  const due = dayFromNow(21);
  const link = await makeLink(page, async () => {
    await page.locator('#field-issuer').fill('Postgraduate office, St Elsewhere’s');
    await page.locator('#field-due').fill(due);
    await page.locator('#field-pass').fill('85');
    await page.locator('#field-place').selectOption('ca');
    await page.locator('[name="testOut"]').check();
    await page.locator('[name="share"][value="name"]').check();
    await page.locator('#field-returnTo').fill('cpd.office@hospital.example');
  });
  expect(link.startsWith(`${addressOf(site)}a/#eyJ`)).toBe(true);
  expect(assignmentInCode(link.split('#')[1] ?? '')).toMatchObject({
    modules: [module.id],
    due,
    pass: 85,
    place: 'ca',
    testOut: true,
    share: ['name'],
    returnTo: 'cpd.office@hospital.example',
  });
  await expect(page.locator('.poster svg')).toBeVisible();
  await expect(page.locator('[data-made]')).toContainText(say('desk', 'left-out-key'));
  for (const occasion of ['mail', 'lms', 'reminder'])
    expect(await page.locator(`[data-copy="${occasion}"]`).inputValue()).toContain(link);
  await expect(page.getByRole('link', { name: say('desk', 'mail-open') }).first()).toHaveAttribute(
    'href',
    /^mailto:\?subject=Before/,
  );
  const day = await downloadBy(page, () => page.getByRole('button', { name: say('desk', 'calendar-save') }).click());
  const events = ICAL.Component.fromString(await textOf(day)).getAllSubcomponents('vevent');
  expect(events.map((event) => String(event.getFirstPropertyValue('dtstart')))).toContain(due);
  await page.emulateMedia({ media: 'print' });
  await page.locator('html').evaluate((html) => {
    html.dataset.print = 'poster';
  });
  await expect(page.locator('.poster')).toBeVisible();
  for (const gone of ['[data-assign-form]', '[data-copy="link"]', '.title', '#key'])
    await expect(page.locator(gone), 'the code is printed alone').toBeHidden();
  await page.emulateMedia({ media: null });
  await page.locator('html').evaluate((html) => {
    delete html.dataset.print;
  });
  await page.getByText(say('desk', 'preview'), { exact: true }).click();
  const preview = await page.locator('.preview .assigned').innerText();
  await expectNoFaults(page, 'an assignment that was made');
  expect([await inLocalStorage(page), await inIndexedDB(page)], 'no learner’s record').toEqual([[], []]);

  const learner = await (await newContext()).newPage();
  await learner.goto(link);
  await expect(assigned(learner)).toBeVisible();
  expect(await assigned(learner).locator('.assigned').innerText()).toBe(preview);
  await accept(learner);

  await page.reload();
  await expect(page.locator('[data-made-here]')).toContainText('Before your first on-call');
  await expect(page.locator('[data-key-state]')).toContainText(name);
  await page.locator('[data-made-here]').getByRole('button', { name: /^Open/ }).click();
  await expect(page.locator('[data-copy="link"]')).toHaveValue(link);
});

test('everyone on a list gets a link of their own without a name in it, and the list comes back from its sealed backup on another computer', async ({
  page,
  newContext,
}) => {
  test.setTimeout(120_000);
  await openAssign(page);
  await makeKey(page);
  const link = await makeLink(page);
  await page.locator('#invitee-names').fill('Dr Ayesha Rahman\n=SUM(A1)\nDr Ayesha Rahman\n');
  await page.getByRole('button', { name: say('desk', 'invitees-add-yes') }).click();
  await expect(page.locator('[data-invitees]')).toContainText(say('desk', 'invitees-count', { n: 2 }));
  const file = await textOf(
    await downloadBy(page, () => page.getByRole('button', { name: say('desk', 'invitees-file') }).click()),
  );
  const rows = parse(file, { bom: true, columns: true }) as readonly { name: string; link: string; reminder: string }[];
  expect(rows.map((row) => row.name)).toEqual(['Dr Ayesha Rahman', "'=SUM(A1)"]);
  const tokens = rows.map((row) => assignmentInCode(row.link.split('#')[1] ?? '')?.invitee);
  expect(new Set([...tokens, undefined]).size, 'a token each').toBe(3);
  expect(assignmentInCode(link.split('#')[1] ?? '')?.invitee).toBeUndefined();
  for (const row of rows) {
    expect(row.reminder).toContain(row.link);
    expect(Buffer.from(row.link.split('.')[1] ?? '', 'base64url').toString()).not.toContain('Rahman');
  }
  await expect(page.locator('[data-backup-standing]')).toHaveText(say('desk', 'backup-never'));
  await page.clock.setFixedTime(Date.now() + 9 * 86_400_000);
  await page.reload();
  await expect(page.locator('[data-backup-standing]'), 'after a week (COO-3)').toContainText(say('desk', 'backup-due'));
  await page.locator('[data-backup-form] input').fill('not my passphrase');
  await page.getByRole('button', { name: say('desk', 'backup-yes') }).click();
  await expect(page.locator('[data-backup-form] .fault')).toHaveText(say('desk', 'fault-wrong-passphrase'));
  await page.locator('[data-backup-form] input').fill(passphrase);
  const backup = await textOf(
    await downloadBy(page, () => page.getByRole('button', { name: say('desk', 'backup-yes') }).click()),
  );
  expect(backup).not.toContain('Rahman');
  await expect(page.locator('[data-backup-standing]')).toContainText('Changes since then: 0');

  const other = await (await newContext()).newPage();
  await openAssign(other);
  await other.getByText(say('desk', 'key-bring'), { exact: true }).click();
  const bring = async (text: string, words: string) => {
    await other
      .locator('[data-key-bring] input[type="file"]')
      .setInputFiles({ name: 'desk.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await other.locator('[data-key-bring] [name="passphrase"]').fill(words);
    await other.getByRole('button', { name: say('desk', 'key-bring-yes') }).click();
  };
  const fault = other.locator('[data-key-bring] .fault');
  for (const [text, words, sentence] of [
    ['%PDF-1.7', passphrase, /no backup/],
    [backup.slice(0, -40), passphrase, /no backup|cut or changed/],
    [backup.replace(/"version": 1(?=,\n "sealed")/, '"version": 9'), passphrase, /newer version/],
    [backup, 'another sentence', say('desk', 'fault-wrong-passphrase')],
  ] as const) {
    await bring(text, words);
    await expect(fault).toHaveText(sentence);
  }
  await expect(other.locator('[data-key-state="none"]')).toBeVisible();
  await bring(backup, passphrase);
  await expect(other.locator('[data-key-brought]')).toHaveText(say('desk', 'brought-desk', { n: 1 }));
  await other.locator('[data-made-here]').getByRole('button', { name: /^Open/ }).click();
  await expect(other.locator('[data-copy="link"]')).toHaveValue(link);
  await expect(other.locator('[data-invitees]')).toContainText('Dr Ayesha Rahman');
  await expectNoFaults(other, 'a desk brought in');

  await other
    .locator('[data-made-here]')
    .getByRole('button', { name: /^Forget/ })
    .click();
  await other.getByRole('button', { name: say('desk', 'forget-yes') }).click();
  await expect(other.locator('[data-made-here]')).toContainText(say('desk', 'here-none'));
});

test('a year’s blocks are shown and put into a calendar; in a frame and on a shared computer the page says what it cannot do', async ({
  page,
}) => {
  await openAssign(page);
  await page.getByRole('button', { name: say('desk', 'rotation-show') }).click();
  await expect(page.locator('#fault-rotation')).toHaveText(say('desk', 'fault-rotation-day'));
  await page.locator('[name="starts"]').fill('2027-08-02');
  await page.getByRole('button', { name: say('desk', 'rotation-show') }).click();
  await expect(page.locator('[data-rotation] tbody tr')).toHaveCount(13);
  const file = await downloadBy(page, () => page.getByRole('button', { name: say('desk', 'rotation-save') }).click());
  const events = ICAL.Component.fromString(await textOf(file)).getAllSubcomponents('vevent');
  expect(events).toHaveLength(39);

  await page.route('**/framing.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>frame</title><iframe title="x" src="${addressOf(site)}assign/"></iframe>`,
    }),
  );
  await page.goto('framing.html');
  const inside = page.frameLocator('iframe');
  await expect(inside.locator('[data-framed]')).toHaveText(say('desk', 'framed'));
  await expect(inside.locator('main button')).toHaveCount(0);

  await page.goto('start/');
  await page.locator('[name="shared"]').check();
  await page.locator('[data-start-form] button[type="submit"]').click();
  await page.waitForURL(/modules/);
  await openAssign(page);
  await expect(page.locator('[data-key-state]')).toContainText(say('desk', 'key-shared'));
  await expect(page.locator('[data-made-here]')).toContainText(say('desk', 'here-no-store'));
});
