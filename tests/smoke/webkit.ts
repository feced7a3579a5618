import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Tab } from './tab.ts';

const driver = '/usr/bin/WebKitWebDriver';
const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

/**
 * Starts WebKitGTK's own small browser through its driver, on a screen that nobody sees. It is the engine of Safari with
 * other surroundings: what it shows of storage and scripts counts, what it shows of iPhones does not.
 */
export async function openWebKit(): Promise<Tab> {
  const binary = libraries
    .filter((each) => existsSync(each))
    .flatMap((each) => readdirSync(each).map((folder) => `${each}/${folder}/MiniBrowser`))
    .find((each) => /webkit2gtk-4|webkitgtk-6/.test(each) && existsSync(each));
  if (!existsSync(driver) || !binary || !existsSync('/usr/bin/Xvfb'))
    throw new Error('No WebKit is installed: “sudo apt-get install -y webkit2gtk-driver xvfb” (Debian).');
  const screen = ':94';
  const port = 4794;
  const children = [
    spawn('/usr/bin/Xvfb', [screen, '-screen', '0', '1280x900x24'], { stdio: 'ignore', detached: true }),
    spawn(driver, [`--port=${port}`], {
      stdio: 'ignore',
      detached: true,
      // The browser's own sandbox needs rights that a container may not give; only our own pages are opened.
      env: {
        ...process.env,
        DISPLAY: screen,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    }),
  ];
  const close = () => {
    for (const { pid } of children) if (pid) process.kill(-pid, 'SIGKILL');
  };
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = (await answer.json()) as { readonly value: T & { readonly message?: string } };
    if (!answer.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  try {
    await listening(port);
    const options = { binary, args: ['--automation'] };
    const { sessionId, capabilities } = await send<Session>('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    await send('POST', `/session/${sessionId}/timeouts`, { script: 120_000, pageLoad: 60_000 });
    return {
      name: `${capabilities.browserName} ${capabilities.browserVersion} (WebKitGTK)`,
      goTo: async (url) => void (await send('POST', `/session/${sessionId}/url`, { url })),
      async ask<T>(expression: string) {
        const script = `const done = arguments[arguments.length - 1];
          (async () => JSON.stringify((await (${expression})) ?? null))().then((json) => done({ json }), (problem) => done({ problem: String(problem) }));`;
        const { json, problem } = await send<Said>('POST', `/session/${sessionId}/execute/async`, { script, args: [] });
        if (problem !== undefined) throw new Error(problem);
        return JSON.parse(json ?? 'null') as T;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string };
}

interface Said {
  readonly json?: string;
  readonly problem?: string;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await pause(100);
  }
  throw new Error('The driver of WebKit did not start within ten seconds.');
}
