import { describe, expect, it } from 'vitest';
import { answerer, tidy } from '../../src/offline/answer.ts';
import { cacheName, makeCopy, type Means } from '../../src/offline/copy.ts';
import { mend } from '../../src/offline/mend.ts';
import { listName } from '../../src/offline/names.ts';
import { course, type Host, hostOf, memoryCaches, root } from './host.ts';

const poisons = { empty: '', 'another file': 'something else', 'a page': '<html></html>' };

describe('an answer from the copy', () => {
  it('is the listed page for every way in which its address is written', async () => {
    const { means, host } = await kept();
    const answers = answerer(means, host.id);
    expect(await textOf(await answers.page('about/', '?utm_source=x'))).toBe(course['about/']);
    for (const asked of ['about', 'about/index.html']) {
      const way = await answers.page(asked, '?a=1');
      expect([way?.status, way?.headers.get('location')], asked).toEqual([302, `${root}about/?a=1`]);
    }
    expect(await answers.page('nowhere/', '')).toBeNull();
  });

  for (const [poison, bytes] of Object.entries(poisons)) {
    it(`is never a kept file that became ${poison}: online it is fetched again, offline it is absent`, async () => {
      for (const path of Object.keys(course)) {
        const { means, host } = await kept();
        await spoil(means, host, path, bytes);
        host.fault(path, 'silent');
        expect(await answerer(means, host.id).file(path), path).toBeNull();
        host.fault(path, null);
        expect(await textOf(await answerer(means, host.id).file(path)), path).toBe(course[path]);
        host.asked();
        expect(await textOf(await answerer(means, host.id).file(path)), path).toBe(course[path]);
        expect(host.asked(), 'it was put back').toEqual([]);
      }
    });

    it(`becomes right again by a repair where any kept file became ${poison}, and the repair says what is left`, async () => {
      for (const path of [...Object.keys(course), listName]) {
        const { means, host } = await kept();
        await spoil(means, host, path, bytes);
        host.fault(path, 'silent');
        expect(await mend(means, host.id), path).toMatchObject({ bad: 1, left: 1 });
        host.fault(path, null);
        expect(await mend(means, host.id), path).toMatchObject({ bad: 1, left: 0 });
        expect(await mend(means, host.id), path).toEqual({ looked: host.paths.length + 1, bad: 0, left: 0 });
      }
    });
  }

  it('is the offline page where nothing else can be had, with a status that says so', async () => {
    const { means, host } = await kept();
    const instead = await answerer(means, host.id).instead();
    expect([instead.status, await instead.text()]).toEqual([503, course['offline/']]);
  });
});

describe('of several builds', () => {
  it('the newest two are kept, a script of the one before is still found, and its pages are not', async () => {
    const caches = memoryCaches();
    await caches.open('a neighbour’s');
    await caches.open('pr1:/residency/:marker');
    const builds = ['one', 'two', 'three'].map((name, n) =>
      hostOf({
        'about/': `<h1>${name}</h1>`,
        'offline/': 'o',
        [`_astro/page.aaaaaaa${n}.js`]: name,
        [`${name}/`]: name,
      }),
    );
    for (const host of builds) {
      const means = { caches, fetch: host.fetch, root };
      await makeCopy(means, host.id);
      await tidy(means, host.id);
    }
    const [, second, third] = builds as [Host, Host, Host];
    expect(await caches.keys()).toEqual([
      'a neighbour’s',
      'pr1:/residency/:marker',
      cacheName({ root }, second.id),
      cacheName({ root }, third.id),
    ]);
    const answers = answerer({ caches, fetch: third.fetch, root }, third.id);
    expect(await textOf(await answers.file('_astro/page.aaaaaaa1.js'))).toBe('two');
    expect(await answers.file('_astro/page.aaaaaaa0.js')).toBeNull();
    expect(await answers.page('two/', '')).toBeNull();
    expect(await textOf(await answers.page('about/', ''))).toBe('<h1>three</h1>');
  });

  it('one that is not whole is neither answered from nor counted as the one before', async () => {
    const { means, host } = await kept();
    const broken = hostOf({ ...course, 'about/': 'next' });
    broken.fault('about/', 'missing');
    await makeCopy({ ...means, fetch: broken.fetch }, broken.id).catch(() => {});
    expect(await answerer(means, broken.id).page('about/', '')).toBeNull();
    expect(await textOf(await answerer(means, host.id).page('about/', ''))).toBe(course['about/']);
  });
});

async function kept(): Promise<{ means: Means; host: Host }> {
  const host = hostOf(course);
  const means = { caches: memoryCaches(), fetch: host.fetch, root };
  await makeCopy(means, host.id);
  return { means, host };
}

async function spoil({ caches }: Means, { id }: Host, path: string, bytes: string): Promise<void> {
  await (await caches.open(cacheName({ root }, id))).put(root + path, new Response(bytes));
}

async function textOf(answer: Response | null): Promise<string | undefined> {
  return await answer?.text();
}
