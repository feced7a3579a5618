import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { passagesUnder } from './passages.ts';

/** What the build's own browser scripts never ask for. */
const unwanted = /^(pagefind-(ui|modular-ui|component-ui|highlight)|wasm\.unknown)/;

/**
 * Indexes the built pages when everything else is done: one record for what a page says everywhere, and one for each
 * block that stands under a single jurisdiction, so that a hit can say whose law it is. The jurisdiction stands in
 * `meta`: Pagefind's filters would make two builds of the same course differ.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { index } = await createIndex({ forceLanguage: 'en' });
        if (!index) throw new Error('Pagefind did not start; search cannot be built.');
        const passages = passagesUnder(root);
        for (const passage of passages) await index.addCustomRecord({ ...passage, language: 'en' });
        const { files } = await index.getFiles();
        for (const { path, content } of files) {
          if (unwanted.test(path)) continue;
          const target = join(root, 'pagefind', path);
          mkdirSync(join(target, '..'), { recursive: true });
          writeFileSync(target, content);
        }
        await index.deleteIndex();
        await close();
        logger.info(`${passages.length} passages can be found`);
      },
    },
  };
}
