import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { passagesUnder } from '../build/passages.ts';
import { withItsData } from '../build/share-data.ts';
import { pagesUnder } from './built-course.ts';
import { classicScript } from './bundle.ts';
import { carriedPage } from './carried-page.ts';
import { zip } from './zip.ts';

/** An archive and what it holds. */
export interface Package {
  /** The archive's file name. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly files: number;
}

const script = '_carried/course.js';
const passages = '_carried/passages.js';

/**
 * The course as a folder to carry: unpacked anywhere, its `index.html` opens by a double click and needs no server. It
 * holds every page and what the pages ask for, and nothing else of the build.
 * @param dist the folder of a finished build
 * @param content the folder of the course's text, for its name and the words on the foot of each page
 */
export async function packUsb(dist: string, content: string): Promise<Package> {
  const course = parse(readFileSync(join(content, 'course.yaml'), 'utf8')) as { title: string; iri: string };
  const { carried } = parse(readFileSync(join(content, 'interface/en.yaml'), 'utf8')) as {
    carried: Readonly<Record<'note' | 'settings' | 'read-me', string>>;
  };
  const folder = course.title.toLowerCase().replace(/\W+/g, '-');
  const text = (words: string) => new TextEncoder().encode(words);

  const made = new Map<string, Uint8Array>([
    [script, text(await classicScript('page'))],
    [passages, text(`globalThis.carriedPassages=${JSON.stringify(passagesUnder(dist))}`)],
  ]);
  const has = (file: string) => made.has(file) || existsSync(join(dist, file));
  const asked = new Set<string>();
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');
  for (const name of pagesUnder(dist)) {
    const html = withItsData(read(name), read);
    const base = /<html[^>]* data-root="([^"]*)"/.exec(html)?.[1] ?? '/';
    const page = carriedPage(html, name, {
      has,
      root: keysOf(course.iri),
      scripts: html.includes('data-island="search"') ? [passages, script] : [script],
      note: `${carried.note} <a href="${base}settings/#record">${carried.settings}</a>`,
    });
    made.set(name, text(page.html));
    for (const file of page.asks) asked.add(file);
  }
  for (const file of asked) if (!made.has(file)) made.set(file, readFileSync(join(dist, file)));
  made.set('READ-ME.txt', text(carried['read-me'].replaceAll('\n', '\r\n')));

  const files = new Map([...made].map(([name, bytes]) => [`${folder}/${name}`, bytes]));
  return { name: `${folder}-usb.zip`, bytes: zip(files), files: files.size };
}

/**
 * All pages that are opened from folders may share one store, other courses' too; and a stick has another letter on the next
 * computer. So the record goes under the course's own identifier, and not under a path.
 */
function keysOf(iri: string): string {
  const { host, pathname } = new URL(iri);
  return `carried/${host}${pathname}`.replaceAll(':', '-');
}
