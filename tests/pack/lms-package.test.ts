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

  it('opens in an old unzipper: no folders, nothing but deflate, sizes before the bytes, names in plain letters', () => {
    const bytes = Buffer.from(lmsPackage(kind, course, files));
    const end = bytes.lastIndexOf('PK\u0005\u0006');
    const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
    expect(count).toBe(files.size + 1);
    for (let entry = 0, at = start; entry < count; entry += 1) {
      expect(bytes.subarray(at, at + 4).toString()).toBe('PK\u0001\u0002');
      const [needs, flags, method] = [6, 8, 10].map((field) => bytes.readUInt16LE(at + field));
      expect([needs, flags, method]).toEqual([20, 0, 8]);
      const [named, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
        number,
        number,
        number,
      ];
      expect(bytes.subarray(at + 46, at + 46 + named).toString()).toMatch(/^[\w./-]*\w$/);
      const local = bytes.readUInt32LE(at + 42);
      expect(bytes.readUInt16LE(local + 6)).toBe(0);
      expect(bytes.readUInt32LE(local + 18)).toBe(bytes.readUInt32LE(at + 20));
      at += 46 + named + extra + comment;
    }
  });

  it('writes its own manifest, and no other', () => {
    expect(() => lmsPackage(kind, course, new Map([...files, [manifest, sound]]))).toThrow(manifest);
  });

  it('is named for what it is', () => {
    expect(lmsPackageName(kind, course)).toBe(`post-rounds-cover-${kind}-2026.1.zip`);
  });
});
