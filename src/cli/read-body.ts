import { mdxToMdast } from 'satteri';
import type { Attribute, Fault, Part } from '#domain/inspection/manuscript.ts';

/** What this reader needs of the MDX reader's tree; the tree is mdast with MDX's own kinds of node. */
interface Read {
  type: string;
  position?: { start: { offset?: number | undefined } } | undefined;
  name?: string | null;
  value?: unknown;
  url?: string;
  alt?: string | null;
  depth?: number;
  attributes?: readonly { type: string; name?: string; value?: unknown }[];
  children?: readonly Read[];
}

/** The parts of a lesson's body, or why it cannot be read. The reader is the one that builds the pages, so both agree. */
export function readBody(text: string): { parts: readonly Part[] } | { fault: Fault } {
  try {
    const root = mdxToMdast(text) as unknown as Read;
    return { parts: (root.children ?? []).filter(({ type }) => type !== 'yaml' && type !== 'toml').map(toPart) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1', detail = message] =
      /^(\d+):(\d+): ([\s\S]*?)(?: \(mdx[^)]*\))?$/.exec(message) ?? [];
    return {
      fault: { kind: 'mdx-unreadable', path: [], offset: offsetOf(text, Number(line), Number(column)), detail },
    };
  }
}

function toPart(read: Read): Part {
  const { type, name, value, url, alt, depth, attributes, children } = read;
  return {
    type,
    offset: read.position?.start.offset ?? 0,
    name,
    value: typeof value === 'string' ? value : undefined,
    url,
    alt,
    depth,
    attributes: attributes?.map(toAttribute),
    children: children?.map(toPart),
  };
}

function toAttribute({ type, name, value }: { type: string; name?: string; value?: unknown }): Attribute {
  if (type !== 'mdxJsxAttribute') return { name: '…', value: null, code: true };
  return {
    name: name ?? '',
    value: typeof value === 'string' ? value : null,
    code: typeof value === 'object' && value !== null,
  };
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
