import { hardestOf } from '#domain/scenario/hardest.ts';
import { accept, codeOf, dayFromNow, firstModule, openLink } from './assigning.ts';
import { expectNoFaults } from './axe.ts';
import { module, say, scenarios, some, walkOf } from './content.ts';
import { checkFile, evaluate, openFinish, takeHandIn, verdict } from './finishing.ts';
import { expect, test } from './fixtures.ts';
import { inBoth, ofKind } from './kept.ts';
import { finish, isReady } from './play.ts';
import { answerAll, formOf, handIn } from './test-form.ts';

const own = scenarios.filter((each) => each.module === module.id);
const hardest = some(own.find(({ id }) => id === hardestOf(own.map((each) => ({ id: each.id, scenario: each })))));
const [sound] = some(
  Object.entries(hardest.walkthroughs ?? {}).find(([, { ends }]) => hardest.outcomes[ends]?.verdict === 'sound'),
);
const offered = {
  ...firstModule,
  testOut: true,
  due: dayFromNow(20),
  title: 'Before your first on-call',
  returnTo: 'cpd.office@hospital.example',
};

test('whoever knows a module takes its test cold and plays its hardest case; then every screen counts it, and the hand-in names the assignment', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`modules/${module.id}/`);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#test-out')).toBeHidden();

  const code = await codeOf(offered);
  await openLink(page, code);
  await accept(page);
  await page.getByRole('link', { name: module.title }).click();
  await expect(page.locator('#test-out')).toContainText(say('module', 'test-out-test', { title: hardest.title }));
  await expectNoFaults(page, 'a module that may be tested out of');
  await page.getByRole('link', { name: say('module', 'test-out-to-test') }).click();
  await page.getByRole('button', { name: say('test', 'begin') }).click();
  await formOf(page);
  await answerAll(page, 'right');
  await handIn(page);

  await page.goto(`modules/${module.id}/`);
  await page.getByRole('link', { name: say('module', 'test-out-to-case', { title: hardest.title }) }).click();
  await isReady(page);
  await finish(page, walkOf(hardest, sound).choose);
  const [result] = ofKind(await inBoth(page), 'attempt-finished');
  expect(result).toMatchObject({ scenario: hardest.id, verdict: 'sound' });

  await page.goto(`modules/${module.id}/`);
  await expect(page.locator('#test-out')).toContainText(say('module', 'test-out-done'));
  await expect(page.locator('[data-module-next]')).toHaveText(say('module', 'finish'));
  await page.goto('');
  await expect(page.locator('.assigned-card a.button')).toContainText(say('assigned', 'verb-hand-in'));
  await page.goto('progress/');
  await expect(page.locator(`[data-progress-module="${module.id}"] [data-progress-count]`)).toContainText(
    say('progress', 'tested-out'),
  );
  await openFinish(page);
  await expect(page.locator(`[data-finish-module="${module.id}"]`)).toContainText(say('finish', 'module-out'));
  await evaluate(page, '20');
  await page.goto(`certificate/#${module.id}`);
  await expect(page.locator('[data-certificate]')).toContainText(
    say('certificate', 'way-value', { modules: module.title }),
  );
  const certificate = await page.locator('[data-certificate-code] textarea').inputValue();

  await openFinish(page);
  await expect(page.locator('[data-answers] select option:checked')).toHaveText(offered.title);
  await expect(page.locator('[data-asked]')).toContainText(offered.returnTo);
  const text = await takeHandIn(page);
  await expect(page.locator('[data-prepared]')).toContainText(
    say('finish', 'leaves-assignment', { title: offered.title }),
  );
  await expect(page.getByRole('link', { name: say('finish', 'mail') })).toHaveAttribute(
    'href',
    new RegExp(`^mailto:${offered.returnTo}\\?subject=`),
  );
  expect(JSON.parse(text)).toMatchObject({ assignment: code, progress: { complete: [module.id] } });
  await page.goto('');
  await expect(page.locator('.assigned-card')).toContainText(say('assigned', 'card-handed-in'));

  await page.goto('verify/');
  await checkFile(page, text);
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-sound'));
  await expect(page.locator('[data-finding="tested-out"]')).toContainText(module.title);
  await page.locator('[data-verify-form] textarea').fill(certificate);
  await page.getByRole('button', { name: say('verify', 'look') }).click();
  await expect(page.locator('[data-verified]')).toContainText(say('verify', 'kind-certificate'));
  await expect(verdict(page)).toHaveText(say('verify', 'verdict-sound'));
  await expect(page.locator('[data-finding="tested-out"]')).toContainText(module.title);
});

test('without leave to test out the same work leaves the module open, and after a lesson the offer is closed', async ({
  page,
}) => {
  await openLink(page, await codeOf({ ...offered, testOut: false }));
  await accept(page);
  await page.goto(`modules/${module.id}/`);
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#test-out')).toBeHidden();
  await page.goto(`modules/${module.id}/${module.steps[0]}/`);
  await page.locator('[data-finish-lesson]').click();
  await expect(page.locator('[data-finish-done]')).toBeFocused();
  await openLink(page, await codeOf(offered));
  await accept(page);
  await page.goto(`modules/${module.id}/`);
  await expect(page.locator('#test-out')).toContainText(say('module', 'test-out-over'));
  await expect(page.locator('#test-out a')).toHaveCount(0);
});
