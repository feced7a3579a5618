import type { Locator, Page } from '@playwright/test';
import type { PlayedScenario } from './content.ts';
import { say, some, walkOf } from './content.ts';
import { expect } from './fixtures.ts';

/** Opens a scenario and waits until the record is open behind it. */
export async function openScenario(page: Page, { id }: Pick<PlayedScenario, 'id'>, hash = ''): Promise<void> {
  await page.goto(`scenarios/${id}/${hash}`);
  await isReady(page);
}

export async function isReady(page: Page): Promise<void> {
  await expect(page.locator('.player[data-ready]')).toBeVisible();
}

/** Takes one choice with the mouse; the aftermath then stands on the screen. */
export async function take(page: Page, choice: string): Promise<void> {
  await page.locator(`.decision input[value="${choice}"]`).check();
  await commitButton(page).click();
  await expect(aftermath(page)).toBeVisible();
}

/** Takes the choices one after the other, going on between them but not after the last. */
export async function takeAll(page: Page, choices: readonly string[]): Promise<void> {
  for (const [at, choice] of choices.entries()) {
    await take(page, choice);
    if (at < choices.length - 1) await continueButton(page).click();
  }
}

/** Plays a scenario's walkthrough to its end and opens the ending. */
export async function playToTheEnd(page: Page, scenario: PlayedScenario, walk?: string): Promise<void> {
  await openScenario(page, scenario);
  await finish(page, walkOf(scenario, walk).choose);
}

/** Takes the choices that are left and opens the ending. */
export async function finish(page: Page, choices: readonly string[]): Promise<void> {
  await takeAll(page, choices);
  await page.getByRole('button', { name: say('player', 'to-ending') }).click();
  await expect(page.locator('.ending')).toBeVisible();
}

export const commitButton = (page: Page): Locator => page.getByRole('button', { name: say('player', 'commit') });
export const continueButton = (page: Page): Locator =>
  page.getByRole('button', { name: say('player', 'continue'), exact: true });
export const aftermath = (page: Page): Locator => page.getByRole('heading', { name: say('player', 'happened') });
/** The heading of the decision on the screen. */
export const moment = (page: Page): Locator => page.locator('.moment h2');

/** The beat that asks for a choice: choice ids are unique in their scenario. */
export function beatOf(scenario: PlayedScenario, choice: string) {
  return some(Object.values(scenario.beats).find((beat) => beat.choices && Object.hasOwn(beat.choices, choice)));
}

/** What the window's title begins with at a decision (counted from 1). */
export function titleAt(scenario: PlayedScenario, decision: number, choice: string): RegExp {
  const heading = `${say('player', 'moment', { n: decision })}: ${beatOf(scenario, choice).heading} · ${scenario.title} · `;
  return beginningWith(heading);
}

/** What a title or a text must match to begin with these very words. */
export function beginningWith(words: string): RegExp {
  return new RegExp(`^${literally(words)}`);
}

/** Words as a pattern that matches them alone. (Node 22 has no RegExp.escape.) */
export function literally(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
