import { defineConfig } from '@playwright/test';
import { chromiumArguments, findHeadless } from './chromium.ts';
import { addressOf, site, siteBelow } from './site.ts';

/** The longest first, so that no worker sits alone with one of them while the other has nothing left to do. */
const long = /\/(?:every-page|axe-states|html|lms(?:-\w+)?|offline|updates|whole-way)\.test\.ts$/;

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'long', testMatch: long },
    { name: 'short', testMatch: '*.test.ts', testIgnore: long },
  ],
  outputDir: '../../test-results/site',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  // Patient, because a busy machine is no fault of the course.
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: '../../test-results/site.json' }]],
  use: {
    baseURL: addressOf(site),
    viewport: { width: 1280, height: 800 },
    // Tests of the offline copy let it in; elsewhere it would fetch the whole course into every profile.
    serviceWorkers: 'block',
    launchOptions: { executablePath: await findHeadless(), args: chromiumArguments },
  },
  // Ready when the second of its two addresses answers.
  webServer: {
    command: 'node tests/site/serve.ts',
    cwd: '../..',
    url: addressOf(siteBelow),
    reuseExistingServer: false,
  },
});
