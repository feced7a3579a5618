import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { withItsData } from '../build/share-data.ts';
import type { Outline } from '../domain/record/progress.ts';

/** A finished build and the text that it was made from, as far as packages need them. */
export interface BuiltCourse {
  readonly iri: string;
  readonly edition: string;
  readonly title: string;
  readonly subtitle: string;
  /** The level that passes, 0 to 1. */
  readonly cut: number;
  readonly outline: Outline;
  readonly modules: readonly { readonly id: string; readonly title: string; readonly summary: string }[];
  /** A group of the interface's words. */
  words(group: string): Readonly<Record<string, string>>;
  /** The text of a file of the build, named from its root; a page with all its data in it. */
  read(file: string): string;
}

/**
 * @param dist the folder of a finished build
 * @param content the folder of the course's text
 */
export function readBuiltCourse(dist: string, content: string): BuiltCourse {
  const yaml = (file: string): unknown => parse(readFileSync(join(content, file), 'utf8'));
  const course = yaml('course.yaml') as {
    readonly title: string;
    readonly subtitle: string;
    readonly iri: string;
    readonly edition: string;
    readonly modules: readonly string[];
    readonly 'pass-level': { readonly cut: number };
  };
  const words = yaml('interface/en.yaml') as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const asBuilt = (file: string) => readFileSync(join(dist, file), 'utf8');
  const read = (file: string) => (file.endsWith('.html') ? withItsData(asBuilt(file), asBuilt) : asBuilt(file));
  return {
    ...course,
    cut: course['pass-level'].cut,
    outline: outlineIn(read('finish/index.html')),
    modules: course.modules.map((id) => {
      const { title, summary } = yaml(`modules/${id}/module.yaml`) as {
        readonly title: string;
        readonly summary: string;
      };
      return { id, title, summary };
    }),
    words(group) {
      const found = words[group];
      if (!found) throw new Error(`content/interface/en.yaml has no group “${group}”.`);
      return found;
    },
    read,
  };
}

/** Every page but the one that a server shows for what is not there. */
export function pagesUnder(dist: string): readonly string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.html'))
    .map((file) => relative(dist, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .filter((name) => name !== '404.html')
    .sort();
}

/** The course as ids, which the build knows and the files only spell out. */
function outlineIn(page: string): Outline {
  const [, data] = /id="finish-data">([\s\S]*?)<\/script>/.exec(page) ?? [];
  if (data === undefined) throw new Error('The finished course does not say what its modules hold.');
  return (JSON.parse(data) as { readonly outline: Outline }).outline;
}
