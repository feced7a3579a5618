import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The engine without a window: where a whole browser draws a tool bar for every test, it does half the work. */
const shell = '/usr/bin/chromium-headless-shell';

/** What keeps a browser quiet in a closed network, and running as root. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the browser tests run in: the one in CHROMIUM_PATH, else the shell of Chromium's engine, else a whole browser. */
export async function findHeadless(): Promise<string> {
  return !process.env.CHROMIUM_PATH && isExecutable(shell) && starts(shell) ? shell : findChromium();
}

/** Has the tests of a file run in a whole browser, as a learner has one. */
export async function inWholeBrowser() {
  return { launchOptions: { executablePath: await findChromium(), args: chromiumArguments } };
}

/**
 * A whole Chromium that starts: the one in CHROMIUM_PATH, one that the system has, or the one that npm brought.
 * @throws one sentence with the command that installs what is missing.
 */
export async function findChromium(): Promise<string> {
  const candidates = [process.env.CHROMIUM_PATH, ...installed].filter(
    (path): path is string => Boolean(path) && isExecutable(path as string),
  );
  const bundled = process.platform === 'linux' && process.arch === 'x64' ? await unpacked() : null;
  for (const path of [...candidates, ...(bundled ? [bundled] : [])]) {
    if (starts(path)) return path;
  }
  throw new Error(
    'The browser tests need Chromium, and none here starts: install one with “sudo apt-get install -y chromium” (Debian, Ubuntu) or “brew install --cask chromium” (macOS), or set CHROMIUM_PATH.',
  );
}

async function unpacked(): Promise<string | null> {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return null;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser without its system libraries is there and still does not start. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version', ...chromiumArguments], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
