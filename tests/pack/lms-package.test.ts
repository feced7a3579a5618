import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { lmsKinds, lmsPackage, lmsPackageName } from '../../src/pack/lms-package.ts';
import type { PackedCourse } from '../../src/pack/packed-course.ts';

const course: PackedCourse = {
  id: 'cover',
  iri: 'https://course.example/id/',
  edition: '2026.1',
  title: 'Cover',
  description: 'Who stands behind you.',
  language: 'en',
  cut: 0.7,
  modules: [{ id: 'cover', title: 'Cover', description: 'Who stands behind you.', opens: 'index.html', tested: true }],
};
const page = (body: string, head = '') =>
  new TextEncoder().encode(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
const sound = page(
  '<a href="lessons/one.html#end">On</a> <a href="#top">Up</a> <a href="https://www.gmc-uk.org/">A source</a> <a href="mailto:a@b.example">Write</a> <script src="_astro/page.js"></script>',
  '<link rel="canonical" href="https://course.example/"><link rel="stylesheet" href="_astro/page.css">',
);
const files = new Map([
  ['index.html', sound],
  ['lessons/one.html', page('<img src="../_astro/x.webp" alt="">')],
  ['_astro/page.js', new TextEncoder().encode('export {};')],
]);

describe.each(lmsKinds)('a package for %s', (kind) => {
  const manifest = kind === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml';

  it('has its manifest at the root, beside every file as it was', () => {
    const inside = unzipSync(lmsPackage(kind, course, files));
    expect(Object.keys(inside).sort()).toEqual([...files.keys(), manifest].sort());
    for (const [name, bytes] of files) expect(inside[name]).toEqual(bytes);
    expect(new TextDecoder().decode(inside[manifest])).toContain('index.html');
  });

  it('is the same bytes whenever and in whatever order it is made', () => {
    const turned = new Map([...files].reverse());
    expect(lmsPackage(kind, course, turned)).toEqual(lmsPackage(kind, course, files));
  });

  it.each([
    ['<a href="/modules/cover.html">x</a>', 'an address from the server’s root'],
    ['<img src="//cdn.example/x.png" alt="">', 'an address from the server’s root'],
    ['<script src="https://cdn.example/x.js"></script>', 'something from another server'],
    ['<link rel="stylesheet" href="https://cdn.example/x.css">', 'something from another server'],
    ['<link href="https://cdn.example/x.css" rel="stylesheet">', 'something from another server'],
    ['<link rel="manifest" href="app.webmanifest">', 'an app manifest'],
    ['<base href="https://course.example/">', 'a base address'],
    ['<a href="lessons/">x</a>', 'a folder instead of a file'],
    ['<a href="../">x</a>', 'a folder instead of a file'],
    ['<a href="lessons/#end">x</a>', 'a folder instead of a file'],
    ['<form action=""></form>', 'a folder instead of a file'],
  ])('is refused with %s in a page', (html, why) => {
    expect(() => lmsPackage(kind, course, new Map([...files, ['bad.html', page(html)]]))).toThrow(
      `“bad.html” holds ${why}`,
    );
  });

  it('writes its own manifest, and no other', () => {
    expect(() => lmsPackage(kind, course, new Map([...files, [manifest, sound]]))).toThrow(manifest);
  });

  it('is named for what it is', () => {
    expect(lmsPackageName(kind, course)).toBe(`post-rounds-cover-${kind}-2026.1.zip`);
  });
});
