import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ELEMENT_NODE, parse, TEXT_NODE } from 'ultrahtml';
import { querySelector, querySelectorAll } from 'ultrahtml/selector';
import { unescaped } from '#domain/course/unescaped.ts';

/** A part of a page that can be found by itself. */
export interface Passage {
  /** Below the course's own root, with the part's anchor: `glossary/#consent`. */
  readonly url: string;
  readonly content: string;
  /** `title` and `kind`, and `place` where the passage stands under one jurisdiction. */
  readonly meta: Record<string, string>;
}

/** Every passage of a built course, in the order of its files: what each index of it is made from. */
export function passagesUnder(root: string): readonly Passage[] {
  return htmlFiles(root).flatMap((file) => passagesOf(readFileSync(file, 'utf8'), addressOf(root, file)));
}

function htmlFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(root, name))
    .sort();
}

/** The address below the site's own root, so that the same index serves any sub-path. */
function addressOf(root: string, file: string): string {
  return relative(root, file)
    .replaceAll('\\', '/')
    .replace(/index\.html$/, '');
}

function passagesOf(html: string, url: string): Passage[] {
  const page = parse(html);
  const main = querySelector(page, '[data-search]');
  if (!main) return [];
  const meta = { title: textOf(querySelector(page, 'h1')).trim(), kind: main.attributes['data-search'] };
  const entries = querySelectorAll(main, '[data-search-entry]').flatMap((entry) =>
    passagesIn(entry, url, { ...meta, title: entry.attributes['data-search-entry'] }),
  );
  return [...passagesIn(main, url, meta), ...entries].filter(({ content }) => content.length > 0);
}

/** What a part of a page says everywhere, then each of its blocks that stands under one jurisdiction. */
// biome-ignore lint/suspicious/noExplicitAny: ultrahtml types its nodes as any.
function passagesIn(part: any, url: string, meta: Record<string, string>): Passage[] {
  const anchor = (id?: string) => (id ? `${url}#${id}` : url);
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const isPart = (element: any) => 'data-search-entry' in element.attributes;
  const common = {
    url: anchor(part.attributes.id),
    meta,
    content: textOf(part, (element) => 'data-in' in element.attributes || isPart(element)),
  };
  const local = querySelectorAll(part, '[data-in]').filter(
    (block) => isPart(part) || !querySelectorAll(part, '[data-search-entry] [data-in]').includes(block),
  );
  return [
    common,
    ...local.map((block) => ({
      url: anchor(block.attributes.id),
      meta: { ...meta, place: block.attributes['data-in'] },
      content: textOf(block),
    })),
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: ultrahtml types its nodes as any.
function textOf(start: any, leaveOut: (element: any) => boolean = () => false): string {
  const words: string[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const visit = (part: any): void => {
    if (part.type === TEXT_NODE) words.push(unescaped(part.value));
    if (
      part.type === ELEMENT_NODE &&
      part !== start &&
      (leaveOut(part) || 'data-search-skip' in part.attributes || ['script', 'template', 'style'].includes(part.name))
    )
      return;
    for (const child of part.children ?? []) visit(child);
    if (
      part.type === ELEMENT_NODE &&
      /^(p|h[1-6]|li|dt|dd|blockquote|section|article|div|legend|summary)$/.test(part.name)
    )
      words.push(' ');
    // The parts of a slip's head stand apart on the page without a space between them in the text.
    if (part.parent?.name === 'header') words.push(' ');
  };
  if (start) visit(start);
  return words.join('').replace(/\s+/g, ' ').trim();
}
