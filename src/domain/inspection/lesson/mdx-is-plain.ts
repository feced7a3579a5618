import type { LessonSheet, Part } from '../manuscript.ts';
import type { Remark, Rule } from '../rule.ts';
import { diagramKinds, diagramParts, longestPart, pairIn, partsOfDiagram } from '../../course/diagram.ts';
import { places } from '../../course/place.ts';
import { evidenceKinds } from '../../scenario/schema.ts';
import { listed, nearest } from '../words.ts';
import { allParts, attribute, components } from './lesson-passages.ts';

/** The attributes of each component: those that it needs, and those that it may have. */
const attributes: Record<(typeof components)[number], { needs: readonly string[]; may: readonly string[] }> = {
  Check: { needs: ['id'], may: [] },
  Cite: { needs: ['id'], may: [] },
  In: { needs: ['place'], may: [] },
  Term: { needs: ['id'], may: [] },
  Evidence: { needs: ['kind', 'from'], may: ['where', 'at'] },
  Draft: { needs: ['label'], may: [] },
  Aside: { needs: ['title'], may: [] },
  Exercise: { needs: ['id'], may: [] },
  Diagram: { needs: ['kind', 'caption', 'parts'], may: ['middle'] },
};

/** Addresses that a link or picture may have: a page, a place in this site, a mail. Anything else may run code. */
const safeAddress = /^(?:https?:|mailto:|#|\/|\.{1,2}\/|[\w-]+(?:[/.#?]|$))/i;

/** A comment, the only thing in braces that runs nothing: one, whole, and nothing else. */
const comment = /^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/;

/** MDX is a program that is run while the site is built. A lesson is prose and a few known components, nothing else. */
export const mdxIsPlain: Rule<LessonSheet> = {
  code: 'P10',
  title: 'A lesson is Markdown and known components: no code, no imports, no raw HTML, no script addresses',
  *inspect({ faults, body, frontMatter, raw }) {
    for (const { kind, path, offset, detail } of faults) {
      if (kind === 'mdx-unreadable')
        yield {
          path,
          offset,
          sentence: `The lesson cannot be read: ${detail}.`,
          hint: 'Look for a tag without its end, or a stray < or {.',
        };
    }
    if (frontMatter) {
      yield {
        path: [],
        offset: 0,
        sentence: `The front matter is written in ${frontMatter}; that would be run as a program.`,
        hint: 'Write it in YAML, between lines of three hyphens.',
      };
    } else if (raw !== undefined && Object.keys(raw as object).length === 0) {
      yield {
        path: [],
        offset: 0,
        sentence: 'The lesson has no front matter.',
        hint: 'Begin with “title” and the other fields between lines of three hyphens.',
      };
    }
    for (const part of allParts(body ?? [])) yield* inspectPart(part);
  },
};

function* inspectPart(part: Part): Iterable<Remark> {
  const say = (sentence: string, hint: string): Remark => ({ path: [], offset: part.offset, sentence, hint });
  if (part.type === 'mdxjsEsm')
    yield say('A lesson may not import or export.', 'The components of lessons are there already.');
  if ((part.type === 'mdxFlowExpression' || part.type === 'mdxTextExpression') && !comment.test(part.value ?? '')) {
    yield say(`“{${part.value ?? ''}}” would be run as a program.`, 'Write prose; for a brace in the text, write \\{.');
  }
  if (part.type === 'html')
    yield say('A lesson may not hold raw HTML.', 'Use Markdown, or one of the known components.');
  if (
    (part.type === 'link' || part.type === 'image' || part.type === 'definition') &&
    !safeAddress.test(part.url ?? '')
  ) {
    yield say(`“${part.url}” is not an address that a lesson may lead to.`, 'Link to https pages, or within the site.');
  }
  if (part.type === 'mdxJsxFlowElement' || part.type === 'mdxJsxTextElement') yield* inspectComponent(part, say);
}

function* inspectComponent(part: Part, say: (sentence: string, hint: string) => Remark): Iterable<Remark> {
  const name = components.find((component) => component === part.name);
  if (!name) {
    const meant = nearest(part.name ?? '', components);
    yield say(
      `<${part.name ?? ''}> is not a component of lessons.`,
      meant ? `Did you mean <${meant}>?` : `The components are ${listed(components)}; everything else is Markdown.`,
    );
    return;
  }
  const { needs, may } = attributes[name];
  for (const { name: given, value, code } of part.attributes ?? []) {
    if (code || value === null) yield say(`“${given}” of <${name}> is not plain text.`, `Write ${given}="…".`);
    else if (!needs.includes(given) && !may.includes(given))
      yield say(`<${name}> has no “${given}”.`, `It takes ${listed([...needs, ...may])}.`);
  }
  for (const needed of needs) {
    if (!part.attributes?.some((given) => given.name === needed))
      yield say(`<${name}> lacks its “${needed}”.`, `Write <${name} ${needed}="…">.`);
  }
  const place = attribute(part, 'place');
  if (name === 'In' && place !== null && !places.some((known) => known === place)) {
    yield say(`“${place}” is not a place of this course.`, `The places are ${listed(places)}.`);
  }
  const kind = attribute(part, 'kind');
  if (name === 'Evidence' && kind !== null && !evidenceKinds.some((known) => known === kind)) {
    yield say(`“${kind}” is not a kind of evidence.`, `The kinds are ${listed(evidenceKinds)}.`);
  }
  if (name === 'Diagram') yield* inspectDiagram(part, say);
}

/** A drawing has places for so many words and no more. */
function* inspectDiagram(part: Part, say: (sentence: string, hint: string) => Remark): Iterable<Remark> {
  const given = attribute(part, 'kind');
  const kind = diagramKinds.find((known) => known === given);
  if (!kind) {
    if (given !== null) yield say(`“${given}” is not a kind of diagram.`, `The kinds are ${listed(diagramKinds)}.`);
    return;
  }
  const parts = diagramParts(attribute(part, 'parts') ?? '');
  const [least, most] = partsOfDiagram[kind];
  if (parts.length < least || parts.length > most)
    yield say(
      `A diagram of the kind “${kind}” draws ${least === most ? least : `${least} to ${most}`} parts, and this one has ${parts.length}.`,
      'Write a semicolon between two parts.',
    );
  const sides = kind === 'map' ? parts.flatMap(pairIn) : [...parts, attribute(part, 'middle') ?? ''];
  for (const side of sides) {
    if (side.length > longestPart)
      yield say(`“${side}” is too long for its place in the drawing.`, `At most ${longestPart} characters fit.`);
  }
  for (const pair of kind === 'map' ? parts : []) {
    if (pairIn(pair).includes('')) yield say(`“${pair}” has one side.`, 'Write both, with a colon between them.');
  }
  if (kind !== 'map' && !attribute(part, 'middle'))
    yield say(`A diagram of the kind “${kind}” lacks its middle.`, 'Write middle="…".');
}
