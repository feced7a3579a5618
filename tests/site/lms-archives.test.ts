import { unzipSync } from 'fflate';
import { manifestFaults } from '#tests/pack/manifest-faults.ts';
import { islands } from '../../src/islands/lms/islands-in-frame.ts';
import { lmsKinds } from '../../src/pack/lms-package.ts';
import { packLms } from '../../src/pack/lms.ts';
import { modules, some } from './content.ts';
import { expect, test } from './fixtures.ts';
import { walked } from './lms-walk.ts';
import { site } from './site.ts';

test('packages hold what their manifest names, relative and complete, and come out the same each time', async () => {
  test.setTimeout(120_000);
  const archives = await packLms(site.dist, 'content', (_, of) => of === walked.id || of === 'course');
  expect(archives.map(({ of, kind }) => `${of} ${kind}`).sort()).toEqual(
    ['course', walked.id].flatMap((of) => lmsKinds.map((kind) => `${of} ${kind}`)).sort(),
  );
  // What is large is made twice in one standard only: its pages are the same files in all three.
  const twice = await packLms(
    site.dist,
    'content',
    (kind, of) => of === walked.id || (of === 'course' && kind === 'scorm12'),
  );
  for (const { name, bytes } of twice)
    expect(Buffer.from(bytes).equals(Buffer.from(some(archives.find((each) => each.name === name)).bytes)), name).toBe(
      true,
    );
  expect(twice).toHaveLength(lmsKinds.length + 1);
  const bad: string[] = [];
  let looked = 0;
  for (const { name, kind, of, bytes } of archives) {
    const files = unzipSync(bytes);
    const names = Object.keys(files);
    const manifest = new TextDecoder().decode(files[kind === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml']);
    expect(
      names.filter((file) => /\.mjs$|(?:^|\/)sw|webmanifest|pagefind/.test(file)),
      name,
    ).toEqual([]);
    if (kind !== 'cmi5') {
      const named = [...manifest.matchAll(/<file href="([^"]*)"/g)].map(([, file]) => file);
      expect(named.sort(), name).toEqual(names.filter((file) => file !== 'imsmanifest.xml').sort());
      expect(await manifestFaults(manifest, new Map(Object.entries(files))), name).toEqual([]);
    }
    const scripts = names.filter((file) => file.endsWith('.js')).map((file) => new TextDecoder().decode(files[file]));
    expect(
      scripts.filter((script) => /serviceWorker\.register|\bimport\(["'`]/.test(script)),
      name,
    ).toEqual([]);
    const opened = of === 'course' ? modules.map(({ id }) => `${id}/index.html`) : ['index.html'];
    for (const file of opened) expect(names, name).toContain(file);
    for (const file of names.filter((each) => each.endsWith('.html'))) {
      const html = new TextDecoder().decode(files[file]);
      for (const [, to = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        if (/^(?:https:|mailto:|tel:|data:)/.test(to)) continue;
        looked += 1;
        const there = decodeURIComponent(new URL(to.replaceAll('&#38;', '&'), `file:///${file}`).pathname.slice(1));
        if (to.startsWith('/') || !names.includes(there)) bad.push(`${name}: ${file} leads to ${to}`);
      }
      // What a lesson may have is in every script of a page.
      for (const [, island = ''] of html.matchAll(/data-island="([^"]*)"/g))
        if (island !== 'exercise' && !islands[island]) bad.push(`${name}: ${file} has no script for its “${island}”`);
      if (/\ssrc="(?:https?:)?\/\//.test(html)) bad.push(`${name}: ${file} asks another server`);
      if (/stays on this device|Nothing is sent anywhere\.|keeps your place in this browser/.test(html))
        bad.push(`${name}: ${file} says what is not true in an LMS`);
    }
  }
  expect(looked).toBeGreaterThan(2000);
  expect(bad).toEqual([]);
});
