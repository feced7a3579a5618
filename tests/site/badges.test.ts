import { SignJWT } from 'jose';
import { type Badge, composeBadge, hashedIdentity } from '#domain/credential/badge.ts';
import { newIssuer, readRsaKey, writeRevocations } from '#domain/credential/issuers.ts';
import { say } from './content.ts';
import { refusal, verdict } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { checkBadge, pin } from './issuing.ts';
import { expectNoFaults } from './axe.ts';

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
