import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const preflight = resolve('src/cli/preflight.mjs');

/** Runs the preflight in a folder of its own, under a Node that says it is older, or other, than it is. */
function run(said: { node: string; platform?: string }, brought = false) {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  const binary = `node-linux-${process.arch}/bin`;
  if (brought) {
    mkdirSync(join(folder, 'node_modules', binary), { recursive: true });
    writeFileSync(join(folder, 'node_modules', binary, 'node'), '');
  }
  const pretend = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${said.node}'}});Object.defineProperty(process,'platform',{value:'${said.platform ?? 'linux'}'});`;
  const told = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, preflight],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { ...told, link: join(folder, 'node_modules/.bin/node'), target: `../${binary}/node` };
}

test('a Node that is new enough hears nothing', () => {
  expect(run({ node: '22.18.0' })).toMatchObject({ status: 0, stderr: '' });
});

test('a Node that is too old is told what to do, in one sentence', () => {
  const { status, stderr } = run({ node: '20.20.2', platform: 'darwin' }, true);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^This needs Node 22\.18 or newer, and found 20\.20\.2: install Node 24 .*\n$/);
  expect(run({ node: '22.17.9' }).status).toBe(1);
});

test('on Linux an old Node gives way to the one that npm brought, even where npm forgot to link it', () => {
  const { status, stderr, link, target } = run({ node: '20.20.2' }, true);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readlinkSync(link)).toBe(target);
});
