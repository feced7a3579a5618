import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { listName, type Precache } from '../../src/offline/names.ts';
import { filesOf, type Site } from './site.ts';

/** What the host does to one file. `silent` breaks the connection off, `never` leaves it hanging; a number is a status. */
export type Fault = 'cut' | 'html' | 'never' | 'silent' | number;

export interface FaultServer {
  /** Where the course is served, ending with a slash. */
  readonly address: string;
  /** Every path of the list, as the host has it now. */
  paths(): readonly string[];
  /** What is done to a path below the course's root; cleared by `null`. */
  fault(path: string, fault: Fault | null): void;
  /** Puts another text in the place of a file, without telling the list. */
  replace(path: string, text: string): void;
  /** Deploys another build: the same course, in which `rewrite` changes files, with the list and the worker to match. */
  deploy(rewrite: (path: string, text: string) => string, rename?: (path: string) => string): void;
  /** Goes off the network, or back to it. */
  off(silent: boolean): void;
  /** How often each path was asked for since the last call. */
  asked(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const kinds: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
};

/** How many passages of the search a course has that was made small. */
const fewPassages = 60;

/**
 * Serves a build from memory, and fails as it is told.
 * @param whole with every passage of the search; without, the same course with a few of them, which is copied five times sooner
 */
export async function faultServer({ dist, base }: Site, whole = false): Promise<FaultServer> {
  const passages = filesOf(dist).filter((file) => file.startsWith('pagefind/fragment/'));
  const left = new Set(whole ? [] : passages.slice(fewPassages));
  const built = new Map(
    filesOf(dist)
      .filter((file) => !left.has(file))
      .map((file) => [pathOf(file), readFileSync(join(dist, file))] as const),
  );
  let files = new Map(built);
  const faults = new Map<string, Fault>();
  let asked = new Map<string, number>();
  let silent = false;

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : '?';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const fault = faults.get(path) ?? faults.get('*');
    if (silent || fault === 'silent') return void response.destroy();
    if (fault === 'never') return;
    give(response, path, fault);
  });

  function give(response: ServerResponse, path: string, fault?: Fault) {
    const body = files.get(path);
    if (!body || typeof fault === 'number') return void response.writeHead(body ? Number(fault) : 404).end('no');
    const name = path === '' || path.endsWith('/') ? 'index.html' : path;
    const type = kinds[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    if (fault === 'html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Log in to the guest network</title>');
      return;
    }
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
    response.end(fault === 'cut' ? body.subarray(0, body.length / 2) : body);
  }

  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const host: FaultServer = {
    address: `http://localhost:${(server.address() as AddressInfo).port}${base}`,
    paths: () => Object.keys((JSON.parse(String(files.get(listName))) as Precache).files),
    fault: (path, fault) => void (fault === null ? faults.delete(path) : faults.set(path, fault)),
    replace: (path, text) => void files.set(path, Buffer.from(text)),
    deploy(rewrite, rename = (path) => path) {
      const text = (path: string) => /(?:^|\/)$|\.(?:js|html)$/.test(path) && path !== 'sw.js';
      files = new Map(
        [...built].map(([path, bytes]) => [
          rename(path),
          text(path) ? Buffer.from(rewrite(path, bytes.toString())) : bytes,
        ]),
      );
      const former = JSON.parse(String(built.get(listName))) as Precache;
      const listed = Object.keys(former.files)
        .filter((path) => built.has(path))
        .map(rename);
      const list = {
        ...former,
        files: Object.fromEntries(
          listed.map((path) => {
            const bytes = files.get(path) ?? Buffer.alloc(0);
            return [path, [hashOf(bytes), bytes.length]];
          }),
        ),
      };
      const listText = Buffer.from(JSON.stringify(list));
      const worker = String(built.get('sw.js')).replaceAll(hashOf(built.get(listName) ?? ''), hashOf(listText));
      files.set(listName, listText).set('sw.js', Buffer.from(worker));
    },
    off: (value) => {
      silent = value;
      if (value) server.closeAllConnections();
    },
    asked: () => {
      const all = asked;
      asked = new Map();
      return all;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  if (!whole) host.deploy((_, text) => text);
  return host;
}

function pathOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64');
}
