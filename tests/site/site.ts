import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One built copy of the site, and where it is served while the tests run. */
export interface Site {
  /** The folder of the build. */
  readonly dist: string;
  /** The path under which it was built, with a slash at both ends. */
  readonly base: string;
  readonly port: number;
}

const house = fileURLToPath(new URL('../../', import.meta.url));
const port = Number(process.env.SITE_PORT ?? 4180);

/** The site at the root of its host. SITE_DIST and SITE_PORT point the tests at another build. */
export const site: Site = { dist: resolve(house, process.env.SITE_DIST ?? 'dist'), base: '/', port };

/** The same site under a sub-path, as a hospital's web server may have it. */
export const siteBelow: Site = {
  dist: resolve(house, process.env.SITE_BELOW_DIST ?? '.build/sub-path'),
  base: '/teaching/residency/',
  port: port + 1,
};

export function addressOf({ port: at, base }: Site): string {
  return `http://localhost:${at}${base}`;
}

/** Every HTML file of a build, as a path below its folder. */
export function htmlFiles({ dist }: Site): readonly string[] {
  return filesOf(dist).filter((file) => file.endsWith('.html'));
}

/** Every file of a build, as a path below its folder. */
export function filesOf(dist: string): readonly string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(dist, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .sort();
}

/** The address of an HTML file, below the site's own: `start/index.html` is `start/`. */
export function pageOf(file: string): string {
  return file.replace(/index\.html$/, '');
}

export function textOf(site: Site, file: string): string {
  return readFileSync(join(site.dist, file), 'utf8');
}

/** A file of the repository. */
export function houseFile(path: string): string {
  return readFileSync(join(house, path), 'utf8');
}

export function houseFolder(path: string): readonly string[] {
  return filesOf(join(house, path)).map((file) => `${path}/${file}`);
}

/** The first of every kind of page: one lesson, one scenario, one module, one module test, and each page of its own kind. */
export function oneOfEachKind(files: readonly string[]): readonly string[] {
  const kindOf = (file: string) =>
    file
      .replace(/^scenarios\/[^/]+\//, 'scenarios/*/')
      .replace(/^modules\/[^/]+\/(?!index|test\/)[^/]+\//, 'modules/*/*/')
      .replace(/^modules\/[^/*]+\//, 'modules/*/');
  return [...new Map([...files].reverse().map((file) => [kindOf(file), file])).values()].reverse();
}
