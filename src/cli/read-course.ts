import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type Node, type Pair, visit } from 'yaml';
import type { Fault, RawFile } from '#domain/inspection/manuscript.ts';
import { readBody } from './read-body.ts';

/** The text of every file in a folder, by its path from there, with forward slashes; hidden files are left out. */
export type Texts = ReadonlyMap<string, string>;

/** A file as read, together with what is needed to find a place in it. */
export interface ReadFile extends RawFile {
  readonly lines: LineCounter;
  readonly document: Document.Parsed | null;
}

/** Reads a content folder's files, in the order of their names. */
export function readFolder(folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** Reads every file of a course, each by itself: one that is broken never hides another. */
export function readCourse(texts: Texts): readonly ReadFile[] {
  return [...texts].map(([file, text]) => {
    if (file.endsWith('.mdx')) return readLesson(file, text);
    if (file.endsWith('.yaml') || file.endsWith('.yml')) return readYaml(file, text);
    return { file, raw: undefined, faults: [], lines: counted(text), document: null };
  });
}

function readYaml(file: string, text: string): ReadFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map((error): Fault => {
    const [offset] = error.pos;
    if (error.code !== 'DUPLICATE_KEY')
      return { kind: 'unreadable', path: [], offset, detail: asSentence(error.message) };
    return { kind: 'duplicate-key', path: [], offset, detail: /^["']?([^:"']*)/.exec(text.slice(offset))?.[1] ?? '' };
  });
  if (faults.some(({ kind }) => kind === 'unreadable')) return { file, raw: undefined, faults, lines, document: null };
  return { file, raw: document.toJS() ?? {}, faults: [...faults, ...proseFaults(document)], lines, document };
}

/** A lesson: front matter between lines of three hyphens, then MDX. */
function readLesson(file: string, text: string): ReadFile {
  const read = readBody(text);
  const body = 'parts' in read ? read.parts : undefined;
  const bodyFaults = 'fault' in read ? [read.fault] : [];
  const fence = /^---([^\S\r\n]*\S[^\r\n]*)?\r?\n([\s\S]*?)^---[^\S\r\n]*$/m.exec(text);
  if (fence?.index !== 0) return { file, raw: {}, faults: bodyFaults, body, lines: counted(text), document: null };
  const language = fence[1]?.trim();
  if (language)
    return {
      file,
      raw: undefined,
      faults: bodyFaults,
      body,
      frontMatter: language,
      lines: counted(text),
      document: null,
    };
  // The opening hyphens become a comment of the same length, so that every offset still counts from the start of the file.
  const head = readYaml(file, `#--${text.slice(3, fence[0].length - 3)}`);
  return { ...head, faults: [...head.faults, ...bodyFaults], body, lines: counted(text) };
}

function proseFaults(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar(_, scalar, ancestors) {
      const cut =
        scalar.type === 'PLAIN' && typeof scalar.value === 'string' && /\s/.test(scalar.value) && scalar.comment;
      if (cut) faults.push({ kind: 'cut-by-hash', path: pathTo(ancestors, scalar), detail: cut });
    },
    Pair(_, pair, ancestors) {
      const map = ancestors.at(-1);
      if (!isMap(map) || !map.flow || !isScalar(pair.key)) return;
      const key = String(pair.key.value);
      if (pair.value === null || /\s/.test(key))
        faults.push({ kind: 'split-by-comma', path: [...pathTo(ancestors, pair), key], detail: key });
    },
  });
  return faults;
}

/** The keys and places in lists that lead from the top of a document to what stands below these ancestors. */
function pathTo(ancestors: readonly (Document | Node | Pair)[], here: Node | Pair): (string | number)[] {
  return ancestors.flatMap((ancestor, depth): (string | number)[] => {
    const next = ancestors[depth + 1] ?? here;
    if (isPair(ancestor)) return isScalar(ancestor.key) ? [String(ancestor.key.value)] : [];
    if ('items' in ancestor && !isMap(ancestor)) return [(ancestor.items as unknown[]).indexOf(next)];
    return [];
  });
}

/** A line counter for a text that no YAML reader has read. */
function counted(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
