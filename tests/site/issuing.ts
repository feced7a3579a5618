import type { Page } from '@playwright/test';
import type { KnownIssuer } from '#domain/credential/pin-issuers.ts';
import { expect } from './fixtures.ts';

/**
 * The page that checks as the next build would have it, once these issuers stand in `content/issuers/`; and the host's list of what
 * each took back, which is asked for anew each time.
 */
export async function pin(page: Page, known: readonly KnownIssuer[]): Promise<void> {
  await page.unrouteAll();
  await page.route('**/verify/', async (route) => {
    const built = await route.fetch();
    const text = await built.text();
    const empty = /(<script type="application\/json" id="known-issuers">)\[\](<\/script>)/;
    expect(text, 'nobody is pinned in this copy').toMatch(empty);
    await route.fulfill({
      response: built,
      body: text.replace(empty, (_, open, close) => open + JSON.stringify(known) + close),
    });
  });
  for (const { issuer, list } of known)
    await page.route(`**${new URL(issuer.revocations).pathname}`, (route) =>
      route.fulfill({ contentType: 'application/json', body: list }),
    );
}

/** Chooses a badge on the page that checks. */
export async function checkBadge(page: Page, token: string, name = 'badge.jwt'): Promise<void> {
  await page.goto('verify/');
  const input = page.locator('[data-drop] input');
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name, mimeType: 'application/jwt', buffer: Buffer.from(token) });
}
