import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { eachPage } from './each-page.ts';

const block = /<script type="application\/json" id="([\w-]+)" data-shared(?:="[^"]*")?>([\s\S]*?)<\/script>/g;
const link = /<link rel="preload" as="fetch" crossorigin id="([\w-]+)" href="([^"]*)">/g;

/**
 * Moves data that several pages have alike out of them, into one file whose name holds its hash, and lets their heads ask for
 * it. `src/islands/page/shared-data.ts` reads it either way: the live preview has it in the page.
 */
export function shareData(): AstroIntegration {
  let base = '/';
  let assets = '_astro';
  return {
    name: 'share-data',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `${config.base}/`.replace(/\/+/g, '/');
        assets = config.build.assets;
      },
      'astro:build:done': ({ dir }) =>
        eachPage(dir, (html) => {
          const links: string[] = [];
          const bare = html.replace(block, (_, id: string, text: string) => {
            const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
            const name = `${assets}/${id}.${hash}.json`;
            writeFileSync(join(fileURLToPath(dir), name), text);
            links.push(`<link rel="preload" as="fetch" crossorigin id="${id}" href="${base}${name}">`);
            return '';
          });
          return bare.replace('</head>', `${links.join('')}</head>`);
        }),
    },
  };
}

/**
 * A finished page with the shared data in it again, for where a page cannot fetch: a folder without a server, a package.
 * @param read the text of a file of the build, named from its root
 */
export function withItsData(html: string, read: (file: string) => string): string {
  const base = /<html[^>]* data-root="([^"]*)"/.exec(html)?.[1] ?? '/';
  let data = '';
  const bare = html.replace(link, (_, id: string, address: string) => {
    data += `<script type="application/json" id="${id}">${read(address.slice(base.length))}</script>`;
    return '';
  });
  return bare.replace('</body>', () => `${data}</body>`);
}
