/** `npm run gallery`: a picture of every screen in light and dark at three widths, in `.gallery/`. Serves the built course itself. */
import { mkdirSync, rmSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import type { Assignment } from '#domain/assignment/assignment.ts';
import { serve } from './bench/serve.ts';
import { finishedRecord } from './finished-record.ts';
import { accept, codeOf, dayFromNow, firstModule, openLink } from './site/assigning.ts';
import { chromiumArguments, findChromium } from './site/chromium.ts';
import { bringHandIns, group } from './site/at-the-desk.ts';
import { module, scenario } from './site/content.ts';
import { makeKey, makeLink } from './site/coordinator.ts';
import { bringIn, evaluate } from './site/finishing.ts';
import { handInFile } from './site/handed-in.ts';
import { knownCourse } from './site/known-course.ts';

interface Screen {
  readonly name: string;
  readonly address: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const widths = [320, 768, 1440];
const player = '/scenarios/the-one-star-review/';

const screens: readonly Screen[] = [
  { name: 'home-first-visit', address: '/' },
  { name: 'start-first-visit', address: '/start/' },
  { name: 'module-first-visit', address: '/modules/defamation/' },
  { name: 'lesson-four-places', address: '/modules/defamation/where-the-line-runs/' },
  { name: 'lesson-own-place', address: '/modules/defamation/where-the-line-runs/', prepare: choosePlace },
  { name: 'lesson-check-answered', address: '/modules/defamation/what-makes-words-defamatory/', prepare: answerCheck },
  { name: 'scenario-start', address: player },
  { name: 'scenario-nothing-chosen', address: player, prepare: (page) => press(page, '.decision button') },
  { name: 'scenario-aftermath', address: player, prepare: (page) => play(page, 1, false) },
  { name: 'scenario-third-decision', address: player, prepare: (page) => play(page, 2, true) },
  { name: 'scenario-debrief', address: player, prepare: (page) => play(page, 12, true) },
  { name: 'test-intro', address: '/modules/defamation/test/' },
  {
    name: 'test-question',
    address: '/modules/defamation/test/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'course-test-intro', address: '/test/' },
  {
    name: 'course-test-question',
    address: '/test/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'baseline-intro', address: '/baseline/' },
  {
    name: 'baseline-question',
    address: '/baseline/',
    prepare: (page) => press(page, '[data-island="module-test"] button'),
  },
  { name: 'progress-empty', address: '/progress/' },
  { name: 'review-empty', address: '/review/' },
  { name: 'review-due', address: '/review/', prepare: comeBack },
  { name: 'review-question', address: '/review/', prepare: (page) => review(page, false) },
  { name: 'review-reasons', address: '/review/', prepare: (page) => review(page, true) },
  { name: 'scenario-board', address: '/scenarios/the-beautiful-x-ray/', prepare: (page) => play(page, 1, false) },
  { name: 'settings', address: '/settings/' },
  { name: 'assignment', address: '/a/', prepare: (page) => openAssignment(page, false) },
  { name: 'assignment-accepted', address: '/a/', prepare: (page) => openAssignment(page, true) },
  { name: 'assignment-refused', address: '/a/' },
  {
    name: 'assign',
    address: '/assign/',
    prepare: (page) => page.locator('[data-coordinator]:not([hidden])').waitFor(),
  },
  { name: 'assign-made', address: '/assign/', prepare: makeAssignment },
  { name: 'home-assigned', address: '/', prepare: showAssigned },
  { name: 'module-test-out', address: '/modules/defamation/', prepare: showTestOut },
  { name: 'finish-nothing', address: '/finish/' },
  { name: 'finish-evaluation', address: '/finish/', prepare: (page) => finish(page, false) },
  { name: 'finish-what-leaves', address: '/finish/', prepare: showWhatLeaves },
  { name: 'certificate', address: '/certificate/', prepare: showCertificate },
  { name: 'verify', address: '/verify/' },
  { name: 'console-empty', address: '/console/', prepare: (page) => page.locator('[data-desk-ready]').waitFor() },
  { name: 'console-roster', address: '/console/', prepare: gather },
  { name: 'verify-certificate', address: '/verify/', prepare: checkCertificate },
  { name: 'divided', address: '/console/', prepare: showDivided },
  { name: 'office-key', address: '/console/', prepare: (page) => page.locator('[data-office-form]').waitFor() },
  {
    name: 'search-found',
    address: '/search/?q=opinion',
    prepare: (page) => page.locator('[data-search-results] li').first().waitFor(),
  },
  { name: 'search-nothing', address: '/search/?q=zzzz', prepare: (page) => page.waitForTimeout(1500) },
  { name: 'before-i-post', address: '/check/' },
  { name: 'before-i-post-reasons', address: '/check/', prepare: checkDraft },
  { name: 'cover-worksheet', address: '/cover/' },
  { name: 'reflection-asked', address: '/reflections/cover/', prepare: keepReflection },
  { name: 'reflections', address: '/reflections/' },
  { name: 'packages', address: '/packages/' },
  { name: 'sources', address: '/sources/' },
  { name: 'glossary', address: '/glossary/' },
  { name: 'privacy', address: '/privacy/' },
  { name: 'accessibility', address: '/accessibility/' },
  { name: 'about', address: '/about/' },
  { name: 'not-found', address: '/404.html' },
];

/** `-- review finish`: only the screens whose names begin so. */
const wanted = process.argv.slice(2);
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)));

rmSync('.gallery', { recursive: true, force: true });
mkdirSync('.gallery', { recursive: true });
const site = await serve('dist');
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
let taken = 0;
for (const theme of ['light', 'dark'] as const) {
  for (const width of widths) {
    for (const { name, address, prepare } of chosen) {
      const context = await browser.newContext({
        baseURL: site.address,
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${site.address}${address}`);
      await page.evaluate(() => document.fonts.ready);
      if (address.startsWith('/scenarios/')) await page.waitForSelector('.player[data-ready]');
      await prepare?.(page);
      await page.screenshot({ path: `.gallery/${name}-${theme}-${width}.png`, fullPage: true });
      taken += 1;
      await context.close();
    }
  }
}
await browser.close();
site.close();
console.log(`${taken} pictures in .gallery/`);

/** Three people on the coordinator's desk: one sound, one forged, one file set aside; the first one's row is open. */
async function gather(page: Page) {
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

async function choosePlace(page: Page) {
  await page.locator('[data-place-switch]').selectOption('uk');
}

async function answerCheck(page: Page) {
  await page.locator('quick-check input').first().check();
  await page.locator('[data-check-commit]').first().click();
}

async function checkDraft(page: Page) {
  await page.locator('#draft:enabled').fill('A lovely night with Mrs Okafor (94F) in bed 12.');
  await page.locator('input[name="cover"]').last().check();
  await page.locator('[data-post-show]').click();
  await page.locator('[data-guarded-mask-all]').waitFor();
}

async function keepReflection(page: Page) {
  await page.locator('#reflection:enabled').fill('A lovely night with Mrs Okafor (94F) in bed 12.');
  await page.locator('[data-reflection-keep]').click();
  await page.locator('[data-guarded-ask]').waitFor();
}

/** Opens the link of an assignment, and accepts it or not. */
async function openAssignment(page: Page, accepted: boolean, more: Partial<Assignment> = {}) {
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

async function makeAssignment(page: Page) {
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

async function showAssigned(page: Page) {
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

async function showTestOut(page: Page) {
  await openAssignment(page, true);
  await page.goto(`/modules/${module.id}/`);
  await page.locator('#test-out[data-state]').waitFor();
}

/** Brings in a record in which the first module is finished, and evaluates it or not. */
async function finish(page: Page, evaluated: boolean) {
  await bringIn(page, finishedRecord(knownCourse, { place: 'uk', modules: [module.id] }));
  await page.goto('/finish/');
  await page.locator('[data-evaluation]').waitFor();
  if (evaluated) await evaluate(page);
}

async function showWhatLeaves(page: Page) {
  await finish(page, true);
  await press(page, '[data-hand-in] button');
  await page.locator('[data-prepared] h3').first().waitFor();
}

async function showCertificate(page: Page) {
  await finish(page, true);
  await page.goto('/certificate/');
  await page.locator('input[name="name"]').fill('Dr Ayesha Rahman');
  await page.getByRole('heading', { name: 'Dr Ayesha Rahman' }).waitFor();
}

async function checkCertificate(page: Page) {
  await showCertificate(page);
  const code = await page.locator('[data-certificate-code] textarea').inputValue();
  await page.goto(`/verify/#${code}`);
  await page.locator('[data-verdict]').waitFor();
}

/** Twelve people who divided at a case, with that case unfolded. */
async function showDivided(page: Page) {
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
async function comeBack(page: Page) {
  await bringIn(
    page,
    finishedRecord(knownCourse, { place: 'uk', modules: [module.id], from: '2026-10-20T08:00:00.000Z' }),
  );
  await page.goto('/review/');
  await page.locator('[data-island="review"] .actions button').first().waitFor();
}

async function review(page: Page, answered: boolean) {
  await comeBack(page);
  await press(page, '[data-island="review"] .actions button');
  await page.locator('form.question').waitFor();
  if (!answered) return;
  await page.locator('form.question input[name="answer"]').first().check();
  await press(page, 'form.question button[type="submit"]');
  await page.locator('#reasons').waitFor();
}

async function press(page: Page, selector: string) {
  await page.locator(selector).first().click();
}

/** Takes the last choice offered, so many times; then goes on, or stays with the aftermath. */
async function play(page: Page, decisions: number, goOn: boolean) {
  await choosePlace(page);
  for (let taken = 0; taken < decisions; taken += 1) {
    if ((await page.locator('.decision').count()) === 0) return;
    await page.locator('.decision input').last().check();
    await page.locator('.decision button').click();
    await page.locator('.aftermath').waitFor();
    if (goOn || taken + 1 < decisions) await page.locator('.aftermath .actions button').click();
  }
}
