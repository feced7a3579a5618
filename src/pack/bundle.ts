import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { interfaceWords } from '../build/interface-words.ts';
import { preactInTheBrowser } from '../build/preact-in-the-browser.ts';

const house = fileURLToPath(new URL('../../', import.meta.url));

/** Where the browser's code begins, and which of its modules another one stands in for. */
interface Bundle {
  readonly entry: string;
  readonly standIns: readonly (readonly [module: string, standIn: string])[];
}

const search = ['islands/search/engine.ts', 'islands/search/carried-engine.ts'] as const;

const bundles = {
  /** Every page of a folder without a server. Pagefind fetches its index, which such a page may not. */
  page: { entry: 'islands/page/page.ts', standIns: [search] },
  /** Every page in the frame of a package: whatever it keeps goes to the page that holds it. */
  frame: {
    entry: 'islands/lms/page-in-frame.ts',
    standIns: [
      search,
      ['storage/browser-parts.ts', 'storage/frame-parts.ts'],
      ['storage/browser-record.ts', 'storage/frame-record.ts'],
      ['islands/record/lasting.ts', 'islands/lms/no-lasting.ts'],
      ['islands/page/islands.ts', 'islands/lms/islands-in-frame.ts'],
      ['islands/offline/register.ts', 'islands/lms/no-worker.ts'],
    ],
  },
  /** The page that an LMS opens. */
  shell: { entry: 'islands/lms/shell.ts', standIns: [] },
} satisfies Readonly<Record<string, Bundle>>;

/**
 * The browser's code as one classic script: what each page runs, and every island inside it. A browser refuses module
 * scripts, `import()` and `fetch` to a page that was opened from a folder, and an LMS may serve what it does not know as
 * plain text.
 */
export async function classicScript(name: keyof typeof bundles): Promise<string> {
  const { entry, standIns }: Bundle = bundles[name];
  const made = await build({
    root: house,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [interfaceWords(), preactInTheBrowser(), standIn(standIns), withoutWorker()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: {
        entry: `${house}src/${entry}`,
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

/** Puts one module of ours in the place of another, whoever imports it. */
function standIn(pairs: Bundle['standIns']): Plugin {
  const table = new Map(pairs.map(([module, other]) => [`${house}src/${module}`, `${house}src/${other}`]));
  return {
    name: 'stand-in',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer || !/\.tsx?$/.test(source)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const other = found && table.get(found.id.replaceAll('\\', '/'));
      return other ? { id: other } : null;
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
