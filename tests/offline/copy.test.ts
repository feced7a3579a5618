import { describe, expect, it } from 'vitest';
import { cacheName, CopyFailed, makeCopy, type Means, soundIn } from '../../src/offline/copy.ts';
import { listName } from '../../src/offline/names.ts';
import { course, faults, type Host, hostOf, memoryCaches, root } from './host.ts';

const next = { ...course, 'about/': '<h1>About (next)</h1>' };

describe('a copy', () => {
  it('holds every listed file as it was built, and the list last', async () => {
    const host = hostOf(course);
    const means = meansOf(host);
    await makeCopy(means, host.id);
    expect(await soundFiles(means, host)).toEqual(host.paths);
    const cache = await means.caches.open(cacheName(means, host.id));
    expect((await cache.keys()).at(-1)?.url).toBe(root + listName);
    expect((await cache.match(root))?.headers.has('vary'), 'headers of the wire are not kept').toBe(false);
  });

  it('fetches from the host only what no older copy has', async () => {
    const first = hostOf(course);
    const caches = memoryCaches();
    await makeCopy(meansOf(first, caches), first.id);
    const second = hostOf(next);
    await makeCopy(meansOf(second, caches), second.id);
    expect(second.asked()).toEqual([listName, 'about/']);
  });

  for (const fault of faults) {
    it(`is not made while any one file is ${fault}, keeps the older one, and is made once the file is right`, async () => {
      const first = hostOf(course);
      for (const path of [listName, ...first.paths]) {
        const caches = memoryCaches();
        await makeCopy(meansOf(first, caches), first.id);
        // Nothing of the first can be reused.
        const second = hostOf(
          Object.fromEntries(Object.entries(course).map(([each, text]) => [each, `${text} (next)`])),
        );
        second.fault(path, fault);
        const means = meansOf(second, caches);
        const failure = await makeCopy(means, second.id).then(
          () => null,
          (error: unknown) => error,
        );
        expect(failure, path).toBeInstanceOf(CopyFailed);
        expect(failure, path).toMatchObject({
          path,
          why: fault === 'silent' || fault === 'dropped' ? 'silent' : 'wrong',
        });
        const cache = await caches.open(cacheName(means, second.id));
        expect(await cache.match(root + listName), 'what is not whole has no list').toBeUndefined();
        expect(await soundFiles(meansOf(first, caches), first)).toEqual(first.paths);
        second.fault(path, null);
        await makeCopy(means, second.id);
        expect(await soundFiles(means, second)).toEqual(second.paths);
      }
    });
  }

  it('that finds no room removes what it brought and leaves the older one', async () => {
    const first = hostOf(course);
    const caches = memoryCaches(1200);
    await makeCopy(meansOf(first, caches), first.id);
    const second = hostOf({ ...next, 'long/': 'x'.repeat(2000) });
    await expect(makeCopy(meansOf(second, caches), second.id)).rejects.toMatchObject({ why: 'full' });
    expect(await caches.keys()).toEqual([cacheName({ root }, first.id)]);
    expect(await soundFiles(meansOf(first, caches), first)).toEqual(first.paths);
  });

  it('takes up what an attempt that was cut short has brought', async () => {
    const host = hostOf(course);
    const means = meansOf(host);
    const last = host.paths.at(-1) ?? '';
    host.fault(last, 'silent');
    await makeCopy(means, host.id).catch(() => {});
    const before = (await (await means.caches.open(cacheName(means, host.id))).keys()).length;
    host.fault(last, null);
    host.asked();
    await makeCopy(means, host.id);
    expect(host.asked()).toHaveLength(1 + host.paths.length - before);
  });
});

function meansOf(host: Host, caches = memoryCaches()): Means {
  return { caches, fetch: host.fetch, root };
}

/** The paths of which the copy of a host's build has the very bytes. */
async function soundFiles(means: Means, host: Host): Promise<readonly string[]> {
  const cache = await means.caches.open(cacheName(means, host.id));
  const sound = await Promise.all(
    Object.entries(host.list.files).map(async ([path, [hash]]) =>
      (await soundIn(cache, root + path, hash)) ? [path] : [],
    ),
  );
  return sound.flat();
}
