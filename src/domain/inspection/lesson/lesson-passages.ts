import { type Place, places } from '../../course/place.ts';
import { diagramParts } from '../../course/diagram.ts';
import type { Part } from '../manuscript.ts';
import type { Passage } from '../passages.ts';

/** The components that a lesson may use. */
export const components = ['Check', 'Cite', 'In', 'Term', 'Evidence', 'Draft', 'Aside', 'Exercise', 'Diagram'] as const;

const phrasing = new Set(['text', 'strong', 'emphasis', 'delete', 'inlineCode', 'link', 'break', 'mdxJsxTextElement']);
const wholes = new Set(['heading', 'paragraph', 'tableCell']);
const spoken = new Set(['Evidence', 'Draft']);

/** The passages of a lesson's body, in reading order. A block is a top-level part, or an `<In>` inside one. */
export function lessonPassages(body: readonly Part[]): readonly Passage[] {
  return body.flatMap((part, at) => [...walk(part, { block: part, name: String(at), place: null, speech: false })]);
}

interface Around {
  readonly block: Part;
  readonly name: string;
  readonly place: Place | null;
  readonly speech: boolean;
}

function* walk(part: Part, around: Around): Iterable<Passage> {
  const place = placeOf(part);
  const within: Around = {
    ...around,
    ...(part.name === 'In' ? { block: part, name: `${around.name}.in.${place ?? ''}`, place } : {}),
    speech: around.speech || spoken.has(part.name ?? ''),
  };
  if (part.name === 'Diagram') return yield* drawn(part, within);
  const children = part.children ?? [];
  if (wholes.has(part.type) || children.some(({ type }) => phrasing.has(type))) {
    const text = textOf(part).trim();
    const { block, name, speech } = within;
    const role = part.type === 'heading' ? 'heading' : 'paragraph';
    if (text !== '')
      yield {
        role,
        text,
        path: [],
        offset: part.offset,
        speech,
        place: within.place,
        block: name,
        cites: idsIn(block, 'Cite'),
        citable: true,
      };
    return;
  }
  for (const child of children) yield* walk(child, within);
}

/** What a diagram says: its caption, and each word in it as a sentence. */
function* drawn(part: Part, { block, name, place }: Around): Iterable<Passage> {
  const common = { path: [], offset: part.offset, speech: false, place, block: name, cites: idsIn(block, 'Cite') };
  const words = [...diagramParts(attribute(part, 'parts') ?? ''), attribute(part, 'middle') ?? ''].join('. ');
  for (const text of [attribute(part, 'caption') ?? '', words])
    if (text !== '') yield { ...common, role: 'paragraph', text, citable: false };
}

/** The words of a part as they are read; a citation's number is not one of them, and a bare term shows its id's words. */
export function textOf(part: Part): string {
  if (part.type === 'break') return ' ';
  if (part.name === 'Term' && !part.children?.length) return (attribute(part, 'id') ?? '').replaceAll('-', ' ');
  return part.children
    ? part.children.map(textOf).join('')
    : part.type === 'text' || part.type === 'inlineCode'
      ? (part.value ?? '')
      : '';
}

/** Every part of a body, outermost first. */
export function* allParts(parts: readonly Part[]): Iterable<Part> {
  for (const part of parts) {
    yield part;
    yield* allParts(part.children ?? []);
  }
}

/** The ids that a component of this name has in a part, each as often as it stands there. */
export function idsIn(part: Part, component: (typeof components)[number]): readonly string[] {
  return [...allParts([part])].flatMap((inner) => (inner.name === component ? (attribute(inner, 'id') ?? []) : []));
}

/** An attribute's words; null where it is absent or written as code. */
export function attribute(part: Part, name: string): string | null {
  return part.attributes?.find((candidate) => candidate.name === name)?.value ?? null;
}

function placeOf(part: Part): Place | null {
  const said = part.name === 'In' ? attribute(part, 'place') : null;
  return places.find((place) => place === said) ?? null;
}
