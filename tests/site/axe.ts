import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect } from './fixtures.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A theme and a width in which every page must hold. */
export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** The rules whose answer hangs on colours as well as on what is shown. All others need one theme of each width. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/** Both themes at both widths, each width once with every rule: nothing but colours changes with the theme. */
export const looks: readonly (Look & { readonly rules?: readonly string[] })[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280, rules: ofColour },
  { colorScheme: 'light', width: 320, rules: ofColour },
  { colorScheme: 'dark', width: 320 },
];

export async function wear(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
}

/** Every rule of axe, or of these, that the page breaks as it stands, each with where. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly, resultTypes: ['violations'] });
  }, rules ?? tags);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} (${failureSummary})`),
  );
}

/** Fails on any violation of a state that stands on the screen: in both themes and at both widths, one of each at a time. */
export async function expectNoFaults(page: Page, state: string): Promise<void> {
  for (const look of [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 320 },
  ] as const) {
    await wear(page, look);
    expect.soft(await axeFaults(page), `${state}, ${look.colorScheme}, ${look.width} px`).toEqual([]);
  }
}
