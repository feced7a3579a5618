import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumArguments } from '../site/chromium.ts';

/** A browser over a profile on disk, which can be killed as a power cut or an impatient system would. */
export interface Mortal {
  readonly context: BrowserContext;
  /** SIGKILL to every process of the browser at once: no handler runs, nothing is flushed. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a real browser on a profile that outlives it. Not Playwright's own start, which ends a browser in good order. */
export async function openBrowser(executable: string, profile: string): Promise<Mortal> {
  const portFile = join(profile, 'DevToolsActivePort');
  for (const left of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, left), { force: true });
  const child = spawn(
    executable,
    ['--headless', ...chromiumArguments, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portIn(portFile)}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no profile to play in.');
    return {
      context,
      async kill() {
        killGroup(child);
        await gone;
      },
    };
  } catch (error) {
    killGroup(child);
    throw error;
  }
}

/** The browser writes its port into its profile once it listens. */
async function portIn(file: string): Promise<number> {
  for (let tries = 0; tries < 400; tries += 1) {
    try {
      const port = Number(readFileSync(file, 'utf8').split('\n')[0]);
      if (port > 0) return port;
    } catch {
      // Not written yet.
    }
    await pause(50);
  }
  throw new Error('The browser did not start within twenty seconds.');
}

function killGroup({ pid }: ChildProcess) {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
