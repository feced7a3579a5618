import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { cmi5Lms } from '#tests/fakes/cmi5-lms.ts';
import { places, say, some, walkOf } from './content.ts';
import { inBoth } from './kept.ts';
import {
  calls,
  expect,
  launch,
  type Launched,
  launchedIn,
  openLms,
  saveAndExit,
  type Stored,
  stored,
  test,
} from './lms-launch.ts';
import { allDone, beginCase, cases, doneIn, goHome, inFrame, patience, readLesson, walk, walked } from './lms-walk.ts';
import { moment } from './play.ts';

// The same walk everywhere: what is done, and what is told of it, must not depend on where the course is opened.

const first = some(cases[0]);
const place = some(places[0]);
const lesson = String(some(allDone.lessons[0]));

test('on the web, the module is walked', async ({ page }) => {
  test.setTimeout(120_000 * patience);
  await page.goto(`modules/${walked.id}/`);
  await walk(page, () => inBoth(page));
  expect(doneIn(await inBoth(page))).toEqual(allDone);
});

test('in a SCORM 1.2 package in a frame it is begun, gone on with in another browser at the same beat, passed, and told once', async ({
  page,
  host,
  newContext,
}) => {
  test.setTimeout(180_000 * patience);
  await openLms(page, host.lms('scorm12'));
  const before = await begin(await launch(page, host, 'scorm12'));
  const half = await stored(page);
  expect(half).toMatchObject({
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.raw': '',
    'cmi.core.exit': 'suspend',
  });
  expect(half['cmi.core.lesson_location']).toBe(`scenarios/${first.id}`);

  const elsewhere = await (await newContext()).newPage();
  await openLms(elsewhere, host.lms('scorm12'), half);
  const again = await launch(elsewhere, host, 'scorm12');
  const course = await goOn(again, before);
  await walk(course, () => inFrame(course), 2);
  const entries = await inFrame(course);
  expect(doneIn(entries)).toEqual(allDone);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  await expect(again.shell.getByText(say('lms', 'says-score', { status: 'passed', score: '100' }))).toBeVisible();
  await saveAndExit(again);
  await expect(again.shell.getByText(say('lms', 'over-saved'))).toBeVisible();
  await sound12(elsewhere);

  // What has a result is opened to practise, and nothing is written over it.
  const passed = await stored(elsewhere);
  const after = await launch(elsewhere, host, 'scorm12');
  await expect(after.shell.getByText(say('lms', 'line-final'))).toBeVisible();
  await readLesson(await after.course(), lesson);
  await saveAndExit(after);
  await expect(after.shell.getByText(say('lms', 'over-nothing'))).toBeVisible();
  // It may be opened again, and was: that is all that the LMS hears.
  expect((await calls(elsewhere)).filter((call) => /SetValue|Commit/.test(call))).toEqual([
    'LMSSetValue cmi.core.session_time 0000:00:00.00',
    'LMSSetValue cmi.core.exit suspend',
  ]);
  expect(await stored(elsewhere)).toEqual({
    ...passed,
    'cmi.core.entry': 'resume',
    'cmi.core.session_time': '0000:00:00.00',
  });
});

test('in a SCORM 2004 package in a pop-up it is walked, and closing the pop-up tells the rest', async ({
  page,
  host,
}) => {
  test.setTimeout(120_000 * patience);
  await openLms(page, host.lms('scorm2004'));
  const opened = page.waitForEvent('popup');
  const launched = await launch(page, host, 'scorm2004', { popup: true });
  const popup = await opened;
  const course = await launched.course();
  await walk(course, () => inFrame(course));
  expect(doneIn(await inFrame(course))).toEqual(allDone);
  await expect(
    launched.shell.getByText(say('lms', 'says-score', { status: 'completed, passed', score: '100' })),
  ).toBeVisible();
  await popup.close({ runBeforeUnload: true });
  await expect(async () => expect(await calls(page)).toContain('Terminate')).toPass();
  expect(await stored(page)).toMatchObject({
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.raw': '100',
    'cmi.score.scaled': '1',
    'cmi.score.min': '0',
    'cmi.score.max': '100',
    'cmi.progress_measure': '1',
    'cmi.exit': 'suspend',
  });
});

test('in a cmi5 package it is begun, gone on with in another browser, passed, and each statement arrives once; choices only where the LMS asks, which is said first', async ({
  host,
  browser,
}) => {
  test.setTimeout(180_000 * patience);
  const lms = await cmi5Lms();
  // Not watched like the others: a browser calls it an error when a record store says, as it should, that it has nothing yet.
  const [here, there] = [await browser.newContext(), await browser.newContext()];
  const page = await here.newPage();
  const open = async (where: Page, asking: { launchParameters?: string } = {}) => {
    await where.goto(host.opens('cmi5') + lms.launch({ returnURL: `${host.back}?${randomUUID()}`, ...asking }));
    return launchedIn(where);
  };
  const launched = await open(page);
  const before = await begin(launched, async () => {
    await expect(page, 'the address names nobody once it is read').not.toHaveURL(/actor|fetch/);
  });
  await expect(page).toHaveURL(/\/lms\/back/);
  expect(milestones(lms.verbs())).toEqual(['initialized', 'terminated']);

  const elsewhere = await there.newPage();
  const again = await open(elsewhere, { launchParameters: '{"decisions":true}' });
  await expect(again.shell.getByRole('heading', { name: say('lms', 'decisions-title') })).toBeFocused();
  expect(again.shell.childFrames(), 'nothing can be answered before it is said').toEqual([]);
  await again.shell.getByRole('button', { name: say('lms', 'go-on'), exact: true }).click();
  const course = await goOn(again, before);
  await walk(course, () => inFrame(course), 2);
  expect(doneIn(await inFrame(course))).toEqual(allDone);
  await saveAndExit(again);
  await expect(elsewhere).toHaveURL(/\/lms\/back/);
  expect(lms.rejected).toEqual([]);
  expect(lms.verbs()).toContain('progressed');
  expect(milestones(lms.verbs())).toEqual([
    'initialized',
    'terminated',
    'initialized',
    'completed',
    'passed',
    'terminated',
  ]);
  // The choices of the second session; those of the first had been made before anybody asked.
  const chosen = cases.flatMap((played) => walkOf(played).choose).slice(2);
  const answers = lms.statements.filter(({ verb }) => verb.id.endsWith('/answered'));
  expect(answers.map(({ result }) => result?.response)).toEqual(chosen);
  const passed = some(lms.statements.find(({ verb }) => verb.id.endsWith('/passed')));
  expect(passed.result?.score).toEqual({ scaled: 1, raw: 100, min: 0, max: 100 });
  expect(String((lms.documents.get('post-rounds.suspended') as { suspended: string }).suspended).length).toBeLessThan(
    3500,
  );
  await Promise.all([here.close(), there.close(), lms.close()]);
});

for (const kind of ['scorm12', 'scorm2004'] as const) {
  test(`with scorm-again as its LMS, a ${kind} package is begun, left and gone on with`, async ({ page, host }) => {
    test.setTimeout(60_000 * patience);
    await openLms(page, host.lms(kind, 'again'));
    const before = await begin(await launch(page, host, kind));
    const again = await launch(page, host, kind);
    await goOn(again, before);
    expect(JSON.stringify(await stored(page))).toContain('incomplete');
  });
}

/** Chooses a place, reads one lesson, takes two choices of the first case, saves and leaves. Resolves with what was on the screen. */
async function begin(launched: Launched, look = async () => {}): Promise<string> {
  const course = await launched.course();
  await course.locator('[data-place-switch]').selectOption(place.id);
  await readLesson(course, lesson);
  await beginCase(course, first, 2);
  await look();
  await course.getByRole('button', { name: say('player', 'continue'), exact: true }).click();
  const heading = some(await moment(course as unknown as Page).textContent());
  await saveAndExit(launched);
  return heading;
}

/** Finds everything as it was left, and leads to the module's page. */
async function goOn(launched: Launched, heading: string) {
  const course = await launched.course();
  await expect(course.locator('html')).toHaveAttribute('data-place', place.id);
  await expect(course.locator(`[data-step="${lesson}"]`)).toContainText(say('steps', 'done'));
  await course.locator(`.steps li[data-step="${first.id}"] a`).click();
  await expect(moment(course as unknown as Page)).toHaveText(heading);
  const { choose } = walkOf(first);
  const taken = (await inFrame(course)).filter(({ kind }) => kind === 'choice-made').map(({ choice }) => choice);
  expect(taken).toEqual(choose.slice(0, 2));
  await goHome(course);
  return course;
}

/** What is said once, without each step on the way. */
function milestones(verbs: readonly string[]): readonly string[] {
  return verbs.filter((verb) => verb !== 'progressed' && verb !== 'answered');
}

async function sound12(page: Page) {
  const held: Stored = await stored(page);
  expect(held).toMatchObject({
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
    'cmi.core.score.min': '0',
    'cmi.core.score.max': '100',
    'cmi.core.exit': 'suspend',
  });
  expect(held['cmi.core.session_time']).toMatch(/^\d{2,4}:\d\d:\d\d(?:\.\d\d?)?$/);
  expect(some(held['cmi.suspend_data']).length).toBeLessThan(3500);
}
