import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tab } from './tab.ts';

const installed = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** Starts a Firefox on an empty profile and speaks WebDriver BiDi with it, which needs no driver. */
export async function openFirefox(): Promise<Tab> {
  const path = installed.find((each) => existsSync(each));
  if (!path) throw new Error('No Firefox is installed: “sudo apt-get install -y firefox-esr” (Debian).');
  const profile = mkdtempSync(join(tmpdir(), 'smoke-'));
  const child = spawn(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const close = () => {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  };
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
      const found = /BiDi listening on (\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`Firefox did not start: ${said}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  let last = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
  };
  const send = async (method: string, params: object) => {
    const id = ++last;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`);
    return answer.result;
  };
  const { capabilities } = await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree', {});
  const context = contexts?.[0]?.context;
  return {
    name: `${capabilities?.browserName} ${capabilities?.browserVersion}`,
    goTo: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    async ask<T>(expression: string) {
      const { result, exceptionDetails } = await send('script.evaluate', {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result?.value ?? 'null') as T;
    },
    close,
  };
}

interface Answer {
  readonly id: number;
  readonly type: string;
  readonly message?: string;
  readonly result: {
    readonly capabilities?: { readonly browserName: string; readonly browserVersion: string };
    readonly contexts?: readonly { readonly context: string }[];
    readonly result?: { readonly value?: string };
    readonly exceptionDetails?: { readonly text: string };
  };
}
