/**
 * Serves both builds as any static host would: files, `index.html` for a folder, `404.html` for what is not there. Not
 * `astro preview`, which allows one server for a project, and would fail the tests wherever a preview is already open.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { addressOf, type Site, site, siteBelow } from './site.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

for (const each of [site, siteBelow]) {
  createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', addressOf(each));
    const file = fileAt(each, decodeURIComponent(pathname));
    const found = file ?? join(each.dist, '404.html');
    response.writeHead(file ? 200 : 404, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    createReadStream(found).pipe(response);
  }).listen(each.port, 'localhost');
}

function fileAt({ dist, base }: Site, pathname: string): string | null {
  if (!pathname.startsWith(base)) return null;
  const path = join(dist, normalize(`/${pathname.slice(base.length)}`));
  if (!path.startsWith(dist) || !existsSync(path)) return null;
  if (statSync(path).isFile()) return path;
  const index = join(path, 'index.html');
  return pathname.endsWith('/') && existsSync(index) ? index : null;
}
