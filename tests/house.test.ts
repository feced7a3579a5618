import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The doors of the house: what a room may import besides itself. Inside a room everybody knows everybody, except in
 * `islands`, where each island is a house of its own; there the table speaks of all of them together.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  machines: ['domain'],
  storage: ['domain'],
  carriers: ['domain'],
  course: ['domain'],
  islands: ['domain', 'machines', 'storage', 'carriers', 'offline', 'course (types)'],
  components: ['domain', 'course', 'islands'],
  layouts: ['domain', 'course', 'islands', 'components', 'styles'],
  pages: ['domain', 'machines', 'storage', 'carriers', 'course', 'islands', 'components', 'layouts', 'styles'],
  styles: [],
  cli: ['domain', 'machines', 'carriers', 'pack', 'offline'],
  build: ['domain', 'machines', 'cli', 'offline'],
  pack: ['domain', 'build'],
  offline: [],
  'content.config.ts': ['domain'],
  'env.d.ts': ['domain', 'course'],
};

/** What the pure room may not know, though it is installed. */
const impure = /^(?:node:|react|preact|xstate|@xstate|astro|vite|yaml$|satteri)/;

interface Import {
  readonly file: string;
  readonly room: string;
  /** A room of ours, with “ (types)” where only types come through, or a package. */
  readonly from: string;
  readonly ours: boolean;
}

const sources = filesUnder('src').filter((file) => /\.(?:ts|tsx|astro|mjs)$/.test(file));
const imports = sources.flatMap(importsOf);

describe('the doors', () => {
  it('are watched: imports are found in every room that has code', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('are in a table that names every room', () => {
    expect(readdirSync('src').filter((room) => !(room in doors) && room !== 'README.md')).toEqual([]);
  });

  it('are used only as the table says', () => {
    const trespasses = imports.filter(({ room, from, ours }) => {
      const allowed = doors[room] ?? [];
      return (
        ours &&
        from.replace(' (types)', '') !== room &&
        !allowed.includes(from) &&
        !allowed.includes(from.replace(' (types)', ''))
      );
    });
    expect(trespasses.map(({ file, from }) => `${file} imports ${from}`)).toEqual([]);
  });

  it('keep the domain pure', () => {
    const known = imports.filter(({ room, from, ours }) => room === 'domain' && !ours && impure.test(from));
    expect(known.map(({ file, from }) => `${file} imports ${from}`)).toEqual([]);
  });

  it('keep clocks and dice out of the domain', () => {
    const hidden =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.(?:randomUUID|getRandomValues)|\bperformance\.now\(/;
    expect(sources.filter((file) => file.startsWith('src/domain/') && hidden.test(code(file)))).toEqual([]);
  });

  it('keep the browser out of the domain', () => {
    const browser = /\b(?:window|document|navigator|localStorage|sessionStorage|indexedDB|fetch)\s*[.([]/;
    expect(sources.filter((file) => file.startsWith('src/domain/') && browser.test(code(file)))).toEqual([]);
  });
});

describe('the record’s keeping', () => {
  it('touches the browser’s stores in one room, and in the boot script that needs an answer before the first paint', () => {
    const touches = /(?<!['"`\w])\b(?:localStorage|indexedDB)\b(?!['"`])|\[['"](?:localStorage|indexedDB)/;
    const elsewhere = sources.filter(
      (file) => !file.startsWith('src/storage/') && file !== 'src/layouts/boot.ts' && touches.test(code(file)),
    );
    expect(elsewhere).toEqual([]);
  });

  it('never clears a store that others share', () => {
    expect(sources.filter((file) => /\b(?:localStorage|sessionStorage)\??\.clear\b/.test(code(file)))).toEqual([]);
  });
});

describe('the rooms’ READMEs', () => {
  const rooms = ['src', 'src/domain'].flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}`),
  );

  it.each(rooms)('%s has one that names everything directly in it', (room) => {
    const readme = readmeOf(room);
    const inside = readdirSync(room).filter((name) => !/^(?:_?README\.md$|\.)/.test(name));
    expect(
      inside.filter((name) => !readme.includes(name) && !readme.includes(`\`${name.replace(/\.\w+$/, '')}\``)),
    ).toEqual([]);
    expect(readme).toMatch(/^# /);
  });

  it.each(rooms)('%s names nothing that is not there', (room) => {
    const readme = readmeOf(room);
    const named = [...readme.matchAll(/^\| ((?:`[^`|]+`(?:, )?)+) +\|/gm)].flatMap(([, cell]) =>
      [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
    );
    const files = named.filter((name) => /^[\w[\]./-]+(?:\.\w+|\/)$/.test(name));
    expect(files.filter((name) => !existsSync(posix.join(room, name)))).toEqual([]);
  });
});

describe('the scripts that READMEs tell of', () => {
  const scripts = Object.keys(
    (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
  );
  const pages = [
    'README.md',
    'content/README.md',
    ...filesUnder('src').filter((file) => file.endsWith('README.md')),
  ].filter(existsSync);

  it.each(pages)('%s tells of none that does not exist', (page) => {
    const told = [...readFileSync(page, 'utf8').matchAll(/`npm (?:run ([\w:-]+)|(start|test))/g)].map(
      ([, run, short]) => run ?? short ?? '',
    );
    expect(told.filter((script) => !scripts.includes(script))).toEqual([]);
  });

  it('are told of in the front page', () => {
    expect(pages).toContain('README.md');
  });
});

/** A room's README. Among the pages it begins with an underscore, or Astro would make a page of it. */
function readmeOf(room: string): string {
  const file = [`${room}/README.md`, `${room}/_README.md`].find((candidate) => existsSync(candidate));
  return file ? readFileSync(file, 'utf8') : '';
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath, entry.name))
    .sort();
}

function importsOf(file: string): readonly Import[] {
  const found = code(file).matchAll(
    /(?:^|[\s;])(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, onlyTypes, still, later]) => {
    const named = still ?? later ?? '';
    const path = named.startsWith('#')
      ? `src/${named.slice(1)}`
      : named.startsWith('.')
        ? posix.join(posix.dirname(file), named)
        : named;
    const ours = path.startsWith('src/');
    return {
      file,
      room: file.split('/')[1] ?? '',
      ours,
      from: ours ? `${path.split('/')[1] ?? ''}${onlyTypes ? ' (types)' : ''}` : path,
    };
  });
}

/** A file without its comments and, of a page, without its prose: what it does, not what it speaks of. */
function code(file: string): string {
  const text = readFileSync(file, 'utf8');
  const parts = file.endsWith('.astro')
    ? [/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '', ...(text.match(/<script[\s\S]*?<\/script>/g) ?? [])]
    : [text];
  return parts
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}
