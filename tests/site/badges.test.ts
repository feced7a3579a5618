import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { type Badge, composeBadge, hashedIdentity } from '#domain/credential/badge.ts';
import { newIssuer, readIssuerCard, readRsaKey, writeRevocations } from '#domain/credential/issuers.ts';
import { pinIssuers } from '#domain/credential/pin-issuers.ts';
import { bringHandIns, openConsole } from './at-the-desk.ts';
import { expectNoFaults } from './axe.ts';
import { course, module, say, some } from './content.ts';
import { refusal, verdict } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { handInFile } from './handed-in.ts';
import { checkBadge, pin } from './issuing.ts';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** An office and a badge that another library signed with its key. */
async function signed(validFrom: string, validUntil: string | null) {
  const pair = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const key = readRsaKey(await crypto.subtle.exportKey('jwk', pair.publicKey));
  if (!key) throw new Error('It is no key.');
  const issuer = newIssuer(
    'https://course.example/',
    { name: 'CPD Office', contact: 'cpd@example.org' },
    key,
    '2026-01-01',
  );
  const badge: Badge = composeBadge({
    id: '0d3c4a3e-5a59-4f5b-9d4e-0b6f6c3f4d5e',
    subject: '0d3c4a3e-5a59-4f5b-9d4e-0b6f6c3f4d5f',
    issuer,
    achievement: {
      id: 'https://x.example/course',
      name: 'Post Rounds',
      description: 'A course.',
      edition: '1',
      criteria: 'All.',
    },
    validFrom,
    validUntil,
    finished: validFrom,
    credits: 1.5,
    holder: hashedIdentity('anna@example.org', 'sixteen-letters!'),
    revocations: issuer.revocations,
  });
  const seconds = (time: string) => Math.floor(Date.parse(time) / 1000);
  const claims = {
    ...badge,
    iss: issuer.id,
    sub: badge.credentialSubject.id,
    jti: badge.id,
    nbf: seconds(badge.validFrom),
    ...(badge.validUntil ? { exp: seconds(badge.validUntil) } : {}),
  };
  const header = { alg: 'RS256', typ: 'JWT', kid: issuer.keys[0]?.kid ?? '' };
  const token = await new SignJWT(claims).setProtectedHeader(header).sign(pair.privateKey);
  const list = (taken: ReadonlyMap<string, string>) => writeRevocations(issuer.revocations, issuer.id, taken);
  return { issuer, badge, token, list };
}

test('a badge is valid from a pinned issuer alone, then taken back, and every doubt has its sentence', async ({
  page,
}) => {
  const { issuer, badge, token, list } = await signed('2026-06-01T00:00:00Z', null);
  const said = (key: string) => say('verify', key, { issuer: issuer.name });
  await checkBadge(page, token);
  await expect(verdict(page)).toHaveText(said('badge-issuer-unknown'));
  await expect(verdict(page)).toBeFocused();

  await pin(page, [{ issuer, list: list(new Map()) }]);
  await checkBadge(page, token);
  await expect(verdict(page)).toHaveText(said('badge-valid'));
  await expect(page.locator('[data-step][data-result="yes"]')).toHaveCount(7);
  const report = page.locator('[data-verified]');
  for (const field of ['Post Rounds', badge.id, issuer.id, issuer.contact, badge.validFrom, '1.5', issuer.revocations])
    await expect(report).toContainText(field);
  await page.locator('input[name="holder"]').fill(' Anna@example.org');
  await page.getByRole('button', { name: say('verify', 'badge-holder-look') }).click();
  await expect(page.locator('[data-holder]')).toHaveText(say('verify', 'badge-holder-yes'));
  await page.locator('[data-verified] summary').click();
  await expectNoFaults(page, 'a badge that is valid');

  const changed = token.replace(/.$/, (letter) => (letter === 'A' ? 'Q' : 'A'));
  await checkBadge(page, changed, 'badge.json');
  await expect(verdict(page)).toHaveText(said('badge-invalid'));
  await page.locator('textarea[name="code"]').fill(`\n ${token} \n`);
  await page.getByRole('button', { name: say('verify', 'look') }).click();
  await expect(verdict(page)).toHaveText(said('badge-valid'));

  // The host's list says so at once, though the page was built before.
  await pin(page, [{ issuer, list: list(new Map([[badge.id, 'Signed by mistake.']])) }]);
  await checkBadge(page, token);
  await expect(verdict(page)).toHaveText(said('badge-revoked'));
  await expect(report).toContainText('Signed by mistake.');

  await page.route(`**${new URL(issuer.revocations).pathname}`, (route) =>
    // A network that asks for a fee, say.
    route.fulfill({ status: 200, body: '<html>' }),
  );
  await checkBadge(page, token);
  await expect(verdict(page), 'the list that was built in still shows it').toHaveText(said('badge-revoked'));

  await checkBadge(page, token.slice(0, 900));
  await expect(refusal(page)).toHaveText(say('verify', 'badge-unread'));
});

test('a badge whose list cannot be had is unsure, and one whose time is over was valid', async ({ page }) => {
  const now = await signed('2026-06-01T00:00:00Z', null);
  await pin(page, [{ issuer: now.issuer, list: now.list(new Map()) }]);
  await page.route(`**${new URL(now.issuer.revocations).pathname}`, (route) =>
    route.fulfill({ status: 200, body: '<html>' }),
  );
  await checkBadge(page, now.token);
  await expect(verdict(page)).toHaveText(say('verify', 'badge-unsure'));
  await expect(page.locator('[data-step="revocation"]')).toContainText(say('verify', 'badge-why-no-list'));

  const then = await signed('2026-06-01T00:00:00Z', '2026-06-30T00:00:00Z');
  await pin(page, [{ issuer: then.issuer, list: then.list(new Map()) }]);
  await checkBadge(page, then.token);
  await expect(verdict(page)).toHaveText(say('verify', 'badge-past'));
});

const passphrase = 'a long sentence of my own';

test('an office makes its key, confirms two people, signs, hands back, and takes back: valid, then revoked; its book is handed over', async ({
  page,
  newContext,
}) => {
  test.setTimeout(180_000);
  await openConsole(page);
  await bringHandIns(page, [
    { name: 'anna.json', text: await handInFile('Anna Berg') },
    { name: 'ben.json', text: await handInFile('Ben Cole') },
  ]);
  const keys = page.locator('[data-part="keys"]');
  const desk = (key: string, values?: Record<string, string | number>) => say('badges', key, values);
  await keys.getByLabel(desk('field-name')).fill('CPD Office, North Hospital');
  await keys.getByLabel(desk('field-contact')).fill('cpd@example.org');
  await keys.locator('[name="passphrase"]').fill(passphrase);
  await keys.locator('[name="again"]').fill('another sentence');
  await keys.getByRole('button', { name: desk('make') }).click();
  await expect(keys.getByRole('alert')).toHaveText(desk('fault-passphrases-differ'));
  await keys.locator('[name="again"]').fill(passphrase);
  await keys.getByRole('button', { name: desk('make') }).click();
  await expect(keys.locator('[data-pinned="false"]')).toBeVisible({ timeout: 20_000 });

  // Nothing is signed before a coordinator has said how they know.
  await keys.locator('select[name="scope"]').selectOption(module.id);
  await keys.getByRole('button', { name: desk('choose-all', { n: 2 }) }).click();
  await expect(keys.getByRole('button', { name: desk('sign', { n: 0 }) })).toBeDisabled();
  await keys.locator('[name="reason"]').fill('They were asked by telephone.');
  await keys.getByRole('button', { name: desk('confirm', { n: 2 }) }).click();
  await expect(keys).toContainText(desk('confirmed-n', { n: 2 }));
  await expect(keys.locator('[data-standing="confirmed"]')).toHaveCount(2);
  await keys.getByLabel(desk('address-of', { name: 'Anna Berg' })).fill('anna@example.org');
  await keys.locator('[name="count"]').fill('3');
  await keys.getByRole('button', { name: desk('sign', { n: 2 }) }).click();
  await expect(keys.locator('[data-standing="signed"]')).toHaveCount(0);
  await keys.locator('[name="count"]').fill('2');
  const zip = await saved(page, () => keys.getByRole('button', { name: desk('sign', { n: 2 }) }).click());
  await expect(keys.locator('[data-standing="signed"]')).toHaveCount(2);
  const files = unzipSync(zip);
  expect(Object.keys(files)).toHaveLength(3);
  const whose = parse(Buffer.from(some(files['whose.csv'])), { bom: true, columns: false }) as readonly string[][];
  const [fileOfAnna = ''] = some(whose.find((line) => line[1] === 'Anna Berg'));
  expect(fileOfAnna).toMatch(new RegExp(`^badge-${module.id}-[0-9a-f]{8}\\.jwt$`));
  const token = strFromU8(some(files[fileOfAnna]));

  // An independent library reads it with the public key of the card, which whoever publishes the site puts into its folder.
  const card = (await saved(page, () => keys.getByRole('button', { name: desk('save-card') }).click())).toString();
  const issuer = some(readIssuerCard(card));
  const { payload } = await jwtVerify(token, await importJWK({ ...some(issuer.keys[0]).jwk }, 'RS256'));
  expect(payload).toMatchObject({
    iss: issuer.id,
    credentialSubject: { achievement: { name: `${course.title}: ${module.title}` } },
  });
  expect(JSON.stringify(payload)).not.toContain('Anna');
  const file = `${new URL(issuer.id).pathname.split('/').at(-1)}`;
  const listOf = async () =>
    (await saved(page, () => keys.getByRole('button', { name: desk('save-list') }).click())).toString();
  const before = pinIssuers({ [file]: card, [file.replace('.json', '.revoked.json')]: await listOf() });
  expect(before.faults).toEqual([]);
  const other = await (await newContext()).newPage();
  await pin(other, before.known);
  await checkBadge(other, token);
  await expect(verdict(other)).toHaveText(say('verify', 'badge-valid', { issuer: issuer.name }));
  await other.locator('input[name="holder"]').fill('anna@example.org');
  await other.getByRole('button', { name: say('verify', 'badge-holder-look') }).click();
  await expect(other.locator('[data-holder]')).toHaveText(say('verify', 'badge-holder-yes'));

  // Nothing is signed twice, whoever asks for it.
  await page.reload();
  await expect(keys.locator('[data-pinned="false"]')).toBeVisible();
  await keys.locator('select[name="scope"]').selectOption(module.id);
  await keys.getByRole('button', { name: desk('choose-all', { n: 2 }) }).click();
  await expect(keys.getByRole('button', { name: desk('sign', { n: 0 }) })).toBeDisabled();
  await expect(keys).toContainText(desk('again', { n: 2 }));
  await expectNoFaults(page, 'the desk with badges');

  const rowOfAnna = keys.locator('[data-badge]', { hasText: 'Anna Berg' });
  await rowOfAnna.getByRole('button', { name: desk('take-back') }).click();
  await keys.locator('[name="back-reason"]').fill('Signed for the wrong person.');
  await keys
    .locator('[data-take-back]')
    .getByRole('button', { name: desk('take-back') })
    .click();
  await expect(rowOfAnna).toContainText('Signed for the wrong person.');
  await expect(keys).toContainText(desk('taken-back'));
  const after = pinIssuers({ [file]: card, [file.replace('.json', '.revoked.json')]: await listOf() });
  await pin(other, after.known);
  await checkBadge(other, token);
  await expect(verdict(other)).toHaveText(say('verify', 'badge-revoked', { issuer: issuer.name }));

  // A badge is valid until the content is due for review; after that day it was.
  const ben = some(Object.entries(files).find(([name]) => name.endsWith('.jwt') && name !== fileOfAnna))[1];
  await other.clock.setFixedTime(new Date(`${Number(new Date(String(payload.validUntil)).getFullYear()) + 1}-01-01`));
  await checkBadge(other, strFromU8(ben));
  await expect(verdict(other)).toHaveText(say('verify', 'badge-past'));

  await keys.locator('[data-seal] input').fill('not the passphrase');
  await keys.getByRole('button', { name: desk('save-all') }).click();
  await expect(keys.getByRole('alert')).toHaveText(desk('fault-wrong-passphrase'));
  await keys.locator('[data-seal] input').fill(passphrase);
  const book = await saved(page, () => keys.getByRole('button', { name: desk('save-all') }).click());
  expect(book.toString()).not.toContain('Anna');
  const successor = await (await newContext()).newPage();
  await openConsole(successor);
  await successor.locator('[data-part="keys"] summary', { hasText: desk('take-over') }).click();
  const takeOver = successor.locator('[data-take-over]');
  await takeOver
    .locator('input[type="file"]')
    .setInputFiles({ name: 'book.json', mimeType: 'application/json', buffer: book });
  await takeOver.locator('input[type="password"]').fill(passphrase);
  await takeOver.getByRole('button', { name: desk('open') }).click();
  await expect(successor.locator('[data-badge]')).toHaveCount(2, { timeout: 20_000 });
  await expect(successor.locator('[data-badge]', { hasText: 'Anna Berg' })).toContainText(
    'Signed for the wrong person.',
  );
});

/** The file that a click hands over. */
async function saved(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await download.path());
}
