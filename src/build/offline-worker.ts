import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { parse } from 'yaml';
import { listName, type Precache } from '../offline/names.ts';
import { isWorthSqueezing } from '../offline/squeeze.ts';

const entry = fileURLToPath(new URL('../offline/sw.ts', import.meta.url));
const course = new URL('../../content/course.yaml', import.meta.url);

/** What of course.yaml stands in the list. */
interface Front {
  readonly edition: string;
  readonly changelog: readonly { readonly what: string }[];
}

/**
 * What a host reads, shows for what is missing or offers for download, what editors read, what issuers took back (which has to be
 * asked for anew each time), and the workers themselves.
 */
const leftOut =
  /^(?:_headers|404\.html|sw\.js|sw-kill\.js|precache\.json|packages\/(?!index\.html$).*|(?:issuer|schemas)\/.*)$/;

/**
 * Lists every file of the finished build with its SHA-256 and the room that it takes in a copy, and writes the worker that keeps them. The worker
 * holds the hash of the list, so that a new build is a new worker, and a list of another build is never taken for its own.
 */
export function offlineWorker(): AstroIntegration {
  return {
    name: 'offline-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { edition, changelog } = parse(readFileSync(course, 'utf8')) as Front;
        const files = filesBelow(root).map((file) => {
          const bytes = readFileSync(join(root, file));
          const path = file.replace(/(^|\/)index\.html$/, '$1');
          return [path, [hashOf(bytes), (isWorthSqueezing(path) ? gzipSync(bytes) : bytes).length]] as const;
        });
        const list: Precache = { edition, news: changelog[0]?.what ?? '', files: Object.fromEntries(files) };
        const text = JSON.stringify(list);
        writeFileSync(join(root, listName), text);
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { BUILD_ID: JSON.stringify(hashOf(text)) },
          build: {
            outDir: root,
            emptyOutDir: false,
            lib: { entry, name: 'offline', formats: ['iife'], fileName: () => 'sw.js' },
          },
        });
        const total = files.reduce((sum, [, [, bytes]]) => sum + bytes, 0);
        logger.info(`${files.length} files, ${(total / 1e6).toFixed(1)} MB, can be kept offline`);
      },
    },
  };
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(root, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .filter((file) => !leftOut.test(file))
    .sort();
}

function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64');
}
