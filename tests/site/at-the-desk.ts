import type { Page } from '@playwright/test';
import { type PlayedScenario, say, scenario, some, walkOf } from './content.ts';
import { expect } from './fixtures.ts';
import { handInFile, recordBy } from './handed-in.ts';

/** Opens the coordinator's desk. */
export async function openConsole(page: Page): Promise<void> {
  await page.goto('console/');
  await expect(page.locator('[data-desk-ready]')).toBeVisible();
}

/** Brings hand-ins to the desk and waits until all were looked into. */
export async function bringHandIns(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  await page
    .locator('[data-desk-drop] input')
    .first()
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
  await expect(page.locator('[data-gathered]')).toHaveText(
    say('console', 'result', { added: files.length, known: 0, aside: 0 }),
  );
  await expect(page.getByText(say('console', 'all-verified'))).toBeVisible({ timeout: 30_000 });
}

/** Two of the authors' own walks through a case that part at its first decision. */
export function partingWalks(of: PlayedScenario) {
  const walks = Object.keys(of.walkthroughs).map((name) => walkOf(of, name).choose);
  const [one] = walks;
  const other = walks.find((each) => each[0] !== one?.[0]);
  return [some(one), some(other)] as const;
}

/** Hand-ins of so many people, of whom the first ones took one way and the others the other. */
export async function group(one: number, other: number) {
  const [left, right] = partingWalks(scenario);
  return Promise.all(
    Array.from({ length: one + other }, async (_, at) => {
      const name = `Person ${String.fromCharCode(65 + at)}`;
      const entries = recordBy(`p${String.fromCharCode(97 + at)}`, { [scenario.id]: at < one ? left : right });
      return { name: `${name}.json`, text: await handInFile(name, { entries }) };
    }),
  );
}
