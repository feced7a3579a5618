import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { eachPage } from './each-page.ts';

const wake = 'src/islands/page/wake.ts';
const table = 'src/islands/page/islands.ts';

/** What opens the record, in the pages whose islands can be read meanwhile: before their scripts, and before the first drawing. */
const opensRecord = 'src/islands/record/open-now.ts';
const readsMeanwhile = listIn(wake, 'readsMeanwhile');

/** The scripts that each island begins with, as the tables by which pages fetch them have it. */
const entries = new Map([...islandsIn(wake, [wake]), ...islandsIn(table, [wake, table])]);

interface Chunk {
  readonly fileName: string;
  readonly facadeModuleId?: string | null;
  readonly imports: readonly string[];
}

/**
 * Names an island's scripts in the head of the pages that have it, so that the browser fetches them together with the
 * page's own script and not one after the other.
 */
export function preloadIslands(): AstroIntegration {
  const chunks = new Map<string, Chunk>();
  let base = '/';
  return {
    name: 'preload-islands',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [noteChunks(chunks)] } });
      },
      'astro:config:done': ({ config }) => {
        base = `${config.base}/`.replace(/\/+/g, '/');
      },
      'astro:build:done': ({ dir }) =>
        eachPage(dir, (html) => {
          const islands = [...entries.keys()].filter((island) => html.includes(`data-island="${island}"`));
          if (islands.length === 0) return html;
          const files = islands.flatMap((island) => entries.get(island) ?? []).map((entry) => scriptsOf(chunks, entry));
          const links = [...new Set(files.flatMap((each) => [...each]))].map(
            (file) => `<link rel="modulepreload" href="${base}${file}">`,
          );
          const early = islands.some((island) => readsMeanwhile.includes(island))
            ? `<script type="module" data-early src="${base}${chunkOf(chunks, opensRecord).fileName}"></script>`
            : '';
          return html.replace('</head>', `${links.join('')}${early}</head>`);
        }),
    },
  };
}

/** The names in a list of a script. */
function listIn(file: string, name: string): readonly string[] {
  const list = new RegExp(`const ${name} = \\[([^\\]]+)\\]`).exec(readFileSync(file, 'utf8'))?.[1];
  if (!list) throw new Error(`${file} has no list “${name}”.`);
  return [...list.matchAll(/'([\w-]+)'/g)].map(([, each = '']) => each);
}

/** @param before what the page fetches before the island's own script */
function islandsIn(file: string, before: readonly string[]) {
  const found = readFileSync(file, 'utf8').matchAll(/'?([\w-]+)'?: \(\) => import\('\.\.\/([^']+)'\)/g);
  return [...found].map(([, island = '', entry = '']) => [island, [...before, `src/islands/${entry}`]] as const);
}

/** Remembers which chunk of the browser's build holds what. */
function noteChunks(chunks: Map<string, Chunk>): Plugin {
  return {
    name: 'note-chunks',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunks.set(chunk.fileName, chunk);
    },
  };
}

/** The files of an island and of everything that it imports at once. */
function scriptsOf(chunks: ReadonlyMap<string, Chunk>, entry: string): ReadonlySet<string> {
  const files = new Set<string>();
  const add = (chunk: Chunk) => {
    if (files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const each of chunk.imports) {
      const imported = chunks.get(each);
      if (imported) add(imported);
    }
  };
  add(chunkOf(chunks, entry));
  return files;
}

function chunkOf(chunks: ReadonlyMap<string, Chunk>, entry: string): Chunk {
  const own = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.replaceAll('\\', '/').endsWith(entry));
  if (!own) throw new Error(`The island ${entry} is in no chunk of the build.`);
  return own;
}
