import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './chromium.ts';
import { addressOf, site, siteBelow } from './site.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
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
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
  },
  // Ready when the second of its two addresses answers.
  webServer: {
    command: 'node tests/site/serve.ts',
    cwd: '../..',
    url: addressOf(siteBelow),
    reuseExistingServer: false,
  },
});
