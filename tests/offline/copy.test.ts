import { describe, expect, it, vi } from 'vitest';
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

describe('what lies in a copy', () => {
  const text = '<p>The same words, again and again. </p>'.repeat(100);
  const host = () => hostOf({ ...course, 'long/': text });

  it('takes a fraction of the room where it is text, and comes out as the host gave it', async () => {
    const given = host();
    const means = meansOf(given);
    await makeCopy(means, given.id);
    const cache = await means.caches.open(cacheName(means, given.id));
    const lies = await cache.match(`${root}long/`);
    expect((await lies?.arrayBuffer())?.byteLength).toBeLessThan(text.length / 10);
    const found = await soundIn(cache, `${root}long/`, given.list.files['long/']?.[0] ?? '');
    expect(await found?.text()).toBe(text);
    expect([...(found?.headers ?? [])]).toEqual([['content-type', 'text/html']]);
    // A page counts what is here by this list, and knows nothing of squeezing.
    expect(await (await cache.match(root + listName))?.json()).toEqual(given.list);
    const font = await cache.match(`${root}_astro/serif.bbbbbbbb.woff2`);
    expect(await font?.text()).toBe(course['_astro/serif.bbbbbbbb.woff2']);
  });

  it('is nothing where its squeezed bytes are damaged: it is fetched again', async () => {
    const given = host();
    const means = meansOf(given);
    await makeCopy(means, given.id);
    const cache = await means.caches.open(cacheName(means, given.id));
    const lies = (await cache.match(`${root}long/`)) as Response;
    const bytes = new Uint8Array(await lies.arrayBuffer());
    for (const spoilt of [
      bytes.slice(0, 20),
      bytes.map((byte, at) => (at === 30 ? byte ^ 255 : byte)),
      new Uint8Array(),
    ]) {
      await cache.put(`${root}long/`, new Response(spoilt, { headers: lies.headers }));
      expect((await soundFiles(means, given)).includes('long/')).toBe(false);
      given.asked();
      await makeCopy(means, given.id);
      expect(given.asked()).toEqual([listName, 'long/']);
      expect(await soundFiles(means, given)).toEqual(given.paths);
    }
  });

  it('is reused by the next version as an earlier worker left it, which squeezed nothing, and answers where no browser can squeeze', async () => {
    const given = host();
    const caches = memoryCaches();
    vi.stubGlobal('CompressionStream', undefined);
    await makeCopy(meansOf(given, caches), given.id);
    expect(await soundFiles(meansOf(given, caches), given)).toEqual(given.paths);
    vi.unstubAllGlobals();
    const next = hostOf({ ...course, 'long/': text, 'about/': 'new' });
    await makeCopy(meansOf(next, caches), next.id);
    expect(next.asked()).toEqual([listName, 'about/']);
    expect(await soundFiles(meansOf(next, caches), next)).toEqual(next.paths);
  });
});
