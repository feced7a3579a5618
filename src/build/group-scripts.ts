import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { eachPage } from './each-page.ts';

/**
 * Which modules of the browser's build share a file; each takes along what it imports and no earlier one has. The bundler's
 * own rule gives every set of sharers a file of its own, which costs a request each: a lesson asked for six.
 */
const groups = [
  // The script of every page.
  { name: 'page', test: /Page\.astro\?/, priority: 4 },
  // Small things that many islands use.
  {
    name: 'parts',
    test: /src[\\/](domain[\\/]course[\\/]fill|islands[\\/](say|record[\\/]elements|page[\\/](announce|dialog|to-page)))\.ts/,
    priority: 3,
  },
  { name: 'record', test: /src[\\/]islands[\\/]record[\\/]open\.ts/, priority: 2 },
  // With what every island of its kind has besides.
  {
    name: 'preact',
    test: /node_modules[\\/]preact[\\/]|src[\\/]islands[\\/](use-snapshot|record[\\/]tick)\.ts/,
    priority: 1,
  },
];

/**
 * Groups the scripts, and lets the pages ask for the page's script itself: once it is grouped, the file that Astro names
 * may hold nothing but its import.
 */
export function groupScripts(): AstroIntegration {
  let base = '/';
  let assets = '_astro';
  return {
    name: 'group-scripts',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [grouped()] } });
      },
      'astro:config:done': ({ config }) => {
        base = `${config.base}/`.replace(/\/+/g, '/');
        assets = config.build.assets;
      },
      'astro:build:done': ({ dir }) => {
        const folder = join(fileURLToPath(dir), assets);
        for (const name of readdirSync(folder).filter((each) => each.startsWith('Page.astro'))) {
          const held = /^import\s*"\.\/([\w.-]+)";\s*$/.exec(readFileSync(join(folder, name), 'utf8'))?.[1];
          // Where nothing else shares the page's script, the bundler has put it there itself.
          if (!held) continue;
          eachPage(dir, (html) => html.replaceAll(`src="${base}${assets}/${name}"`, `src="${base}${assets}/${held}"`));
          rmSync(join(folder, name));
        }
      },
    },
  };
}

/** Preloading by the bundler is off as well: grouped, a part needs two requests at most, and the lists cost every page 500 bytes. */
function grouped(): Plugin {
  return {
    name: 'group-scripts',
    apply: 'build',
    configEnvironment: (name) =>
      name === 'client'
        ? { build: { modulePreload: false, rolldownOptions: { output: { codeSplitting: { groups } } } } }
        : null,
  };
}
