import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { bringFiles, openConsole, rows, settled, takeFile } from './at-the-desk.ts';
import { axeFaults } from './axe.ts';
import { module, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile, recordBy } from './handed-in.ts';

test('a row shows what replaying gave, and is confirmed on a ground and with a reason; statements and the audit bundle follow', async ({
  page,
}) => {
  await openConsole(page);
  const text = await handInFile('Anna Berg');
  await bringFiles(page, [{ name: 'anna.json', text }]);
  await settled(page);
  await page.getByRole('button', { name: 'Anna Berg' }).click();
  const person = page.locator('[data-person]');
  await expect(person.getByText(say('verify', 'agrees'), { exact: true })).not.toHaveCount(0);
  const confirm = person.getByRole('button', { name: say('console', 'confirm') });
  await confirm.click();
  await expect(person.locator('.fault')).toHaveText(say('console', 'confirm-ground'));
  await person.getByLabel(say('roster', 'ground-supervised')).check();
  await confirm.click();
  const reason = person.getByLabel(say('console', 'confirm-reason'));
  if (await reason.isVisible()) {
    await expect(person.locator('.fault')).toHaveText(say('roster', 'unattested-reason'));
    await reason.fill('I sat beside her.');
    await confirm.click();
  }
  await expect(person).toContainText(say('console', 'confirmed'));
  await expect(rows(page).first()).toHaveAttribute('data-level', 'attested');

  const statements = await takeFile(page, say('console', 'report-statements'));
  const lines = statements.bytes.toString('utf8').trimEnd().split('\n');
  expect(statements.said).toContain(say('console', 'count-statements', { n: lines.length }));
  expect(
    lines
      .map((line) => JSON.parse(line) as { actor: object })
      .every(({ actor }) => !JSON.stringify(actor).includes('Anna')),
  ).toBe(true);
  const bundle = unzipSync((await takeFile(page, say('console', 'report-audit'))).bytes);
  const records = Object.keys(bundle).filter((name) => name.startsWith('records/'));
  expect(records).toEqual([`records/${createHash('sha256').update(text).digest('hex')}.json`]);
  expect(strFromU8(bundle[records[0] ?? ''] ?? new Uint8Array())).toBe(text);
  expect(strFromU8(bundle['attestations.csv'] ?? new Uint8Array())).toContain('supervised');
  await page.reload();
  await expect(rows(page).first()).toHaveAttribute('data-level', 'attested');
});

test('rows for an accreditor come of one’s own list, column by column: both files say who, and the page who is left out and why', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openConsole(page);
  const claimed = (name: string) => {
    const entries = recordBy(name);
    const last = some(entries.at(-1));
    const { entry } = composeEntry(
      { kind: 'evaluation-given', answers: {}, of: module.id, minutes: 70, honour: true },
      { device: last.device, seq: last.seq + 1, hlc: `${last.hlc.slice(0, -1)}z`, at: last.at },
    );
    return [...entries, entry];
  };
  const names = ['Anna Berg', 'Ben Cole', 'Cy Dunn'];
  await bringFiles(
    page,
    await Promise.all(
      names.map(async (name) => ({ name: `${name}.json`, text: await handInFile(name, { entries: claimed(name) }) })),
    ),
  );
  await settled(page);
  await page.getByRole('button', { name: 'Anna Berg' }).click();
  const person = page.locator('[data-person]');
  await person.getByLabel(say('roster', 'ground-supervised')).check();
  const confirm = person.getByRole('button', { name: say('console', 'confirm') });
  await confirm.click();
  const reason = person.getByLabel(say('console', 'confirm-reason'));
  await expect(reason.or(person.getByText(say('console', 'confirmed')))).toBeVisible();
  if (await reason.isVisible()) {
    await reason.fill('I sat beside her.');
    await confirm.click();
  }
  await expect(rows(page).filter({ hasText: 'Anna Berg' })).toHaveAttribute('data-level', 'attested');

  await page.locator('summary', { hasText: say('console', 'pars') }).click();
  await page.getByLabel(say('console', 'pars-scope')).selectOption(module.id);
  const professions = await takeFile(page, say('console', 'report-professions'));
  expect(professions.name).toBe('participants-by-profession.csv');
  expect(parse(professions.bytes, { bom: true })).toEqual([
    ['Profession', 'Participants'],
    ['', '3'],
  ]);

  // The label of a choice has the words of its options in it, so it is found by its own.
  const column = (field: string) =>
    page.locator(`label.field:has(> span:text-is("${say('console', `field-${field}`)}")) > select`);
  // Heads of the office’s own: some are known, the others are chosen by hand.
  const list = [
    'Name;First name;Surname;Birth month;Birth day;Ward number;NPI;Allowed on',
    'anna berg;=Anna;Berg;2;29;7;1234567893;2026-11-20',
    'Ben Cole;Ben;Cole;3;1;8;1234567893;2026-11-20',
    'Cy Dunn;Cy;Dunn;4;2;9;1234567893;yes',
    'Nobody Here;N;H;1;1;1;1;2026-11-20',
  ].join('\r\n');
  await page
    .getByLabel(say('console', 'pars-list'))
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${list}`) });
  await expect(column('npi')).toHaveValue('6');
  await column('consent').selectOption({ label: 'Allowed on' });
  for (const [field, value] of [
    ['accme', '200000001'],
    ['provider', 'PR-1'],
    ['credit', 'AMA PRA Category 1'],
    ['most', '1'],
  ] as const)
    await page.getByLabel(say('console', `activity-${field}`), { exact: true }).fill(value);
  const learners = await takeFile(page, say('console', 'report-pars'));
  expect(learners.name).toBe('pars-learners.csv');
  const [line, ...more] = parse(learners.bytes, { bom: true, columns: true }) as Record<string, string>[];
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    GivenName: "'=Anna",
    FamilyName: 'Berg',
    BirthMonth: '2',
    BirthDay: '29',
    NPI: '1234567893',
    AccmeActivityId: '200000001',
    CreditsClaimed: '1.00',
    ConsentToReport: 'Y 2026-11-20',
  });
  await expect(page.locator('[data-left-out] li')).toHaveText([
    say('console', 'own-list-consent', { line: 4, who: 'Cy Dunn' }),
    say('console', 'own-list-nobody', { line: 5, who: 'Nobody Here' }),
    say('console', 'not-reported-unattested', { name: 'Ben Cole' }),
    say('console', 'not-reported-consent', { name: 'Cy Dunn' }),
  ]);
  expect(await axeFaults(page)).toEqual([]);
});
