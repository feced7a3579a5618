import { describe, expect, it } from 'vitest';
import { officialSchemas } from '../../src/pack/official-schemas.ts';
import type { PackedCourse } from '../../src/pack/packed-course.ts';
import { scorm12Manifest } from '../../src/pack/scorm12-manifest.ts';
import { scorm2004Manifest } from '../../src/pack/scorm2004-manifest.ts';
import { manifestFaults } from './manifest-faults.ts';

const aModule = (id: string, tested: boolean) => ({
  id,
  title: `Law & “order” <${id}>`,
  description: 'What words do.',
  opens: `${id}/index.html`,
  tested,
});
const whole: PackedCourse = {
  id: 'course',
  iri: 'https://course.example/id/',
  edition: '2026.1',
  title: 'Post Rounds',
  description: 'A course.',
  language: 'en',
  cut: 0.7,
  modules: [aModule('defamation', true), aModule('cover', false)],
};
const one: PackedCourse = { ...whole, id: 'defamation', modules: whole.modules.slice(0, 1) };

describe.each([
  { kind: 'scorm12', write: scorm12Manifest, type: 'scormtype' },
  { kind: 'scorm2004', write: scorm2004Manifest, type: 'scormType' },
] as const)('the official schemas of $kind', ({ kind, write, type }) => {
  const schemas = officialSchemas(kind);
  const files = ['defamation/index.html', 'cover/index.html', ...schemas.keys()];

  it.each([one, whole])('find no fault with the manifest of “$id”', async (course) => {
    expect(await manifestFaults(write(course, files), schemas)).toEqual([]);
  });

  it.each([
    ['an id that is no name in XML', 'identifier="contents"', 'identifier="7 contents"'],
    ['an id twice', 'identifier="item-cover"', 'identifier="item-defamation"'],
    ['a word for the kind of a resource that is not theirs', `${type}="sco"`, `${type}="page"`],
    ['an element in another’s place', '<organizations', '<resources/><organizations'],
  ])('find %s', async (_, right, wrong) => {
    const manifest = write(whole, files);
    expect(manifest).toContain(right);
    expect(await manifestFaults(manifest.replace(right, wrong), schemas)).not.toEqual([]);
  });

  it('are whole: none asks for a schema that is not beside it, or on a server', () => {
    const asked = [...schemas.values()].flatMap((bytes) =>
      [
        ...new TextDecoder().decode(bytes).matchAll(/<xsd?:(?:import|include)\b[^>]*\sschemaLocation\s*=\s*"([^"]*)"/g),
      ].map(([, file]) => file),
    );
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((file = '') => !schemas.has(file))).toEqual([]);
  });
});

it('cmi5 has none to bring', () => {
  expect(officialSchemas('cmi5')).toEqual(new Map());
});
