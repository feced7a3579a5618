import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { gzipSync, strFromU8, unzipSync, zipSync } from 'fflate';
import { axeFaults } from './axe.ts';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { writeLink } from '#domain/assignment/link.ts';
import type { AssignmentMade } from '#domain/assignment/made.ts';
import { keyName } from '#domain/assignment/signed.ts';
import { composeEntry } from '#domain/record/compose-entry.ts';
import { deviceKey } from '#storage/device-key.ts';
import { module, say, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { handInFile, recordBy } from './handed-in.ts';

interface Given {
  readonly name: string;
  readonly text: string | Buffer;
}

async function openConsole(page: Page) {
  await page.goto('console/');
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
}

async function bring(page: Page, files: readonly Given[]) {
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
}

const rows = (page: Page) => page.locator('table.roster tbody tr[data-row]');
const gathered = (page: Page) => page.locator('[data-gathered]');

async function settled(page: Page) {
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible({ timeout: 30_000 });
}

test('files become rows that were replayed, each with its trust and its flags in words; twice changes nothing, and a reload keeps all', async ({
  page,
}) => {
  await openConsole(page);
  const anna = await handInFile('Anna Berg');
  const files = [
    { name: 'anna.json', text: anna },
    { name: 'forged.json', text: (await handInFile('Ben Cole')).replace('"score":100', '"score":99') },
    { name: 'cut.json', text: anna.slice(0, -40) },
  ];
  await bring(page, files);
  await settled(page);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 2, known: 0, aside: 1 }));
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText('Anna Berg');
  await expect(rows(page).nth(0)).toContainText(say('roster', 'level-self-reported'));
  await expect(rows(page).nth(1)).toContainText(say('verify', 'finding-signature-invalid'));
  await page.locator('[data-set-aside] summary').click();
  await expect(page.locator('[data-set-aside]')).toContainText('cut.json');
  await expect(page.locator('[data-set-aside]')).toContainText('cut short');

  const table = await page.locator('table.roster').textContent();
  await bring(page, [...files, { name: 'other name.json', text: anna }]);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 0, known: 3, aside: 1 }));
  await settled(page);
  expect(await page.locator('table.roster').textContent()).toBe(table);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  expect(await page.locator('table.roster').textContent()).toBe(table);
});

/** What a made file says of itself on the page, beside what is really in it. */
async function takeFile(page: Page, button: string): Promise<{ bytes: Buffer; name: string; said: string }> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const ready = page.locator('[data-made]');
  await expect(ready).toBeVisible({ timeout: 30_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), ready.locator('a').click()]);
  const bytes = readFileSync(await file.path());
  await expect(ready.locator('.hash')).toHaveText(`SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
  return {
    bytes,
    name: file.suggestedFilename(),
    said: (await ready.locator('[role="status"]').first().textContent()) ?? '',
  };
}

test('the table is searched, narrowed and sorted; the CSV has the rows that it shows, in its words, and says how many', async ({
  page,
}) => {
  await openConsole(page);
  const names = ['=Ärla Öst', 'Ben Cole', 'Cy Dunn'];
  await bring(
    page,
    await Promise.all(names.map(async (name) => ({ name: `${name}.json`, text: await handInFile(name) }))),
  );
  await settled(page);
  await page.getByLabel(say('console', 'search')).fill('arla ost');
  await expect(page.locator('[data-found]')).toHaveText(say('console', 'found', { found: 1, people: 3 }));
  const row = rows(page).first();
  const shown = (await row.textContent()) ?? '';
  const { bytes, said } = await takeFile(page, say('console', 'report-roster'));
  expect(said).toContain(say('console', 'count-rows', { n: 1 }));
  expect(said).toContain('arla ost');
  const [head = [], line = [], ...more] = parse(bytes, { bom: true }) as string[][];
  expect(more).toEqual([]);
  expect(line[0], 'a spreadsheet runs nothing (F-62)').toBe("'=Ärla Öst");
  for (const [at, cell] of line.entries())
    if (cell && head[at] !== say('console', 'column-file'))
      for (const part of at === 10 ? cell.split('. ') : [cell.replace(/^'/, '')])
        expect(shown, head[at]).toContain(part.replace(/\.$/, ''));
  await page.getByLabel(say('console', 'search')).fill('');
  const sorted = page.getByRole('columnheader', { name: say('console', 'column-name') });
  await sorted.getByRole('button').click();
  await expect(sorted).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page).first()).toContainText('Cy Dunn');
  await page.getByLabel(say('console', 'filter-level')).selectOption('attested');
  await expect(page.getByText(say('console', 'found-none'))).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test('a row shows what replaying gave, and is confirmed on a ground and with a reason; statements and the audit bundle follow', async ({
  page,
}) => {
  await openConsole(page);
  const text = await handInFile('Anna Berg');
  await bring(page, [{ name: 'anna.json', text }]);
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
  await bring(
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

test('on paper the roster is its rows and nothing to press', async ({ page }) => {
  await openConsole(page);
  const names = ['Anna Berg', 'Ben Cole'];
  await bring(
    page,
    await Promise.all(names.map(async (name) => ({ name: `${name}.json`, text: await handInFile(name) }))),
  );
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: say('console', 'who'), exact: true })).toBeVisible();
  for (const name of names) await expect(rows(page).filter({ hasText: name })).toBeVisible();
  await expect(page.locator('[data-part="who"] .no-print').first()).toBeHidden();
  for (const gone of ['gather', 'missing', 'divided', 'reports', 'keys', 'keeping'])
    await expect(page.locator(`[data-part="${gone}"]`), gone).toBeHidden();
  await expect(page.locator('main :is(input, select, textarea):visible')).toHaveCount(0);
  await expect(page.locator('main .button:visible')).toHaveCount(0);
});

test('a week with changes and without a backup is said beside each of the three, and saving one ends it (COO-3)', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const passphrase = 'a long sentence of my own';
  await openConsole(page);
  await bring(page, [{ name: 'anna.json', text: await handInFile('Anna Berg') }]);
  await settled(page);
  const keys = page.locator('[data-part="keys"]');
  await keys.getByLabel(say('badges', 'field-name')).fill('CPD Office');
  await keys.getByLabel(say('badges', 'field-contact')).fill('cpd@example.org');
  await keys.locator('[name="passphrase"]').fill(passphrase);
  await keys.locator('[name="again"]').fill(passphrase);
  await keys.getByRole('button', { name: say('badges', 'make') }).click();
  await expect(keys.locator('[data-seal]')).toBeVisible({ timeout: 20_000 });
  const [rosterDue, bookDue] = [page.locator('[data-backup-due]'), page.locator('[data-book-due]')];
  await expect(rosterDue).toHaveCount(0);
  await expect(bookDue).toHaveCount(0);

  await page.clock.setFixedTime(Date.now() + 9 * 86_400_000);
  await page.reload();
  await expect(rosterDue).toContainText(say('console', 'backup-due'));
  await expect(bookDue).toHaveText(say('badges', 'book-due'));
  await keys.locator('[data-seal] input').fill(passphrase);
  await keys.getByRole('button', { name: say('badges', 'save-all') }).click();
  await expect(bookDue).toHaveCount(0, { timeout: 20_000 });
  await page.getByLabel(say('console', 'keeping-passphrase')).fill(passphrase);
  await takeFile(page, say('console', 'backup'));
  await expect(rosterDue).toHaveCount(0);
  await page.reload();
  await expect(keys.locator('[data-seal]')).toBeVisible();
  await expect(bookDue).toHaveCount(0);
  await expect(rosterDue).toHaveCount(0);
});

test('archives, compressed lines and files of lines are read; bombs, nests and bad lines are refused by name, and good ones stay (F-59, F-60)', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openConsole(page);
  const [anna, ben] = [await handInFile('Anna Berg'), await handInFile('Ben Cole')];
  const bytes = (text: string) => new TextEncoder().encode(text);
  const zip = zipSync({
    'group/anna.json': bytes(anna),
    '../../etc/ben.json': bytes(ben),
    'inner.zip': zipSync({ 'a.json': bytes(anna) }),
    'huge.json': new Uint8Array(6 * 2 ** 20),
    '__MACOSX/._anna.json': bytes('x'),
  });
  const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, new Uint8Array()])), {
    level: 0,
  });
  const bomb = gzipSync(new Uint8Array(200 * 2 ** 20).fill(32));
  await bring(page, [
    { name: 'group.zip', text: Buffer.from(zip) },
    { name: 'many.zip', text: Buffer.from(many) },
    { name: 'bomb.ndjson.gz', text: Buffer.from(bomb) },
    { name: 'cut.zip', text: Buffer.from(zip).subarray(0, 300) },
  ]);
  await settled(page);
  await expect(rows(page)).toHaveCount(2);
  await page.locator('[data-set-aside] summary').click();
  const aside = page.locator('[data-set-aside]');
  for (const [name, why] of [
    ['group.zip: inner.zip', 'refused-nested'],
    ['group.zip: huge.json', 'refused-too-large'],
    ['many.zip', 'refused-too-many-entries'],
    ['bomb.ndjson.gz', 'refused-bomb'],
    ['cut.zip', 'refused-not-a-zip'],
  ] as const)
    await expect(aside.locator('div').filter({ has: page.getByText(name, { exact: true }) })).toContainText(
      say('console', why),
    );
  // Bad lines among good ones are listed by number; the good ones come in.
  const cy = await handInFile('Cy Dunn');
  const lines = [JSON.stringify(cy), '{"format":"post-rounds-hand-in"', 'nonsense', JSON.stringify(anna)];
  await bring(page, [{ name: 'all.ndjson', text: lines.join('\n') }]);
  await expect(gathered(page)).toHaveText(say('console', 'result', { added: 1, known: 1, aside: 2 }));
  await expect(aside).toContainText('all.ndjson:2');
  await expect(aside).toContainText('all.ndjson:3');
  await page.locator('[data-undo]').click();
  await expect(rows(page)).toHaveCount(2);
});

test('a backup is one sealed file that another coordinator opens; a wrong passphrase and a cut file change nothing; erasing removes all (COO-3, F-70)', async ({
  page,
  newContext,
}) => {
  test.setTimeout(120_000);
  const passphrase = 'a long sentence of my own';
  await openConsole(page);
  await bring(page, [{ name: 'anna.json', text: await handInFile('Anna Berg') }]);
  await settled(page);
  const field = page.getByLabel(say('console', 'keeping-passphrase'));
  await field.fill('short');
  await page.getByRole('button', { name: say('console', 'backup'), exact: true }).click();
  await expect(page.locator('[data-keeping] .fault')).toHaveText(say('console', 'keeping-short-passphrase'));
  await field.fill(passphrase);
  const { bytes, name } = await takeFile(page, say('console', 'backup'));
  expect(bytes.toString('utf8')).not.toContain('Anna');

  const other = await (await newContext()).newPage();
  await openConsole(other);
  const open = async (file: Buffer, word: string) => {
    await other.getByLabel(say('console', 'keeping-passphrase')).fill(word);
    await other.locator('[data-keeping] input[type="file"]').setInputFiles({ name, mimeType: '', buffer: file });
    await other.getByRole('button', { name: say('console', 'backup-open') }).click();
  };
  const fault = other.locator('[data-keeping] .fault');
  await open(bytes, 'a long sentence of my owm');
  await expect(fault).toHaveText(say('console', 'keeping-wrong-passphrase'));
  await open(bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2)), passphrase);
  await expect(fault).toHaveText(say('console', 'keeping-cut-short'));
  await expect(rows(other)).toHaveCount(0);
  await open(bytes, passphrase);
  await settled(other);
  await expect(rows(other)).toHaveCount(1);
  await expect(rows(other)).toContainText('Anna Berg');

  // Closed on this device: the page asks before it shows anything, and nothing legible lies on the disk.
  await other.getByLabel(say('console', 'keeping-passphrase')).fill(passphrase);
  await other.getByRole('button', { name: say('console', 'seal'), exact: true }).click();
  await expect(other.getByText(say('console', 'sealed-done'))).toBeVisible();
  await other.reload();
  await expect(other.getByText(say('console', 'locked'))).toBeVisible();
  await expect(rows(other)).toHaveCount(0);
  const locked = other.locator('[data-desk="state"]').getByLabel(say('console', 'passphrase'), { exact: true });
  await locked.fill('not the right one');
  await other.getByRole('button', { name: say('console', 'unlock') }).click();
  await expect(other.getByText(say('console', 'unlock-wrong'))).toBeVisible();
  await locked.fill(passphrase);
  await other.getByRole('button', { name: say('console', 'unlock') }).click();
  await expect(rows(other)).toHaveCount(1);

  await other.getByRole('button', { name: say('console', 'erase'), exact: true }).click();
  await other.getByRole('button', { name: say('console', 'erase-yes'), exact: true }).click();
  await expect(other.getByText(say('console', 'erased'))).toBeVisible();
  await other.reload();
  await expect(other.locator('[data-desk-ready]')).toBeVisible();
  await expect(rows(other)).toHaveCount(0);
});

test('in a frame of another page the desk is a sentence without a single control (SEC-9)', async ({ page }) => {
  const body = '<!doctype html><title>Another page</title><iframe src="/console/" title="framed"></iframe>';
  await page.route('**/frame/', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('frame/');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText(say('console', 'framed'))).toBeVisible();
  await expect(frame.locator('main').locator('button, input, select, textarea, a')).toHaveCount(0);
});

test('on a shared computer nothing is written down, and the page says so', async ({ page }) => {
  await page.goto('about/');
  await page.evaluate(() => localStorage.setItem('pr1:/:shared', 'yes'));
  await openConsole(page);
  await expect(page.locator('[data-desk-ready]')).toContainText(say('console', 'kept-shared'));
  await bring(page, [{ name: 'anna.json', text: await handInFile('Anna Berg') }]);
  await settled(page);
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});

test('the roll is called by invitation: who sent all, a part or nothing, with a reminder that names nobody', async ({
  page,
}) => {
  const office = await deviceKey('/', {});
  if (!office) throw new Error('This Node has no cryptography.');
  const assignment: Assignment = { id: 'abcdefgh', modules: [module.id], testOut: false, share: ['name'] };
  const invitees = ['Anna', 'Ben', 'Cy'].map((label, n) => ({ label, token: `token00${n}` }));
  const codeFor = (invitee?: string) => writeLink({ ...assignment, ...(invitee ? { invitee } : {}) }, office);
  const made: AssignmentMade = {
    assignment,
    code: (await codeFor()) ?? '',
    keyName: keyName(office.key),
    made: '2026-11-20T09:00:00.000Z',
    invitees,
  };
  await page.goto('about/');
  await page.evaluate(async (one) => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('pr1:/:desk', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('assignments');
        opening.result.createObjectStore('notes');
      };
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('assignments', 'readwrite');
        writing.objectStore('assignments').put(one, one.assignment.id);
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  }, made);
  await openConsole(page);
  const part = recordBy('Ben').slice(0, 4);
  await bring(page, [
    { name: 'a.json', text: await handInFile('Anna', { assignment: (await codeFor('token000')) ?? '' }) },
    { name: 'b.json', text: await handInFile('Ben', { entries: part, assignment: (await codeFor('token001')) ?? '' }) },
    { name: 'x.json', text: await handInFile('Xan', { assignment: (await codeFor('stranger')) ?? '' }) },
  ]);
  await settled(page);
  const missing = page.locator('[data-missing]');
  await expect(missing.locator('[role="status"]')).toHaveText(say('console', 'missing-count', { missing: 2, of: 3 }));
  await expect(missing.locator('li')).toHaveText([
    `Ben · ${say('console', 'arrival-partly')}`,
    `Cy · ${say('console', 'arrival-nothing')}`,
  ]);
  await expect(missing).toContainText(say('console', 'missing-strangers', { n: 1 }));
  const letter = (await missing.getByRole('link', { name: say('console', 'remind') }).getAttribute('href')) ?? '';
  expect(letter).toMatch(/^mailto:\?subject=/);
  for (const { label, token } of invitees)
    expect(decodeURIComponent(letter)).not.toMatch(new RegExp(`${label}\\b|${token}`));
  await expect(rows(page).filter({ hasText: 'Anna' })).toHaveAttribute('data-level', 'assigned');
  await expect(rows(page).filter({ hasText: 'Xan' })).toContainText(say('roster', 'flag-not-invited'));
});
