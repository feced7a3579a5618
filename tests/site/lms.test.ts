import type { Frame, Page } from '@playwright/test';
import { say, some } from './content.ts';
import { expect, test as base } from './fixtures.ts';
import { inFrame, walk, walked } from './lms-walk.ts';
import { type LmsHost, lmsHost } from './lms-host.ts';

const test = base.extend<object, { host: LmsHost }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
    async ({}, use) => {
      const host = await lmsHost(walked.id);
      await use(host);
      await host.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

interface LmsWindow {
  launch(address: string, options?: object): void;
  stored(): Record<string, string>;
}

const launch = (page: Page, address: string, options: object = {}) =>
  page.evaluate(([to, given]) => (window as unknown as LmsWindow).launch(to, given), [address, options] as const);
const stored = (page: Page) => page.evaluate(() => (window as unknown as LmsWindow).stored());

async function openLms(page: Page, address: string) {
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '');
}

/** The frame of the package's own page, and that of the course's pages in it. */
async function framesIn(page: Page): Promise<{ shell: Frame; course: Frame }> {
  await expect(async () => expect(page.frames().some((frame) => frame.url().includes('/course/'))).toBe(true)).toPass();
  const course = some(page.frames().find((frame) => frame.url().includes('/course/')));
  return { course, shell: some(course.parentFrame()) };
}

for (const kind of ['scorm12', 'scorm2004'] as const) {
  test(`one module is walked in a ${kind} package, and the strict LMS has what was done`, async ({ page, host }) => {
    test.setTimeout(120_000);
    await openLms(page, host.lms(kind));
    await launch(page, host.opens(kind));
    const { shell, course } = await framesIn(page);
    await expect(course.locator('.steps')).toBeVisible();
    await walk(course, () => inFrame(course));
    await shell.getByRole('button', { name: say('lms', 'exit') }).click();
    await expect(shell.getByText(say('lms', 'over-saved'))).toBeVisible();
    console.log(JSON.stringify(await stored(page)).slice(0, 600), host.missing);
  });
}
