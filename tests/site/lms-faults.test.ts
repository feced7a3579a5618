import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { cmi5Lms } from '#tests/fakes/cmi5-lms.ts';
import { axeFaults, looks, wear } from './axe.ts';
import { say, some, walkOf } from './content.ts';
import {
  calls,
  expect,
  glance,
  kill,
  launch,
  type Launched,
  launchedIn,
  logOut,
  openLms,
  saveAndExit,
  shout,
  soon,
  stored,
  test,
} from './lms-launch.ts';
import { allDone, beginCase, cases, goHome, inFrame, playCase, readLesson } from './lms-walk.ts';
import { moment } from './play.ts';

// An LMS that is not there, refuses, forgets, lies, or has another learner at the same computer.

const [lesson, second] = allDone.lessons.map(String) as [string, string];
const first = some(cases[0]);
const done = (course: Frame, step: string) =>
  expect(course.locator(`[data-step="${step}"]`)).toContainText(say('steps', 'done'));
const fresh = (course: Frame, step: string) =>
  expect(course.locator(`[data-step="${step}"]`)).not.toContainText(say('steps', 'done'));
const line = ({ shell }: Launched) => shell.locator('[data-shell-line]');
const press = ({ shell }: Launched, key: string) =>
  shell.getByRole('button', { name: say('lms', key), exact: true }).click();
const ticks = (entries: Awaited<ReturnType<typeof inFrame>>) =>
  entries.filter(({ kind }) => kind === 'lesson-finished').map(({ lesson: id }) => id);

for (const { name, options, silence } of [
  { name: 'no LMS in sight', options: { api: false }, silence: 'no-lms' },
  { name: 'an LMS that throws at every call', options: { throws: true }, silence: 'refused' },
  {
    name: 'a frame that may not reach the LMS, nor any store',
    options: { sandbox: 'allow-scripts allow-forms allow-downloads' },
    silence: 'no-lms',
  },
]) {
  test(`with ${name}, that is said before the first question, and the module goes on and can be taken along`, async ({
    page,
    host,
  }) => {
    await page.clock.install();
    await openLms(page, host.lms('scorm12'));
    const launched = await launch(page, host, 'scorm12', options);
    const said = launched.shell.getByRole('heading', { name: say('lms', `silence-${silence}-title`) });
    await soon(page, () => expect(said).toBeFocused(glance));
    await expect(launched.shell.getByText(say('lms', 'silence-means'))).toBeVisible();
    await press(launched, 'go-on-without');
    const course = await launched.course();
    await expect(line(launched)).toHaveText(say('lms', 'line-silent'));
    await readLesson(course, lesson);
    await playCase(course, first);
    await goHome(course);
    await done(course, lesson);
    await done(course, first.id);
    if (!options.sandbox) expect(await course.evaluate(() => Object.keys(localStorage))).toEqual([]);
    const waiting = page.waitForEvent('download');
    await press(launched, 'keep');
    const { entries } = JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as {
      entries: { kind: string }[];
    };
    expect(entries.filter(({ kind }) => kind === 'choice-made')).toHaveLength(walkOf(first).choose.length);
    await press(launched, 'hand-in');
    await expect(course.locator('[data-hand-in] button')).toBeVisible();
  });
}

test('the page that an LMS opens passes axe in every look, with its warning, its bar and its last words', async ({
  page,
  host,
}) => {
  await page.clock.install();
  await page.goto(host.opens('scorm12'));
  const launched = await launchedIn(page);
  const inEveryLook = async (state: string) => {
    for (const look of looks) {
      await wear(page, look);
      expect.soft(await axeFaults(page, look.rules), `${state}, ${look.colorScheme}, ${look.width} px`).toEqual([]);
    }
  };
  await soon(page, () => expect(page.getByText(say('lms', 'silence-no-lms'))).toBeVisible(glance));
  await inEveryLook('warning');
  await press(launched, 'go-on-without');
  await launched.course();
  await expect(page.getByRole('button', { name: say('lms', 'leave'), exact: true })).toBeVisible();
  await inEveryLook('bar');
  await saveAndExit(launched);
  await expect(page.getByText(say('lms', 'over-nothing'))).toBeVisible();
  await inEveryLook('over');
});

test('an LMS that refuses at first is asked again, one that refuses for good is not waited for', async ({
  page,
  host,
}) => {
  await page.clock.install();
  await openLms(page, host.lms('scorm2004'));
  const launched = await launch(page, host, 'scorm2004', { refuses: 2 });
  await expect(line(launched)).toHaveText(say('lms', 'line-yes'));
  const refused = await launch(page, host, 'scorm2004', { refuses: 999 });
  await soon(page, () => expect(refused.shell.getByText(say('lms', 'silence-refused'))).toBeVisible(glance));
});

test('a page without secure parts of the browser runs as it does with them', async ({ page, host }) => {
  await page.addInitScript(() => {
    for (const part of ['crypto', 'caches', 'isSecureContext'])
      Object.defineProperty(globalThis, part, {
        value: part === 'crypto' ? { getRandomValues: crypto.getRandomValues.bind(crypto) } : undefined,
      });
    for (const part of ['locks', 'storage', 'serviceWorker'])
      Object.defineProperty(navigator, part, { value: undefined });
  });
  await openLms(page, host.lms('scorm12'));
  const launched = await launch(page, host, 'scorm12');
  await readLesson(await launched.course(), lesson);
  await saveAndExit(launched);
  await expect(launched.shell.getByText(say('lms', 'over-saved'))).toBeVisible();
  const again = await launch(page, host, 'scorm12');
  await done(await again.course(), lesson);
});

test('what an LMS gave back damaged is said, can be downloaded, and lowers no status', async ({ page, host }) => {
  await openLms(page, host.lms('scorm2004'), {
    'cmi.suspend_data': '1.4.aaaaaaaa.bbbb',
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'unknown',
  });
  const launched = await launch(page, host, 'scorm2004');
  await expect(launched.shell.getByText(say('lms', 'lost-damaged'))).toBeVisible();
  const waiting = page.waitForEvent('download');
  await press(launched, 'lost-download');
  expect(readFileSync(await (await waiting).path(), 'utf8')).toBe('1.4.aaaaaaaa.bbbb');
  await press(launched, 'go-on');
  await readLesson(await launched.course(), lesson);
  await saveAndExit(launched);
  expect(await stored(page)).toMatchObject({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'unknown' });
});

test('in review nothing is written, and looking round keeps nothing', async ({ page, host }) => {
  await openLms(page, host.lms('scorm12'));
  const launched = await launch(page, host, 'scorm12', { mode: 'review' });
  await expect(line(launched)).toHaveText(say('lms', 'line-looking'));
  await readLesson(await launched.course(), lesson);
  await saveAndExit(launched);
  expect((await calls(page)).filter((call) => /SetValue|Commit/.test(call))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('two learners of one LMS at one computer never see or report each other’s work, and a killed tab loses none', async ({
  page,
  host,
}) => {
  await openLms(page, host.lms('scorm12'));
  const ayesha = await launch(page, host, 'scorm12');
  await readLesson(await ayesha.course(), lesson);
  await expect(async () => expect((await stored(page))['cmi.suspend_data']).not.toBe('')).toPass();
  const early = await stored(page);
  // What is done now never arrives.
  await logOut(page);
  await readLesson(await ayesha.course(), second);
  await kill(page);

  await openLms(page, host.lms('scorm12'), { 'cmi.core.student_id': 'learner-8' });
  const ben = await launch(page, host, 'scorm12');
  const his = await ben.course();
  await fresh(his, lesson);
  expect(await inFrame(his)).toEqual([]);
  await readLesson(his, second);
  await saveAndExit(ben);
  await expect(ben.shell.getByText(say('lms', 'over-saved'))).toBeVisible();

  await openLms(page, host.lms('scorm12'), early);
  const again = await launch(page, host, 'scorm12');
  const course = await again.course();
  await done(course, lesson);
  await done(course, second);
  await goHome(course);
  await course.locator(`[data-step="${first.id}"] a`).click();
  await expect(moment(course as unknown as Page)).toBeVisible();
  expect(ticks(await inFrame(course)).sort()).toEqual([lesson, second].sort());
  await saveAndExit(again);
  await expect(again.shell.getByText(say('lms', 'over-saved'))).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /:e:/.test(key)))).toEqual([]);
});

test('an attempt that the LMS began anew is not filled with an earlier one, which can still be downloaded', async ({
  page,
  host,
}) => {
  await openLms(page, host.lms('scorm12'));
  const launched = await launch(page, host, 'scorm12');
  await readLesson(await launched.course(), lesson);
  await expect(async () => expect((await stored(page))['cmi.suspend_data']).not.toBe('')).toPass();
  await page.waitForTimeout(300);
  await kill(page);

  // A year later.
  await openLms(page, host.lms('scorm12'));
  const anew = await launch(page, host, 'scorm12');
  await fresh(await anew.course(), lesson);
  await expect(anew.shell.getByText(say('lms', 'earlier'))).toBeVisible();
  const waiting = page.waitForEvent('download');
  await press(anew, 'earlier-download');
  expect(readFileSync(await (await waiting).path(), 'utf8')).toContain(`"lesson":"${lesson}"`);
});

test('logged out in the middle, the learner is told; what was not taken is there at the next launch, once', async ({
  page,
  host,
}) => {
  await page.clock.install();
  await openLms(page, host.lms('scorm2004'));
  const launched = await launch(page, host, 'scorm2004');
  await readLesson(await launched.course(), lesson);
  await logOut(page);
  await readLesson(await launched.course(), second);
  await soon(page, () => expect(line(launched)).toHaveText(say('lms', 'line-unsaved'), glance));
  await saveAndExit(launched);
  await expect(launched.shell.getByText(say('lms', 'over-unsaved'))).toBeVisible();
  await expect(launched.shell.getByText(say('lms', 'over-kept'))).toBeVisible();
  const again = await launch(page, host, 'scorm2004');
  const course = await again.course();
  await done(course, second);
  await beginCase(course, first, 1);
  expect(ticks(await inFrame(course)).sort()).toEqual([lesson, second].sort());
});

test('opened twice, both windows tell the LMS of everything', async ({ page, host }) => {
  await openLms(page, host.lms('scorm12'));
  const one = await launch(page, host, 'scorm12', { popup: true });
  await readLesson(await one.course(), lesson);
  const two = await launch(page, host, 'scorm12', { popup: true });
  await readLesson(await two.course(), second);
  const course = await one.course();
  await beginCase(course, first, 1);
  expect(ticks(await inFrame(course)).sort()).toEqual([lesson, second].sort());
});

test('words from any window but the frame’s own change nothing, and are counted', async ({ page, host }) => {
  await openLms(page, host.lms('scorm12'));
  const launched = await launch(page, host, 'scorm12');
  const course = await launched.course();
  for (const say of ['exit', 'look']) await shout(page, { course: 'post-rounds', say });
  await shout(page, { course: 'post-rounds', say: 'write', texts: ['{}'] });
  await readLesson(course, lesson);
  await expect(launched.shell.locator('html')).toHaveAttribute('data-strangers', '3');
  await expect(line(launched)).toHaveText(say('lms', 'line-yes'));
  expect(ticks(await inFrame(course))).toEqual([lesson]);
});

test.describe('a cmi5 LMS', () => {
  // A browser calls it an error when a record store answers what it should, so these windows are not watched for that.
  let context: BrowserContext;
  let page: Page;
  test.beforeEach(async ({ browser }) => {
    context = await browser.newContext();
    page = await context.newPage();
  });
  test.afterEach(() => context.close());

  test('gives a link once: loaded again it goes on, opened again it asks for a new launch', async ({ host }) => {
    const lms = await cmi5Lms();
    const address = host.opens('cmi5') + lms.launch({ returnURL: host.back });
    await page.goto(address);
    const launched = await launchedIn(page);
    await readLesson(await launched.course(), lesson);
    const other = await context.newPage();
    await other.goto(address);
    const used = await launchedIn(other);
    await expect(used.shell.getByText(say('lms', 'silence-relaunch'))).toBeVisible();
    await saveAndExit(launched);
    await expect(page).toHaveURL(host.back);
    expect(lms.rejected).toEqual([]);
    await lms.close();
  });

  test('that stumbles is told again, and has each statement once; one that ends the session is not', async ({
    host,
  }) => {
    const lms = await cmi5Lms();
    await page.clock.install();
    await page.goto(host.opens('cmi5') + lms.launch());
    const launched = await launchedIn(page);
    await expect(line(launched)).toHaveText(say('lms', 'line-yes'));
    lms.fail(429, 1);
    await readLesson(await launched.course(), lesson);
    await soon(page, async () => expect(lms.verbs()).toContain('progressed'));
    lms.fail(500, 1, true);
    await readLesson(await launched.course(), second);
    await soon(page, async () => expect(lms.verbs().filter((verb) => verb === 'progressed')).toHaveLength(2));
    expect(new Set(lms.statements.map(({ id }) => id)).size).toBe(lms.statements.length);
    lms.logOut();
    await playCase(await launched.course(), first);
    await soon(page, () => expect(line(launched)).toHaveText(say('lms', 'line-ended'), glance));
    await expect(launched.shell.getByRole('button', { name: say('lms', 'hand-in') })).toBeVisible();
    expect(lms.rejected).toEqual([]);
    await lms.close();
  });

  test('is told from a frame that has no store and no origin', async ({ host }) => {
    const lms = await cmi5Lms();
    await page.clock.install();
    await page.goto(host.lms('scorm12'));
    await page.evaluate(
      (to) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts allow-forms');
        frame.src = to;
        document.querySelector('main')?.replaceChildren(frame);
      },
      host.opens('cmi5') + lms.launch(),
    );
    const launched = await launchedIn(page);
    const course = await launched.course();
    await readLesson(course, lesson);
    await goHome(course);
    await done(course, lesson);
    await soon(page, async () => expect(lms.verbs()).toEqual(['initialized', 'progressed']));
    await lms.close();
  });
});
