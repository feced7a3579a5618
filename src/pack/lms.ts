import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleOutline } from '../domain/record/progress.ts';
import { passagesUnder } from '../build/passages.ts';
import { type BuiltCourse, pagesUnder, readBuiltCourse } from './built-course.ts';
import { classicScript } from './bundle.ts';
import { carriedPage } from './carried-page.ts';
import { framedPage } from './framed-page.ts';
import { type LmsKind, lmsKinds, lmsPackage, lmsPackageName } from './lms-package.ts';
import { officialSchemas } from './official-schemas.ts';
import type { PackedCourse } from './packed-course.ts';
import { shellPage } from './shell-page.ts';

/** An archive for an LMS. */
export interface LmsArchive {
  readonly name: string;
  readonly kind: LmsKind;
  /** A module's id, or `course`: all modules, each a unit of its own. */
  readonly of: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

const language = 'en';
const root = 'lms';
const scripts = { shell: '_carried/shell.js', page: '_carried/course.js' };

/** The pages of the course that serve any module, besides the module's own. */
const everywhere = [
  'accessibility/index.html',
  'certificate/index.html',
  'check/index.html',
  'finish/index.html',
  'glossary/index.html',
  'search/index.html',
  'sources/index.html',
];

/**
 * The course as packages for an LMS: each module in each standard, and all modules in one. Every module's pages lie in a folder of
 * their own beside the page that the LMS opens; scripts, typefaces and pictures are shared.
 * @param dist the folder of a finished build
 * @param content the folder of the course's text
 * @param wanted which to make; by default all. `course` is all modules in one.
 */
export async function packLms(
  dist: string,
  content: string,
  wanted: (kind: LmsKind, of: string) => boolean = () => true,
): Promise<readonly LmsArchive[]> {
  const course = readBuiltCourse(dist, content);
  const [shell, page] = await Promise.all([classicScript('shell'), classicScript('frame')]);
  const made = new Map([
    [scripts.shell, shell],
    [scripts.page, page],
  ]);
  const source: Source = { dist, course, made, passages: passagesUnder(dist), carried: new Map() };
  const one = (kind: LmsKind, of: string): LmsArchive | null => {
    if (!wanted(kind, of)) return null;
    const ids = of === 'course' ? course.outline.modules.map(({ id }) => id) : [of];
    const files = filesOf(kind, ids, source);
    const packed = packedCourse(course, of, ids);
    return {
      name: lmsPackageName(kind, packed),
      kind,
      of,
      title: packed.title,
      bytes: lmsPackage(kind, packed, files),
    };
  };
  return ['course', ...course.outline.modules.map(({ id }) => id)].flatMap((of) =>
    lmsKinds.flatMap((kind) => one(kind, of) ?? []),
  );
}

interface Source {
  readonly dist: string;
  readonly course: BuiltCourse;
  /** Files that the build does not have. */
  readonly made: ReadonlyMap<string, string>;
  /** What the search of the whole course finds. */
  readonly passages: ReturnType<typeof passagesUnder>;
  /** Pages that are made already: they are the same in every standard. */
  readonly carried: Map<string, CarriedModule>;
}

/** The pages of one module as they lie in a package. */
interface CarriedModule {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What they ask for besides each other. */
  readonly asks: ReadonlySet<string>;
  readonly lies: (file: string) => string;
  readonly has: (file: string) => boolean;
}

function filesOf(kind: LmsKind, ids: readonly string[], source: Source): ReadonlyMap<string, Uint8Array> {
  const { dist, course, made } = source;
  const files = new Map(officialSchemas(kind));
  const asked = new Set<string>();
  for (const id of ids) {
    const module = moduleIn(course, id);
    // Alone, the module's page is found where every LMS looks for one.
    const folder = ids.length === 1 ? '' : `${id}/`;
    const carried = source.carried.get(`${folder}${id}`) ?? carriedModule(module, folder, source);
    source.carried.set(`${folder}${id}`, carried);
    const { has, lies } = carried;
    for (const [name, bytes] of carried.files) files.set(name, bytes);
    for (const file of carried.asks) asked.add(file);
    const own = shellPage({
      kind,
      course: course.iri,
      edition: course.edition,
      module,
      title: titleOf(course, id),
      language,
      start: homeOf(id),
      handIn: 'finish/index.html',
      words: course.words('lms'),
      model: course.read('goodbye/index.html'),
    });
    // It lies beside the folder of the course's pages, not in it.
    const opens = `${folder}index.html`;
    const shell = carriedPage(own, opens, {
      root,
      up: `${folder}course/`,
      has,
      scripts: [scripts.shell],
      lies: (file) => (file === opens ? file : lies(file)),
    });
    files.set(opens, utf8(shell.html));
    for (const file of shell.asks) asked.add(file);
  }
  for (const file of asked) {
    if (file.endsWith('.html') || files.has(file)) continue;
    const words = made.get(file);
    files.set(file, words === undefined ? readFileSync(join(dist, file)) : utf8(words));
  }
  return files;
}

function carriedModule(
  module: ModuleOutline,
  folder: string,
  { dist, course, made, passages: found }: Source,
): CarriedModule {
  const pages = new Set(pagesOf(dist, module));
  const lies = (file: string) => (file.endsWith('.html') ? `${folder}course/${file}` : file);
  const has = (file: string) =>
    file.endsWith('.html') ? pages.has(file) : made.has(file) || existsSync(join(dist, file));
  const passages = `_carried/passages-${module.id}.js`;
  const own = found.filter(({ url }) => isAmong(pages, url));
  const files = new Map([[passages, utf8(`globalThis.carriedPassages=${JSON.stringify(own)}`)]]);
  const asks = new Set<string>();
  const framing = { pages, home: homeOf(module.id), shell: '../index.html', instead: insteadIn(course) };
  for (const name of pages) {
    const html = framedPage(course.read(name), name, framing);
    const page = carriedPage(html, name, {
      root,
      lies,
      up: `${folder}course/`,
      has: (file) => file === passages || has(file),
      scripts: html.includes('data-island="search"') ? [passages, scripts.page] : [scripts.page],
    });
    files.set(lies(name), utf8(page.html));
    for (const file of page.asks) asks.add(file);
  }
  return { files, asks, lies, has };
}

function moduleIn({ outline }: BuiltCourse, id: string): ModuleOutline {
  const module = outline.modules.find((each) => each.id === id);
  if (!module) throw new Error(`The course has no module “${id}”.`);
  return module;
}

function homeOf(id: string): string {
  return `modules/${id}/index.html`;
}

function utf8(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

/** Which pages of a build come along with a module. */
function pagesOf(dist: string, { id, steps }: ModuleOutline): readonly string[] {
  const cases = new Set(
    steps.filter(({ kind }) => kind === 'scenario').map((step) => `scenarios/${step.id}/index.html`),
  );
  return pagesUnder(dist).filter(
    (name) =>
      name.startsWith(`modules/${id}/`) ||
      name === `reflections/${id}/index.html` ||
      cases.has(name) ||
      everywhere.includes(name),
  );
}

function isAmong(pages: ReadonlySet<string>, address: string): boolean {
  const path = address.replace(/[?#].*$/s, '').replace(/^\//, '');
  return pages.has(`${path.replace(/(^|\/)$/, '$1index.html')}`);
}

function titleOf({ modules, title }: BuiltCourse, id: string): string {
  return modules.find((module) => module.id === id)?.title ?? title;
}

function packedCourse(course: BuiltCourse, of: string, ids: readonly string[]): PackedCourse {
  const { iri, edition, title, subtitle, cut, outline, modules } = course;
  const whole = of === 'course';
  return {
    id: of,
    iri,
    edition,
    title: whole ? title : `${title}: ${titleOf(course, of)}`,
    description: whole ? subtitle : (modules.find(({ id }) => id === of)?.summary ?? subtitle),
    language,
    cut,
    modules: ids.map((id) => ({
      id,
      title: titleOf(course, id),
      description: modules.find((module) => module.id === id)?.summary ?? subtitle,
      opens: ids.length === 1 ? 'index.html' : `${id}/index.html`,
      tested: outline.modules.find((module) => module.id === id)?.test ?? false,
    })),
  };
}

function insteadIn({ words }: BuiltCourse): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words('lms-instead')).map(([name, other]) => {
      const [group = '', key = ''] = name.split(/\.(.*)/);
      const sentence = words(group)[key];
      if (sentence === undefined) throw new Error(`“lms-instead” speaks of “${name}”, which says nothing.`);
      return [sentence, other];
    }),
  );
}
