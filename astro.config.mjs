// @ts-check
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { checkFirst } from './src/build/check-first.ts';
import { fonts } from './src/build/fonts.ts';
import { groupScripts } from './src/build/group-scripts.ts';
import { interfaceWords } from './src/build/interface-words.ts';
import { offlineWorker } from './src/build/offline-worker.ts';
import { preactInTheBrowser } from './src/build/preact-in-the-browser.ts';
import { preloadIslands } from './src/build/preload-islands.ts';
import { sealPolicy } from './src/build/seal-policy.ts';
import { searchIndex } from './src/build/search-index.ts';
import { shareData } from './src/build/share-data.ts';

export default defineConfig({
  // A sub-path is given at build time: BASE_PATH=/residency/ npm run build
  base: process.env.BASE_PATH ?? '/',
  outDir: process.env.OUT_DIR ?? './dist',
  // Vitest and `astro sync` read the same store of content as the build.
  cacheDir: './.astro',
  // The default of Astro 7 glues words together across line breaks.
  compressHTML: true,
  trailingSlash: 'always',
  // Text should stand after one round trip: styles travel in the page, under a hash in its policy.
  build: { format: 'directory', inlineStylesheets: 'always' },
  // Shiki writes style attributes, which the content security policy forbids.
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: {
    plugins: [preactInTheBrowser(), interfaceWords()],
    // The console's worker is a module, as everything else is.
    worker: { format: 'es' },
    build: {
      // An inlined script would need a hash in every page's policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  integrations: [
    checkFirst(),
    fonts(),
    mdx(),
    react(),
    groupScripts(),
    preloadIslands(),
    shareData(),
    sealPolicy(),
    searchIndex(),
    offlineWorker(),
  ],
});
