import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AstroIntegration } from 'astro';
import subset from 'subset-font';

/** Every character that the course's own pages may use; anything else falls back to the reader's own fonts. */
const characters =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('') +
  '£€©§°·½×àáâäåæçèéêëíîïñóôöøúûüœÉ–—‘’“”…←→';

/** Weights 400 to 600 are all that the design uses. */
const faces = [
  { name: 'serif', from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2' },
  { name: 'sans', from: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2' },
];

export const fontFolder = new URL('../../.astro/fonts/', import.meta.url);

/**
 * Cuts the two typefaces down to the characters and weights that the course uses, before anything is built: they come
 * whole from npm, and a phone on a slow line should not fetch glyphs that it never draws.
 */
export function fonts(): AstroIntegration {
  return {
    name: 'fonts',
    hooks: {
      'astro:config:setup': async () => {
        const require = createRequire(import.meta.url);
        mkdirSync(fontFolder, { recursive: true });
        for (const { name, from } of faces) {
          const target = new URL(`${name}.woff2`, fontFolder);
          if (existsSync(target)) continue;
          const cut = await subset(readFileSync(require.resolve(from)), characters, {
            targetFormat: 'woff2',
            variationAxes: { wght: { min: 400, max: 600 } },
            // Without the alternates (small capitals, old-style figures) that no page asks for.
            noLayoutClosure: true,
          });
          writeFileSync(target, cut);
        }
      },
    },
  };
}
