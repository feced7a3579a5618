import type { Frame, Page } from '@playwright/test';
import type { LmsKind } from '../../src/pack/lms-package.ts';
import { some } from './content.ts';
import { expect, test as base } from './fixtures.ts';
import { type LmsHost, lmsHost } from './lms-host.ts';
import { walked } from './lms-walk.ts';

export { expect };

/** Tests with one packed module, in every standard, on a host of their own. */
export const test = base.extend<object, { host: LmsHost }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
    async ({}, use) => {
      const host = await lmsHost(walked.id, process.env['WALKED_IN'] === 'course');
      await use(host);
      expect(host.missing, 'what a package asked for and does not hold').toEqual([]);
      await host.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** What is stored, by field. */
export type Stored = Readonly<Record<string, string>>;

interface LmsWindow {
  readonly lms: { readonly calls: readonly string[]; logOut(): void; kill(): void };
  launch(address: string, options?: object): void;
  stored(): Stored;
  put(fields: Stored): void;
  said(message: unknown): void;
}

/** How the LMS opens a package, and how it behaves (tests/fakes/scorm-lms.ts). */
export interface Launching {
  readonly popup?: boolean;
  readonly sandbox?: string;
  /** False: there is no LMS in the page. */
  readonly api?: boolean;
  readonly mode?: string;
  readonly refuses?: number;
  readonly throws?: boolean;
  readonly mastery?: string;
  /** What the LMS has of an earlier launch. */
  readonly stored?: Stored;
}

/** A launched package: its own page, and the course's pages in it. */
export interface Launched {
  readonly shell: Frame;
  course(): Promise<Frame>;
}

/** Opens the page of the strict LMS. */
export async function openLms(page: Page, address: string, stored: Stored = {}): Promise<void> {
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '');
  if (Object.keys(stored).length > 0)
    await page.evaluate((fields) => (window as unknown as LmsWindow).put(fields), stored);
}

/** Launches a package from the LMS's page that is open. */
export async function launch(page: Page, host: LmsHost, kind: LmsKind, options: Launching = {}): Promise<Launched> {
  const { popup = false } = options;
  const opened = popup ? page.waitForEvent('popup') : null;
  await page.evaluate(([to, given]) => (window as unknown as LmsWindow).launch(to, given), [
    host.opens(kind),
    options,
  ] as const);
  return launchedIn((await opened) ?? page);
}

/** The package in a page: as its only content, or in a frame of it. */
export async function launchedIn(page: Page): Promise<Launched> {
  const shellOf = () => page.frames().find((frame) => /\/content\/\w+\/(?:[\w-]+\/)?index\.html/.test(frame.url()));
  await expect(async () => expect(shellOf()).toBeDefined()).toPass();
  const shell = some(shellOf());
  return {
    shell,
    async course() {
      await expect(async () => expect(shell.childFrames().length).toBe(1)).toPass();
      const frame = some(shell.childFrames()[0]);
      await expect(frame.locator('html[data-ready]')).toBeVisible();
      return frame;
    },
  };
}

export const stored = (page: Page): Promise<Stored> => page.evaluate(() => (window as unknown as LmsWindow).stored());
export const calls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(window as unknown as LmsWindow).lms.calls]);
export const logOut = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as LmsWindow).lms.logOut());
export const kill = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as LmsWindow).lms.kill());
export const shout = (page: Page, message: object): Promise<void> =>
  page.evaluate((given) => (window as unknown as LmsWindow).said(given), message);

/**
 * Lets the page's clock leap until something is so: what waits there for an LMS, or before it asks one again, keeps nobody here
 * waiting. The page's clock has to be ours from before it was opened (`page.clock.install()`).
 */
export async function soon(page: Page, look: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(5_000);
    await look();
  }).toPass();
}

/** As long as one look may take between two leaps. */
export const glance = { timeout: 500 };

export async function saveAndExit({ shell }: Launched): Promise<void> {
  await shell.locator('[data-shell-exit]').click();
}
