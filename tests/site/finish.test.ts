import { finishedRecord } from '#tests/finished-record.ts';
import { module, modules, say } from './content.ts';
import { bringIn, checkFile, evaluate, openFinish, refusal, takeHandIn, verdict } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, ofKind } from './kept.ts';
import { knownCourse } from './known-course.ts';

const oneModule = finishedRecord(knownCourse, { place: 'uk', modules: [module.id] });

test('before anything is finished the page says so, and offers neither certificate nor file', async ({ page }) => {
  await openFinish(page);
  await expect(page.getByText(say('finish', 'far-none'))).toBeVisible();
  await expect(page.getByText(say('finish', 'state-empty'))).toBeVisible();
  for (const hidden of ['[data-evaluation]', '[data-finish-certificates]', '[data-hand-in]'])
    await expect(page.locator(hidden)).toBeHidden();
  await page.goto('certificate/');
  await expect(page.locator('[data-certificate-none]')).toContainText(say('certificate', 'none'));
  await expect(page.locator('[data-certificate]')).toBeHidden();
});

test('an evaluation says what is missing, claims no more minutes than there are, and keeps no free text', async ({
  page,
}) => {
  await bringIn(page, oneModule);
  await page.goto('certificate/');
  await expect(page.locator('[data-certificate-none]')).toContainText(
    say('certificate', 'none-evaluate', { title: module.title }),
  );
  await openFinish(page);
  await page.getByRole('button', { name: say('finish', 'save') }).click();
  await expect(page.locator('input[name="relevance"]').first()).toBeFocused();
  await expect(page.locator('.fault:visible')).toHaveCount(5);
  await page.locator('#minutes').fill(String(module.minutes + 1));
  await page.locator('input[name="relevance"][value="5"]').check();
  await page.getByRole('button', { name: say('finish', 'save') }).click();
  await expect(page.locator('#fault-minutes')).toHaveText(say('finish', 'fault-minutes', { most: module.minutes }));
  await expect(page.locator('.fault:visible')).toHaveCount(4);
  expect(ofKind(await inBoth(page), 'evaluation-given')).toEqual([]);
  await evaluate(page, String(module.minutes));
  const [given] = ofKind(await inBoth(page), 'evaluation-given');
  expect(given).toMatchObject({
    of: module.id,
    minutes: module.minutes,
    honour: true,
    answers: { relevance: 4, 'bias-free': 'yes', 'will-change': 'yes', 'barrier-time': 1 },
  });
});

test('a certificate is one sheet that holds what the preview shows, names nobody elsewhere, and replays from its code', async ({
  page,
}) => {
  // Two scopes, two papers, a page of the check for each.
  test.setTimeout(120_000);
  await bringIn(page, finishedRecord(knownCourse, { place: 'uk' }));
  await openFinish(page);
  await expect(page.getByText(say('finish', 'far-all'))).toBeVisible();
  const most = modules.reduce((sum, { minutes }) => sum + minutes, 0);
  await evaluate(page, String(most));
  await evaluate(page);
  await page.goto('certificate/#course');
  const sheet = page.locator('[data-certificate]');
  await page.locator('input[name="name"]').fill('Dr Ayesha Rahman');
  await expect(sheet.getByRole('heading', { name: 'Dr Ayesha Rahman' })).toBeVisible();
  await expect(sheet).toContainText(say('certificate', 'credit-none'));
  await expect(sheet).toContainText('70 %, conventional');
  await expect(sheet).toContainText(say('certificate', 'status-value'));
  const hours = Math.floor(most / 15) / 4;
  await expect(sheet).toContainText(say('certificate', 'hours-value', { hours, minutes: most, most }));

  for (const scope of ['course', module.id]) {
    await page.locator('select[name="scope"]').selectOption(scope);
    await expect(sheet.locator('.what')).toContainText(scope === 'course' ? 'residency' : module.title);
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), `${scope} on ${format}`).toHaveLength(1);
      expect(pdf.match(/\/(?:Title|Author|Subject|Keywords)[^\n]*/g)?.join() ?? '').not.toContain('Rahman');
    }
    const code = await page.locator('[data-certificate-code] textarea').inputValue();
    const other = await page.context().newPage();
    await other.goto(`verify/#${code}`);
    await expect(verdict(other)).toHaveText(say('verify', 'verdict-sound'));
    await expect(verdict(other)).toBeFocused();
    await expect(other.locator('[data-verified]')).toContainText('Dr Ayesha Rahman');
    expect(new URL(other.url()).hash, 'nobody reads it over a shoulder').toBe('');
    await other.close();
  }
  const kept = JSON.stringify(await inBoth(page));
  expect(kept).not.toContain('Rahman');
});

test('a hand-in says what leaves before it does, is noted, and verifies; the journal stays unless it is ticked', async ({
  page,
}) => {
  await bringIn(page, oneModule);
  await openFinish(page);
  await expect(page.locator('[data-standing]')).toContainText(say('finish', 'state-ready'));
  await expect(page.locator('[data-standing]')).toContainText('partial');
  const text = await takeHandIn(page);
  await expect(page.locator('[data-prepared]')).toContainText(say('finish', 'stays-journal'));
  await expect(page.locator('[data-prepared]')).toContainText(say('finish', 'stays-name'));
  await expect(page.locator('[data-prepared] .hash')).toHaveText(/^[0-9a-f]{64}$/);
  await expect(page.getByRole('link', { name: say('finish', 'mail') })).toHaveAttribute(
    'href',
    /^mailto:\?subject=.+[0-9a-f]{64}/,
  );
  await expect(page.locator('[data-standing]')).toContainText('Whether it arrived');
  const [handed] = ofKind(await inBoth(page), 'handed-in');
  expect(handed).toMatchObject({
    entries: oneModule.length,
    file: await page.locator('[data-prepared] .hash').textContent(),
  });
  expect(JSON.parse(text)).not.toHaveProperty('journal');

  const before = await inBoth(page);
  await page.goto('verify/');
  await checkFile(page, text);
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-sound'));
  await expect(verdict(page)).toBeFocused();
  const report = page.locator('[data-verified]');
  await expect(report).toContainText(say('verify', 'always'));
  await expect(report).toContainText(String(handed?.file));
  await expect(report.getByText(say('verify', 'agrees'), { exact: true })).toHaveCount(3);
  for (const field of [
    'name',
    'place',
    'course',
    'edition',
    'made',
    'progress',
    'assignment',
    'signature',
    'hash',
    'entries',
    'journal',
  ])
    await expect(report.locator('dt').getByText(say('verify', `field-${field}`), { exact: true })).toBeVisible();
  expect(await inBoth(page), 'checking changes nothing').toEqual(before);
});

test('a file that was changed, cut, of another kind, newer or huge has a sentence of its own, and nothing is lost', async ({
  page,
}) => {
  await bringIn(page, oneModule);
  await openFinish(page);
  const text = await takeHandIn(page);
  const before = await inBoth(page);
  await page.goto('verify/');
  await checkFile(page, text.replace('"score":100', '"score":99'));
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-broken'));
  await expect(page.locator('[data-finding="signature-invalid"]')).toBeVisible();
  await expect(page.locator('[data-finding="entries-altered"]')).toBeVisible();
  const files: readonly (readonly [string | Buffer, RegExp])[] = [
    ['', /empty/],
    ['%PDF-1.7', /PDF/],
    ['<!doctype html>', /web page/],
    ['{}', /no hand-in/],
    [text.slice(0, -40), /cut short/],
    [text.replace('"version": 1', '"version": 9'), /newer version/],
    ['['.repeat(100_000) + ']'.repeat(100_000), /nested deeper/],
    [Buffer.alloc(6 * 2 ** 20, 32), /larger than 5 MB/],
  ];
  for (const [bytes, sentence] of files) {
    await checkFile(page, bytes);
    await expect(refusal(page)).toHaveText(sentence);
    await expect(refusal(page)).toBeFocused();
  }
  await page.getByLabel(say('verify', 'code')).fill('1~2026.1~defamation');
  await page.getByRole('button', { name: say('verify', 'look') }).click();
  await expect(refusal(page)).toHaveText(/incomplete/);
  await checkFile(page, text);
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-sound'));
  expect(await inBoth(page)).toEqual(before);
});

test('a name of 300 combining signs that turns the text around it is tidied, said, and stays within 320 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await bringIn(page, oneModule);
  await openFinish(page);
  await evaluate(page);
  const field = page.getByLabel(say('finish', 'name'));
  await field.fill(`\u202EZ${'\u0335'.repeat(300)}oe ${'W'.repeat(60)}`);
  await field.blur();
  await expect(page.locator('#name-line')).toHaveText(say('finish', 'name-changed'));
  await expect(field).toHaveValue(`Z${'\u0335'.repeat(4)}oe ${'W'.repeat(60)}`);
  for (const address of ['finish/', 'certificate/']) {
    await page.goto(address);
    await expect(page.locator('input[name="name"]'), 'asked once').toHaveValue(/oe W{60}$/);
    await expect(page.locator(address === 'finish/' ? '[data-hand-in]' : '[data-certificate]')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('without cryptography a hand-in is unsigned and says so, before and after', async ({ newContext }) => {
  const context = await newContext({ acceptDownloads: true });
  await context.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  const page = await context.newPage();
  await bringIn(page, oneModule);
  await openFinish(page);
  const text = await takeHandIn(page);
  await expect(page.locator('[data-prepared]')).toContainText(say('finish', 'leaves-unsigned'));
  await page.goto('verify/');
  await checkFile(page, text);
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-doubt'));
  await expect(page.locator('[data-finding="unsigned"]')).toBeVisible();
});

test('the key stays the same from one hand-in to the next, and erasing everything forgets it', async ({ page }) => {
  await bringIn(page, oneModule);
  const keyNow = async () => {
    await openFinish(page);
    return (JSON.parse(await takeHandIn(page)) as { signature: { key: { x: string } } }).signature.key.x;
  };
  const first = await keyNow();
  expect(await keyNow()).toBe(first);
  await page.goto('settings/');
  await page.getByRole('button', { name: say('settings', 'erase') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('settings', 'erase-yes') })
    .click();
  await expect(page.getByText(say('settings', 'erase-done'))).toBeVisible();
  await bringIn(page, oneModule);
  expect(await keyNow()).not.toBe(first);
});

test('in a frame of another page the check shows only where to open it', async ({ page }) => {
  const body = '<!doctype html><title>Another page</title><iframe src="/verify/" title="framed"></iframe>';
  await page.route('**/another-page/', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('another-page/');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText(say('verify', 'framed'))).toBeVisible();
  await expect(frame.locator('[data-verify-form]')).toBeHidden();
});
