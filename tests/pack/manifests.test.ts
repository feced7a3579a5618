import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmi5Structure } from '../../src/pack/cmi5-structure.ts';
import type { PackedCourse } from '../../src/pack/packed-course.ts';
import { scorm12Manifest } from '../../src/pack/scorm12-manifest.ts';
import { scorm2004Manifest } from '../../src/pack/scorm2004-manifest.ts';

const aModule = (id: string, tested = true) => ({
  id,
  title: `Law & “order” <${id}>`,
  description: 'What words do.',
  opens: `${id}.html`,
  tested,
});
const one: PackedCourse = {
  id: 'defamation',
  iri: 'https://course.example/id/',
  edition: '2026.1',
  title: 'Post Rounds: Law & “order” <defamation>',
  description: 'A module.',
  language: 'en',
  cut: 0.7,
  modules: [aModule('defamation')],
};
const whole: PackedCourse = { ...one, id: 'course', modules: [aModule('defamation'), aModule('cover', false)] };
const files = [
  '_astro/page.js',
  'defamation.html',
  'cover.html',
  'modules/defamation/a-lesson/index.html',
  'adlcp.xsd',
];

/** A strict parse: anything that is not well-formed, and any name space without a name, throws. */
function parsed(xml: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'text/xml');
}
const all = (xml: Document, name: string): Element[] => [...xml.getElementsByTagName(name)];
const texts = (xml: Document, name: string) => all(xml, name).map(({ textContent }) => textContent);
const attributes = (xml: Document, name: string, attribute: string) =>
  all(xml, name).map((element) => element.getAttribute(attribute));

const scorms = [
  { name: 'SCORM 1.2', manifest: scorm12Manifest, type: 'adlcp:scormtype', version: '1.2' },
  { name: 'SCORM 2004', manifest: scorm2004Manifest, type: 'adlcp:scormType', version: '2004 4th Edition' },
];

describe.each(scorms)('the manifest of $name', ({ manifest, type, version }) => {
  it.each([one, whole])('of “$id” names every file once, relative, and every module’s own page', (course) => {
    const xml = parsed(manifest(course, files));
    expect(attributes(xml, 'file', 'href').sort()).toEqual([...files].sort());
    expect(texts(xml, 'schemaversion')).toEqual([version]);
    const scos = all(xml, 'resource').filter((resource) => resource.getAttribute(type) === 'sco');
    expect(scos.map((sco) => sco.getAttribute('href'))).toEqual(course.modules.map(({ opens }) => opens));
    for (const sco of scos) {
      const own = [...sco.getElementsByTagName('file')].map((file) => file.getAttribute('href'));
      expect(own).toContain(sco.getAttribute('href'));
    }
  });

  it('leads from every item to a resource, and from every dependency', () => {
    const xml = parsed(manifest(whole, files));
    const ids = attributes(xml, 'resource', 'identifier');
    expect(ids).toHaveLength(3);
    for (const of of ['item', 'dependency'])
      for (const to of attributes(xml, of, 'identifierref')) expect(ids).toContain(to);
    expect(attributes(xml, 'item', 'identifierref')).toEqual(ids.slice(0, 2));
    expect(attributes(xml, 'organizations', 'default')).toEqual(attributes(xml, 'organization', 'identifier'));
  });

  it('keeps titles as they were written, whatever signs are in them', () => {
    const xml = parsed(manifest(one, files));
    expect(texts(xml, 'title')).toEqual([one.title, one.modules[0]?.title]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const again = parsed(manifest({ ...one, title }, files));
        // XML 1.0 holds no control characters, and reads every line end as one.
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it cannot hold
        const held = title.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n');
        expect(texts(again, 'title')[0]).toBe(held);
      }),
    );
  });

  it('has ids that are names in XML, each once', () => {
    const odd = { ...whole, id: '7 things', modules: [aModule('2-late'), aModule('a.b')] };
    const xml = parsed(manifest(odd, ['2-late.html', 'a.b.html']));
    const ids = ['manifest', 'organization', 'item', 'resource'].flatMap((name) => attributes(xml, name, 'identifier'));
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same for the same files in any order', () => {
    expect(manifest(whole, [...files].reverse())).toBe(manifest(whole, files));
  });

  it.each([
    ['/index.html'],
    ['../index.html'],
    ['a page.html'],
    ['café.html'],
    ['.hidden'],
    ['page.mjs'],
    ['https://elsewhere.example/x.js'],
    ['Cover.html'],
    ['a//b.html'],
  ])('is refused with “%s” in the package', (file) => {
    expect(() => manifest(one, [...files, file])).toThrow(new RegExp(file.replaceAll('.', '\\.'), 'i'));
  });

  it('is refused where a module’s own page is missing', () => {
    expect(() => manifest(one, ['index.html'])).toThrow('defamation.html');
  });
});

describe('what a manifest asks of an LMS', () => {
  it('is nothing of the kind that it would judge by in SCORM 1.2', () => {
    const xml = parsed(scorm12Manifest(whole, files));
    expect(all(xml, 'adlcp:masteryscore')).toEqual([]);
    for (const text of texts(xml, 'adlcp:datafromlms')) expect((text ?? '').length).toBeLessThanOrEqual(255);
    expect(JSON.parse(texts(xml, 'adlcp:datafromlms')[0] ?? '')).toEqual({ m: 'defamation' });
  });

  it('in SCORM 2004 is to believe the module, and the level of a test where there is one', () => {
    const xml = parsed(scorm2004Manifest(whole, files));
    expect(attributes(xml, 'imsss:deliveryControls', 'completionSetByContent')).toEqual(['true', 'true']);
    expect(attributes(xml, 'imsss:deliveryControls', 'objectiveSetByContent')).toEqual(['true', 'true']);
    expect(texts(xml, 'imsss:minNormalizedMeasure')).toEqual(['0.7']);
    expect(attributes(xml, 'imsss:controlMode', 'flow')).toEqual(['true']);
    expect(attributes(xml, 'organization', 'adlseq:objectivesGlobalToSystem')).toEqual(['false']);
  });

  it('in cmi5 is completion, and a pass where there is a test, of units with absolute ids of their own', () => {
    const xml = parsed(cmi5Structure(whole, files));
    expect(attributes(xml, 'au', 'moveOn')).toEqual(['CompletedAndPassed', 'Completed']);
    expect(attributes(xml, 'au', 'masteryScore')).toEqual(['0.7', null]);
    const ids = [...attributes(xml, 'course', 'id'), ...attributes(xml, 'au', 'id')];
    expect(ids).toEqual([
      'https://course.example/id/packages/course',
      'https://course.example/id/modules/defamation',
      'https://course.example/id/modules/cover',
    ]);
    expect(texts(xml, 'url')).toEqual(['defamation.html', 'cover.html']);
    for (const au of all(xml, 'au')) {
      const order = [...au.childNodes].flatMap(({ nodeName }) => (nodeName === '#text' ? [] : [nodeName]));
      expect(order).toEqual(['title', 'description', 'url', 'launchParameters']);
    }
    expect(texts(xml, 'langstring')[2]).toBe(whole.modules[0]?.title);
    expect(() => cmi5Structure(one, ['index.html'])).toThrow('defamation.html');
  });
});
