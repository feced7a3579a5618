import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { interfaceWords } from '../build/interface-words.ts';
import { preactInTheBrowser } from '../build/preact-in-the-browser.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The browser's code as one classic script: what each page runs, and every island inside it. A browser refuses module
 * scripts, `import()` and `fetch` to a page that was opened from a folder.
 */
export async function classicScript(): Promise<string> {
  const made = await build({
    root: house,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [interfaceWords(), preactInTheBrowser(), carriedSearch(), withoutWorker()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: {
        entry: `${house}src/islands/page/page.ts`,
        formats: ['iife'],
        name: 'course',
        fileName: () => 'course.js',
      },
    },
  });
  const chunks = [made].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [script, ...others] = chunks.filter(({ type }) => type === 'chunk');
  if (script?.type !== 'chunk' || others.length > 0) throw new Error('The course’s code did not become one script.');
  return script.code;
}

/** Pagefind fetches its index; a page in a folder may not. Its stand-in searches passages that a script has brought. */
function carriedSearch(): Plugin {
  return {
    name: 'carried-search',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source !== './engine.ts' || !importer?.replaceAll('\\', '/').endsWith('islands/search/search.ts'))
        return null;
      return await this.resolve('./carried-engine.ts', importer, { skipSelf: true });
    },
  };
}

/** A page in a folder may have no worker: the console works in the page itself there. */
function withoutWorker(): Plugin {
  return {
    name: 'without-worker',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('?worker&url') ? '\0no-worker' : null),
    load: (id) => (id === '\0no-worker' ? "export default ''" : null),
  };
}
