import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
import type { Precache } from '../../src/offline/names.ts';
import { scenario, some, walkOf } from './content.ts';
import { type FaultServer, faultServer } from './fault-server.ts';
import { beatOf } from './play.ts';
import { site } from './site.ts';

export { expect };

/** A host of the test's own, and a profile in which the worker is let in. What breaks here is broken on purpose. */
export const test = base.extend<{ host: FaultServer }>({
  serviceWorkers: 'allow',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of a fixture's needs from this pattern.
  host: async ({}, use) => {
    const host = await faultServer(site);
    await use(host);
    await host.close();
  },
});
/** What the copy of the course is made from. */
export const list = JSON.parse(readFileSync(join(site.dist, 'precache.json'), 'utf8')) as Precache;
/** Every path of the course as it is built. */
export const paths = Object.keys(list.files);
/** What stands over the second decision: where a learner who made the first one is taken. */
export const secondHeading = beatOf(scenario, some(walkOf(scenario).choose[1])).heading;
/** The file in which a scenario's player lies: fetched only by the pages that have one. */
export const player = some(
  paths.find((path) => /^_astro\/mount\./.test(path) && readText(path).includes('scenario-player')),
);

/** Lets the browser look for a new worker, as it does by itself at every navigation. */
export async function update(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {});
  });
}

/** Looks for a new worker, and how it ended: installed, or redundant because its install failed. */
export async function updated(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    return new Promise<string>((resolve) => {
      const look = () => {
        if (!worker || worker.state === 'installed' || worker.state === 'redundant') resolve(worker?.state ?? 'none');
      };
      worker?.addEventListener('statechange', look);
      look();
    });
  });
}

/** A file of the build as text. */
export function readText(file: string): string {
  return readFileSync(join(site.dist, file), 'utf8');
}
