import type { Frame, Page } from '@playwright/test';
import { modules, type PlayedScenario, scenarios, some, walkOf, say, allItems } from './content.ts';
import { expect } from './fixtures.ts';
import type { KeptEntry } from './kept.ts';
import { finish, isReady, takeAll } from './play.ts';
import { answer } from './test-form.ts';

/** Where the course's pages stand: a window of their own, or the frame of a package. */
export type Screen = Page | Frame;

/** The smallest module, whose way fits a test; WALKED names another, as yet untried. */
export const walked = some(modules.find(({ id }) => id === (process.env['WALKED'] ?? 'cover')));
/** How many times the usual a walk may take. */
export const patience = process.env['WALKED'] ? 5 : 1;
export const cases: readonly PlayedScenario[] = scenarios.filter(({ module }) => module === walked.id);

/** From a module's page to a step of it, as a learner goes there. */
async function openStep(screen: Screen, id: string): Promise<void> {
  await goHome(screen);
  await screen.locator(`.steps li[data-step="${id}"] a`).click();
}

/** Back to the module's page. In a package it is what the course's name leads to. */
export async function goHome(screen: Screen): Promise<void> {
  if (await screen.locator('.steps').count()) return;
  const over = screen.locator(`main a[href*="modules/${walked.id}/"]:has-text("${walked.title}")`).first();
  await ((await over.count()) ? over : screen.locator('.brand')).click();
  await expect(screen.locator('.steps')).toBeVisible();
}

export async function readLesson(screen: Screen, lesson: string): Promise<void> {
  await openStep(screen, lesson);
  // A person reads before this; the script has long been there then.
  await expect(screen.locator('html')).toHaveAttribute('data-ready', '');
  await screen.getByRole('button', { name: say('lesson', 'finish') }).click();
  await expect(screen.getByText(say('lesson', 'finished'))).toBeVisible();
}

/** Takes the first choices of a case, and stays there. */
export async function beginCase(screen: Screen, played: PlayedScenario, choices: number): Promise<void> {
  await openStep(screen, played.id);
  await isReady(screen as Page);
  await takeAll(screen as Page, walkOf(played).choose.slice(0, choices));
}

export async function playCase(screen: Screen, played: PlayedScenario, from = 0): Promise<void> {
  await openStep(screen, played.id);
  await isReady(screen as Page);
  await finish(screen as Page, walkOf(played).choose.slice(from));
}

/** Sits the module's test by its key. */
export async function sitTest(screen: Screen, entries: () => Promise<readonly KeptEntry[]>): Promise<void> {
  await openStep(screen, `${walked.id}/test`);
  await screen.getByRole('button', { name: say('test', 'begin') }).click();
  await expect(screen.locator('.question')).toBeVisible();
  const form = async () => (await entries()).filter(({ kind }) => kind === 'form-started').at(-1);
  await expect(async () => expect(await form()).toBeDefined()).toPass();
  const { items } = some(await form()) as KeptEntry & { readonly items: readonly string[] };
  for (const [at, id] of items.entries()) {
    await expect(screen.locator('.question .over')).toHaveText(
      say('test', 'progress', { n: at + 1, of: items.length }),
    );
    await answer(screen as Page, some(some(allItems[walked.id])[id]), 'right');
    await screen.locator('.question button[type="submit"]').click();
  }
  await screen.getByRole('button', { name: say('test', 'submit') }).click();
  await expect(screen.getByRole('heading', { name: say('test', 'result') })).toBeFocused();
}

/**
 * Walks the whole module, a walkthrough in each case.
 * @param begun how many choices of the first case were taken before
 */
export async function walk(screen: Screen, entries: () => Promise<readonly KeptEntry[]>, begun = 0): Promise<void> {
  const done = doneIn(await entries());
  for (const step of walked.steps) {
    const played = cases.find(({ id }) => id === step);
    if (played) await playCase(screen, played, played === cases[0] ? begun : 0);
    else if (!done.lessons.includes(step)) await readLesson(screen, step);
  }
  await sitTest(screen, entries);
}

/** What whoever walked it has done, wherever that was. */
export function doneIn(entries: readonly KeptEntry[]) {
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);
  return {
    lessons: of('lesson-finished').map(({ lesson }) => lesson),
    cases: of('attempt-finished').map(({ scenario, outcome, trail }) => ({ scenario, outcome, trail })),
    tests: of('form-finished').map(({ module, score, passed }) => ({ module, score, passed })),
  };
}

/** What there is to be done. */
export const allDone: ReturnType<typeof doneIn> = {
  lessons: walked.steps.filter((step) => cases.every(({ id }) => id !== step)),
  cases: cases.map((played) => {
    const { choose, ends } = walkOf(played);
    return { scenario: played.id, outcome: ends, trail: choose };
  }),
  tests: [{ module: walked.id, score: 1, passed: true }],
};

/** The entries that the pages in a package's frame know, the oldest first. */
export async function inFrame(frame: Frame): Promise<readonly KeptEntry[]> {
  const texts = await frame.evaluate(() =>
    Object.entries(JSON.parse(window.name || '{}') as { readonly [key: string]: string }).flatMap(([key, text]) =>
      /^pr1:lms:e:/.test(key) ? [text] : [],
    ),
  );
  return texts.map((text) => JSON.parse(text) as KeptEntry).sort((a, b) => (String(a.hlc) < String(b.hlc) ? -1 : 1));
}
