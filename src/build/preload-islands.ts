import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The entry of each island whose first answer should not wait for a second round trip. */
const eager: Readonly<Record<string, string>> = {
  'scenario-player': 'src/islands/scenario-player/mount.tsx',
  'module-test': 'src/islands/module-test/mount.tsx',
};

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/**
 * Names an island's scripts in the head of the pages that have it, so that the browser fetches them together with the
 * page's own script and not one after the other.
 */
export function preloadIslands(): AstroIntegration {
  let base = '/';
  return {
    name: 'preload-islands',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { build: { manifest: true } } });
      },
      'astro:config:done': ({ config }) => {
        base = `${config.base}/`.replace(/\/+/g, '/');
      },
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const manifestFile = join(root, '.vite', 'manifest.json');
        if (!existsSync(manifestFile)) throw new Error('Vite left no manifest of its chunks; the islands cannot be preloaded.');
        const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>;
        for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html')) continue;
          const path = join(root, name);
          const html = readFileSync(path, 'utf8');
          const island = Object.keys(eager).find((each) => html.includes(`data-island="${each}"`));
          if (!island) continue;
          const links = [...closure(manifest, eager[island] ?? '')].map((file) => `<link rel="modulepreload" href="${base}${file}">`);
          writeFileSync(path, html.replace('</head>', `${links.join('')}</head>`));
        }
        rmSync(join(root, '.vite'), { recursive: true });
      },
    },
  };
}

/** The files of a chunk and of everything that it imports at once. */
function closure(manifest: Readonly<Record<string, Chunk>>, entry: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`The island ${entry} is in no chunk of the build.`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const each of chunk.imports ?? []) closure(manifest, each, found);
  return found;
}
