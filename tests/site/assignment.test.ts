import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { accept, assigned, codeOf, dayFromNow, elsewhere, firstModule, openLink } from './assigning.ts';
import { module, say } from './content.ts';
import { bringIn, openFinish, takeHandIn } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { newWriter } from './finish-module.ts';
import { inBoth, inIndexedDB, inLocalStorage, ofKind } from './kept.ts';
import { expectNoFaults } from './axe.ts';
import { keyName } from '#domain/assignment/signed.ts';

const whole = {
  ...firstModule,
  modules: [module.id, 'of-another-copy'],
  place: 'au' as const,
  due: dayFromNow(9),
  pass: 80,
  testOut: true,
  share: ['name', 'journal'] as const,
  returnTo: 'cpd.office@hospital.example',
  title: '<img src=x onerror=alert(1)> before your first on-call',
  issuer: 'Postgraduate office, St Elsewhere’s',
};

test('a link says who asks for what, by when, what is sent back and what is not; nothing changes until it is accepted', async ({
  page,
}) => {
  await openLink(page, await codeOf(whole));
  expect(new URL(page.url()).hash, 'nobody reads it over a shoulder').toBe('');
  const shown = assigned(page);
  for (const text of [
    whole.title,
    whole.issuer,
    module.title,
    'of-another-copy',
    'in 9 days',
    '80 %',
    whole.returnTo,
    'Australia',
    say('assign', 'sent-record'),
    say('assign', 'asked-name'),
    say('assign', 'asked-journal'),
    say('assign', 'kept-rest'),
    say('assigned', 'test-out-value'),
    say('assigned', 'takes-value', { n: module.minutes }),
    keyName(elsewhere.key),
  ])
    await expect(shown).toContainText(text);
  await expect(shown.locator('img')).toHaveCount(0);
  await expectNoFaults(page, 'an assignment');
  await page.getByRole('button', { name: say('assigned', 'decline') }).click();
  await expect(page.getByRole('heading', { name: say('assigned', 'declined') })).toBeFocused();
  expect([await inLocalStorage(page), await inIndexedDB(page)], 'declining leaves nothing').toEqual([[], []]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith(':page')))).toEqual([]);
  expect(await page.locator('html').getAttribute('data-place')).toBeNull();
});

test('once accepted, it shows what to do first, fills the gap of a place, and stands on the home page by nearest day', async ({
  page,
}) => {
  const [near, far, over] = [
    { ...whole, modules: [module.id] },
    { ...firstModule, id: 'later-one', title: 'Later', due: dayFromNow(30) },
    { ...firstModule, id: 'over-now', modules: ['course'], title: 'Over', due: dayFromNow(-2) },
  ];
  const code = await codeOf(near);
  await openLink(page, code);
  await accept(page);
  const first = page.getByRole('link', { name: /^Begin: / });
  await expect(first).toHaveAttribute('href', new RegExp(`modules/${module.id}/${module.steps[0]}/$`));
  expect(ofKind(await inBoth(page), 'assignment-accepted')).toMatchObject([{ assignment: code }]);
  await expect(page.locator('html')).toHaveAttribute('data-place', 'au');
  const [calendar] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('assigned', 'calendar') }).click(),
  ]);
  const events = ICAL.Component.fromString(readFileSync(await calendar.path(), 'utf8')).getAllSubcomponents('vevent');
  expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([
    say('assign', 'event-soon', { n: 3 }),
    say('assign', 'event-due'),
  ]);

  for (const each of [far, over]) {
    await openLink(page, await codeOf(each));
    if (each === over) await expect(assigned(page).locator('.note.caution')).toContainText('Its last day was');
    await accept(page);
  }
  await page.goto('');
  const cards = page.locator('.assigned-card');
  await expect(cards.locator('h3')).toHaveText(['Over', near.title, 'Later']);
  await expect(cards.locator('a.button')).toHaveText(
    ['Over', near.title, 'Later'].map((title) => `${say('assigned', 'verb-start')}: ${title}`),
  );
  await expect(cards.first()).toContainText('You can still hand it in');
  await expectNoFaults(page, 'the home page with what was assigned');

  await page.locator('.assigned-card').nth(1).getByRole('link').click();
  await page.locator('[data-finish-lesson]').click();
  await expect(page.locator('[data-finish-done]')).toBeFocused();
  await page.goto('');
  await expect(cards.nth(1).locator('a.button')).toContainText(say('assigned', 'verb-continue'));

  await openLink(page, code);
  await expect(assigned(page)).toContainText('You accepted this on');
  await expect(page.locator('[data-accept]')).toHaveCount(0);
});

test('a link that was cut, changed, made elsewhere or by a newer version is refused in words of its own, and changes nothing', async ({
  page,
}) => {
  const specimens = JSON.parse(readFileSync('tests/fixtures/assignment/corpus.json', 'utf8')) as readonly {
    readonly name: string;
    readonly text: string;
    readonly refusal: string;
  }[];
  expect(specimens.length).toBeGreaterThan(30);
  await bringIn(page, [newWriter()({ kind: 'lesson-finished', lesson: module.steps[0] ?? '' })]);
  const before = await inBoth(page);
  await page.goto('a/');
  const refusal = page.locator('[data-refusal]');
  await expect(refusal).toContainText('There is no assignment in this address');
  const said = new Map<string, string>();
  for (const { name, text, refusal: kind } of specimens) {
    // What mail programs put around a good link does no harm; tests/domain reads those.
    if (kind === 'none') continue;
    await page.locator('[data-assigned-form] textarea').fill(text);
    await page.getByRole('button', { name: say('assigned', 'look') }).click();
    await expect(refusal, name).toBeFocused();
    const sentence = (await refusal.textContent()) ?? '';
    expect(sentence.length, name).toBeGreaterThan(20);
    expect(said.get(kind) ?? sentence, name).toBe(sentence);
    said.set(kind, sentence);
    await refusal.evaluate((note: HTMLElement) => note.blur());
  }
  expect(new Set(said.values()).size, 'each kind has a sentence of its own').toBe(said.size);
  expect(said.size).toBeGreaterThan(6);

  const code = await codeOf(firstModule);
  for (const length of [3, 40, code.length - 86, code.length - 1]) {
    await openLink(page, code.slice(0, length));
    await expect(refusal).toContainText(/incomplete|not the link/);
  }
  const start = Date.now();
  await page.goto('a/');
  await page.evaluate(() => {
    location.hash = `eyJ${'x'.repeat(200_000)}`;
  });
  await expect(refusal).toContainText('longer than any');
  expect(Date.now() - start).toBeLessThan(5000);
  expect(await inBoth(page)).toEqual(before);
});

test('a hand-in answers the assignment that is chosen, says what that one asks for, and sends nothing that is not put in', async ({
  page,
}) => {
  await openLink(page, await codeOf({ ...whole, share: ['name', 'role', 'journal'], modules: [module.id] }));
  await accept(page);
  const other = await codeOf({ ...firstModule, id: 'the-other', title: 'The other one' });
  await openLink(page, other);
  await accept(page);
  await openFinish(page);
  const answers = page.locator('[data-answers] select');
  await expect(answers.locator('option')).toHaveCount(3);
  const asked = page.locator('[data-asked]');
  await expect(asked).toContainText(say('finish', 'ask-name'));
  await expect(asked).toContainText(say('finish', 'ask-say'));
  await expectNoFaults(page, 'what an assignment asks for');
  const named = JSON.parse(await takeHandIn(page)) as Readonly<Record<string, unknown>>;
  expect(named['learner'], 'asked for, and not put in').not.toHaveProperty('name');
  expect(named).not.toHaveProperty('journal');

  await answers.selectOption('the-other');
  // It asks for nothing; what is left says how the file travels.
  await expect(asked.locator(':scope > *')).toHaveCount(1);
  await expect(asked.locator('[data-travel]')).toHaveText(say('finish', 'travels-open'));
  await expect(page.locator('[data-prepared]')).toBeHidden();
  expect(JSON.parse(await takeHandIn(page))).toMatchObject({ assignment: other });
  await answers.selectOption({ label: say('finish', 'answers-none') });
  expect(JSON.parse(await takeHandIn(page))).not.toHaveProperty('assignment');
  const [, second, third] = ofKind(await inBoth(page), 'handed-in');
  expect([second?.['assignment'], third?.['assignment']]).toEqual([other, undefined]);
});

test('on a shared computer an assignment is there until the tab closes: on the home page, and where it lets a module be tested out of', async ({
  page,
}) => {
  await page.goto('start/');
  await page.locator('[name="shared"]').check();
  await page.locator('[data-start-form] button[type="submit"]').click();
  await page.waitForURL(/modules/);
  await page.goto(`a/#${await codeOf({ ...firstModule, title: 'For the ward', testOut: true })}`);
  await accept(page);
  await page.goto('');
  await expect(page.locator('.assigned-card h3')).toHaveText('For the ward');
  await page.goto(`modules/${module.id}/`);
  await expect(page.locator('#test-out[data-state="test"]')).toBeVisible();
  expect([await inLocalStorage(page), await inIndexedDB(page)]).toEqual([[], []]);
});
