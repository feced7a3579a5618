import type { Page } from '@playwright/test';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { writeSealed } from '#domain/hand-in/sealed-file.ts';
import { anOffice, close } from '../domain/hand-in/offices.ts';
import { finishedRecord } from '../finished-record.ts';
import { accept, codeOf, dayFromNow, firstModule, openLink } from '../site/assigning.ts';
import { bringHandIns, group } from '../site/at-the-desk.ts';
import { module, scenario } from '../site/content.ts';
import { makeKey, makeLink } from '../site/coordinator.ts';
import { bringIn, evaluate } from '../site/finishing.ts';
import { handInFile } from '../site/handed-in.ts';
import { knownCourse } from '../site/known-course.ts';

/** The desk as a tab shows it that waits for another one. */
export async function openElsewhere(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  // Leaving gives the desk to whoever waits.
  await page.reload();
  await page.locator('[data-desk-elsewhere]').waitFor();
}

/** Three people on the coordinator's desk: one sound, one forged, one file set aside; the first one's row is open. */
export async function gather(page: Page) {
  const files = [
    await handInFile('Anna Berg'),
    (await handInFile('Ben Cole')).replace('"score":100', '"score":99'),
    '{"format":"post-rounds-hand-in"',
  ];
  await page.locator('[data-desk-ready]').waitFor();
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles(
      files.map((text, n) => ({ name: `${n}.json`, mimeType: 'application/json', buffer: Buffer.from(text) })),
    );
  await page.locator('tr[data-row]').nth(1).waitFor();
  await page.getByRole('button', { name: 'Anna Berg' }).click();
  await page.locator('[data-person] form').waitFor();
  await page.locator('[data-desk="reports"] .actions button').first().click();
  await page.locator('[data-made]').waitFor();
}

export async function choosePlace(page: Page) {
  await page.locator('[data-place-switch]').selectOption('uk');
}

export async function answerCheck(page: Page) {
  await page.locator('quick-check input').first().check();
  await page.locator('[data-check-commit]').first().click();
}

export async function checkDraft(page: Page) {
  await page.locator('#draft:enabled').fill('A lovely night with Mrs Okafor (94F) in bed 12.');
  await page.locator('input[name="cover"]').last().check();
  await page.locator('[data-post-show]').click();
  await page.locator('[data-guarded-mask-all]').waitFor();
}

export async function keepReflection(page: Page) {
  await page.locator('#reflection:enabled').fill('A lovely night with Mrs Okafor (94F) in bed 12.');
  await page.locator('[data-reflection-keep]').click();
  await page.locator('[data-guarded-ask]').waitFor();
}

/** Opens the link of an assignment, and accepts it or not. */
export async function openAssignment(page: Page, accepted: boolean, more: Partial<Assignment> = {}) {
  const assignment: Assignment = {
    ...firstModule,
    due: dayFromNow(12),
    place: 'uk',
    pass: 80,
    testOut: true,
    share: ['name', 'journal'],
    returnTo: 'cpd.office@hospital.example',
    title: 'Before your first on-call',
    issuer: 'Postgraduate office, St Elsewhere’s',
    ...more,
  };
  await openLink(page, await codeOf(assignment));
  if (accepted) await accept(page);
}

export async function makeAssignment(page: Page) {
  await page.locator('[data-coordinator]:not([hidden])').waitFor();
  await makeKey(page);
  await makeLink(page, async () => {
    await page.locator('#field-due').fill(dayFromNow(12));
    await page.locator('#field-returnTo').fill('cpd.office@hospital.example');
  });
  await page.locator('#invitee-names').fill('First invitee\nSecond invitee');
  await page.locator('[data-invitees]').locator('..').getByRole('button', { name: 'Add them' }).click();
  await page.locator('.invitees li').first().waitFor();
}

export async function showAssigned(page: Page) {
  await openAssignment(page, true, {
    id: 'overdue-one',
    due: dayFromNow(-3),
    modules: ['course'],
    title: 'The whole course',
  });
  await openAssignment(page, true);
  await page.goto('/');
  await page.locator('.assigned-card').first().waitFor();
}

export async function showTestOut(page: Page) {
  await openAssignment(page, true);
  await page.goto(`/modules/${module.id}/`);
  await page.locator('#test-out[data-state]').waitFor();
}

/** Brings in a record in which the first module is finished, and evaluates it or not. */
export async function finish(page: Page, evaluated: boolean) {
  await bringIn(page, finishedRecord(knownCourse, { place: 'uk', modules: [module.id] }));
  await page.goto('/finish/');
  await page.locator('[data-evaluation]').waitFor();
  if (evaluated) await evaluate(page);
}

export async function showWhatLeaves(page: Page) {
  await finish(page, true);
  await press(page, '[data-hand-in] button');
  await page.locator('[data-prepared] h3').first().waitFor();
}

/** What leaves for an assignment that asks for a sealed file. */
export async function showSealed(page: Page) {
  await bringIn(page, finishedRecord(knownCourse, { place: 'uk', modules: [module.id] }));
  await openAssignment(page, true, { sealTo: (await anOffice()).receiver.x });
  await page.goto('/finish/');
  await page.locator('[data-travel="sealed"]').waitFor();
  await press(page, '[data-hand-in] button');
  await page.locator('[data-travels="sealed"] summary').last().click();
}

/** An office whose key is older than sealing. */
export async function showOlderKey(page: Page) {
  await page.locator('[data-coordinator]:not([hidden])').waitFor();
  await makeKey(page);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('pr1:/:coordinator-key');
        opening.onsuccess = () => {
          const removing = opening.result.transaction('keys', 'readwrite').objectStore('keys').delete('receiving');
          removing.onsuccess = resolve;
        };
      }),
  );
  await page.reload();
  await page.locator('[data-receiver-part]:not([hidden])').waitFor();
}

/** Sealed files on a desk without a key, each set aside with its reason. */
export async function setSealedAside(page: Page) {
  const { receiver } = await anOffice();
  const text = await handInFile('Anna Berg');
  const sealed = (await writeSealed(text, { assignment: firstModule.id, sealTo: receiver.x }, close)) ?? '';
  await page.locator('[data-desk-ready]').waitFor();
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles(
      [sealed, sealed.slice(0, 500)].map((each, n) => ({
        name: `${n}.jwe`,
        mimeType: 'application/jose',
        buffer: Buffer.from(each),
      })),
    );
  await page.locator('[data-set-aside] summary').click();
}

export async function showCertificate(page: Page) {
  await finish(page, true);
  await page.goto('/certificate/');
  await page.locator('input[name="name"]').fill('Dr Ayesha Rahman');
  await page.getByRole('heading', { name: 'Dr Ayesha Rahman' }).waitFor();
}

export async function checkCertificate(page: Page) {
  await showCertificate(page);
  const code = await page.locator('[data-certificate-code] textarea').inputValue();
  await page.goto(`/verify/#${code}`);
  await page.locator('[data-verdict]').waitFor();
}

/** Twelve people who divided at a case, with that case unfolded. */
export async function showDivided(page: Page) {
  await page.locator('[data-desk-ready]').waitFor();
  await bringHandIns(page, await group(7, 5));
  await page
    .locator('[data-part="divided"] .insight-case', { hasText: scenario.title })
    .first()
    .locator('summary')
    .click();
  await page.locator('[data-debrief-plan] .best-case').first().waitFor();
}

/** Brings in a record of a month ago, in which the first module is finished. */
export async function comeBack(page: Page) {
  await bringIn(
    page,
    finishedRecord(knownCourse, { place: 'uk', modules: [module.id], from: '2026-10-20T08:00:00.000Z' }),
  );
  await page.goto('/review/');
  await page.locator('[data-island="review"] .actions button').first().waitFor();
}

export async function review(page: Page, answered: boolean) {
  await comeBack(page);
  await press(page, '[data-island="review"] .actions button');
  await page.locator('form.question').waitFor();
  if (!answered) return;
  await page.locator('form.question input[name="answer"]').first().check();
  await press(page, 'form.question button[type="submit"]');
  await page.locator('#reasons').waitFor();
}

export async function press(page: Page, selector: string) {
  await page.locator(selector).first().click();
}

/** Takes the last choice offered, so many times; then goes on, or stays with the aftermath. */
export async function play(page: Page, decisions: number, goOn: boolean) {
  await choosePlace(page);
  for (let taken = 0; taken < decisions; taken += 1) {
    if ((await page.locator('.decision').count()) === 0) return;
    await page.locator('.decision input').last().check();
    await page.locator('.decision button').click();
    await page.locator('.aftermath').waitFor();
    if (goOn || taken + 1 < decisions) await page.locator('.aftermath .actions button').last().click();
  }
}
