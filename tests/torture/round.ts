import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { AnyEntry } from '#domain/record/entry.ts';
import type { Mortal } from './browser.ts';
import { lessonPages, scenarioIds, sentences } from './course.ts';
import { type Deed, playScenario, readLesson, type Told } from './hand.ts';
import { watchWrites } from './look.ts';

/** How a round ends. */
export type End =
  /** At any time, the boot of the first page included. */
  | { readonly at: 'any moment'; readonly milliseconds: number }
  /** Soon after the page has said “Saved” for the nth time. */
  | { readonly at: 'after Saved'; readonly nth: number; readonly milliseconds: number }
  /** Soon after an answer was put down, most often before the page has said that it is saved. */
  | { readonly at: 'after a click'; readonly nth: number; readonly milliseconds: number }
  /** Soon after one tab has erased everything, while another plays on. */
  | { readonly at: 'after erasing'; readonly milliseconds: number };

/** What a profile has been through, as the rig knows it. */
export interface Life {
  /** How often everything in the profile was erased before this life. */
  readonly epoch: number;
  /** When it began, in milliseconds since 1970: nothing from before may be found in it. */
  readonly since: number;
  readonly acknowledged: Set<string>;
  readonly deeds: Deed[];
  readonly known: Map<string, AnyEntry>;
  /** The life after this one, from the moment in which somebody says that everything be erased. */
  heir: Life | null;
}

export function newLife(epoch: number, since = 0): Life {
  return { epoch, since, acknowledged: new Set(), deeds: [], known: new Map(), heir: null };
}

export type Random = () => number;

/** Draws how a round ends; half of them in the tenth of a second after “Saved”. */
export function drawEnd(random: Random): End {
  const nth = 1 + Math.floor(random() * 6);
  const kind = random();
  if (kind < 0.5) return { at: 'after Saved', nth, milliseconds: Math.floor(random() * 100) };
  if (kind < 0.8) return { at: 'after a click', nth, milliseconds: Math.floor(random() * 30) };
  return { at: 'any moment', milliseconds: Math.floor(random() * 2_500) };
}

/** Lets the rig hear what the pages of a browser do. Once for each browser. */
export async function listen(context: BrowserContext, life: Life): Promise<Ears> {
  const ears: Ears = { saved: [], clicked: [] };
  await context.addInitScript(watchWrites);
  await context.exposeFunction('intends', (deed: Deed) => {
    // Which of two lives it will be of depends on when its page was opened.
    life.deeds.push(deed);
    life.heir?.deeds.push(deed);
  });
  await context.exposeFunction('did', () => {
    for (const hear of ears.clicked) hear();
  });
  await context.exposeFunction('acknowledged', (entries: readonly Told[]) => {
    for (const { id, epoch } of entries) (epoch === life.epoch ? life : life.heir)?.acknowledged.add(id);
    for (const hear of ears.saved) hear();
  });
  return ears;
}

interface Ears {
  readonly saved: (() => void)[];
  readonly clicked: (() => void)[];
}

/** Plays until the end of the round, and kills the browser. */
export async function playAndKill(
  browser: Mortal,
  ears: Ears,
  address: string,
  end: End,
  random: Random,
): Promise<void> {
  let over = false;
  const page = await browser.context.newPage();
  // What a page was doing when it was killed fails, and that is all that is known of it.
  const playing = play(page, address, random, () => over).catch((error: unknown) => {
    if (!over) throw error;
  });
  // A page that fails by itself must not be taken for one that goes on.
  await Promise.race([playing.then(() => Promise.reject(new Error('The hand stopped by itself.'))), ending(end, ears)]);
  over = true;
  await browser.kill();
  await playing;
}

async function ending(end: End, ears: Ears): Promise<void> {
  if (end.at === 'any moment' || end.at === 'after erasing') return pause(end.milliseconds);
  const heard = end.at === 'after Saved' ? ears.saved : ears.clicked;
  await new Promise<void>((resolve, reject) => {
    let count = 0;
    const late = setTimeout(() => reject(new Error(`Nothing was heard ${end.at} for half a minute.`)), 30_000);
    heard.push(() => {
      count += 1;
      if (count < end.nth) return;
      clearTimeout(late);
      resolve();
    });
  });
  await pause(end.milliseconds);
}

/** Goes from page to page, as long as it may. */
async function play(page: Page, address: string, random: Random, over: () => boolean): Promise<void> {
  while (!over()) {
    if (random() < 0.75) {
      const scenario = any(scenarioIds, random);
      await page.goto(`${address}scenarios/${scenario}/`);
      await page.locator('.player[data-ready]').waitFor();
      await page.evaluate(playScenario, { scenario, saved: sentences.saved, seed: Math.floor(random() * 2 ** 31) });
    } else {
      const lesson = any(lessonPages, random);
      await page.goto(address + lesson.address);
      await page.locator('quick-check:defined').first().waitFor();
      await page.evaluate(readLesson, { lesson: lesson.id });
    }
  }
}

/**
 * One tab plays, another erases everything; both are killed soon after the page has said that everything is gone. The tab
 * that plays goes on to other pages, which begin the life after the erasure: what is done there is done, and must be kept.
 */
export async function eraseAndKill(
  browser: Mortal,
  life: Life,
  address: string,
  milliseconds: number,
  random: Random,
): Promise<Life> {
  let over = false;
  const [player, eraser] = [await browser.context.newPage(), await browser.context.newPage()];
  const playing = play(player, address, random, () => over).catch((error: unknown) => {
    if (!over) throw error;
  });
  await eraser.goto(`${address}settings/`);
  await eraser.locator('[data-erase]:enabled').click();
  await pause(300 + Math.floor(random() * 700));
  const heir = newLife(life.epoch + 1, Date.now());
  life.heir = heir;
  await eraser.locator('[data-erase-dialog] [data-yes]').click();
  await eraser.locator('[data-erase-report]:not([hidden])').waitFor();
  await pause(milliseconds);
  over = true;
  await browser.kill();
  await playing;
  return heir;
}

function any<T>(list: readonly T[], random: Random): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('There is nothing to choose from.');
  return one;
}
