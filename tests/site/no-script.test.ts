import { items, lessons, module, optionsOf, say, scenarios, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { htmlFiles, pageOf, site } from './site.ts';

test.use({ javaScriptEnabled: false });

test('every page can be read without script', async ({ page }) => {
  for (const file of htmlFiles(site)) {
    await page.goto(pageOf(file));
    await expect(page.getByRole('heading', { level: 1 }), file).toBeVisible();
    expect((await page.locator('main').innerText()).trim().split(/\s+/).length, `words on ${file}`).toBeGreaterThan(20);
    await expect(page.locator('.masthead a').first(), file).toBeVisible();
  }
});

for (const { id, title, start, beats } of scenarios) {
  test(`“${title}” shows its first beat and the whole case as numbered paragraphs without script`, async ({ page }) => {
    await page.goto(`scenarios/${id}/`);
    await expect(page.locator('.moment h2')).toContainText(some(beats[start]).heading);
    await expect(page.locator('.moment h2')).toBeVisible();
    await expect(page.locator('.decision label').first()).toBeVisible();
    await expect(page.locator('.moment')).toContainText(
      some(
        some(beats[start])
          .say.trim()
          .split(/\s{2,}|\n/)[0],
      ),
    );
    await expect(page.locator('noscript p')).toHaveText(say('player', 'no-script'));

    const whole = page.locator('details.case');
    await expect(whole.locator('.paragraph').first()).toBeHidden();
    await whole.locator('summary').click();
    await expect(whole.locator('.paragraph').first()).toBeVisible();
    expect(await whole.locator('.paragraph').count()).toBeGreaterThanOrEqual(Object.keys(beats).length);
    for (const turn of await whole.locator('.turns a').all()) {
      await expect(page.locator(some(await turn.getAttribute('href')))).toHaveCount(1);
    }
  });

  test(`the first beat of “${title}” is in the page itself, before any script but the small one in its head`, async ({
    request,
  }) => {
    const html = await (await request.get(`scenarios/${id}/`)).text();
    const body = html.slice(html.indexOf('<body'));
    const beforeScripts = body.slice(0, body.indexOf('<script'));
    expect(beforeScripts).toContain(some(beats[start]).heading);
    for (const choice of Object.values(some(beats[start]).choices ?? {}))
      expect(textOfHtml(beforeScripts)).toContain(choice.text.trim());
  });
}

test('no scenario’s page tells a learner its cast, which says who is at fault', async ({ request }) => {
  expect(scenarios.filter(({ cast }) => !cast)).toEqual([]);
  for (const { id, title } of scenarios) {
    const html = await (await request.get(`scenarios/${id}/`)).text();
    expect(html, 'the page of the scenario').toContain(textOfHtml(title));
    expect(html, `the page of ${id}`).not.toMatch(/(?:"|&quot;|&#34;)cast(?:"|&quot;|&#34;)|at-fault/);
  }
});

test('a lesson keeps the answers of its checks in a disclosure that opens without script', async ({ page }) => {
  for (const lesson of lessons) {
    await page.goto(`modules/${module.id}/${lesson}/`);
    for (const check of await page.locator('quick-check').all()) {
      const item = some(items[some(await check.getAttribute('data-item'))]);
      const [reason] = Object.values(optionsOf(item)).map(({ feedback }) => feedback.trim().slice(0, 30));
      await expect(check.getByText(some(reason))).toBeHidden();
      await check.locator('summary').click();
      await expect(check.getByText(some(reason))).toBeVisible();
      await expect(check.getByRole('button'), 'nothing that would not work').toHaveCount(0);
    }
  }
});

test('pages that need script say so, and only when there is none', async ({ page, newContext }) => {
  const sentences = {
    progress: say('progress', 'no-script'),
    settings: say('settings', 'no-script'),
    search: say('search', 'no-script'),
  };
  const scripted = await (await newContext({ javaScriptEnabled: true })).newPage();
  for (const [address, sentence] of Object.entries(sentences)) {
    await page.goto(`${address}/`);
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.locator('noscript p')).toContainText(sentence);
    await scripted.goto(`${address}/`);
    await expect(scripted.locator('noscript p')).toHaveCount(0);
  }
});

/** Markup as the text that it shows. */
function textOfHtml(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
