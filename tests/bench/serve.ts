import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};
const compressible = new Set(['.html', '.css', '.js', '.json']);

export interface Served {
  readonly address: string;
  close(): void;
}

/**
 * Serves a folder as a good static host would: brotli at its best, kept in memory, and no caching between visits.
 * @param extra further pages, by path
 * @param pack false where only what is served matters, and not how long it takes
 */
export async function serve(
  folder: string,
  extra: Readonly<Record<string, string>> = {},
  pack = true,
): Promise<Served> {
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const body = extra[path] === undefined ? read(join(folder, name)) : Buffer.from(extra[path]);
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    const kind = extra[path] === undefined ? extname(name) : '.html';
    const headers = { 'content-type': types[kind] ?? 'application/octet-stream', 'cache-control': 'no-cache' };
    if (!pack || !compressible.has(kind)) {
      response.writeHead(200, headers).end(body);
      return;
    }
    const small = packed.get(path) ?? brotli(body);
    packed.set(path, small);
    response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(small);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Brotli at its highest setting, as hosts store it. */
export function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
}

function read(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null;
  } catch {
    return null;
  }
}
