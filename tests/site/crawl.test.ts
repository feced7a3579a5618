import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ELEMENT_NODE, parse, walkSync } from 'ultrahtml';
import { expect, test } from './fixtures.ts';
import { addressOf, htmlFiles, oneOfEachKind, pageOf, site, siteBelow, textOf } from './site.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Where no link of the built pages leads: what a host shows for a missing page, what only a finished record leads to, the end, and where a link from elsewhere opens. */
const unlinked = ['404.html', 'a/index.html', 'certificate/index.html', 'goodbye/index.html', 'move/index.html'];

for (const built of [site, siteBelow]) {
  const files = htmlFiles(built);
  const pages = new Map(files.map((file) => [file, elementsOf(textOf(built, file))]));

  test(`under ${built.base}, every internal link leads to a page, and every anchor to a place on it`, () => {
    expect(files.length).toBeGreaterThan(15);
    const dead = linksIn(pages).flatMap(({ from, to }) => {
      const url = new URL(to, `${addressOf(built)}${pageOf(from)}`);
      if (url.origin !== new URL(addressOf(built)).origin) return [];
      if (!url.pathname.startsWith(built.base)) return [`${from}: ${to} leaves the course's own path`];
      const file = decodeURIComponent(url.pathname.slice(built.base.length)).replace(/(^|\/)$/, '$1index.html');
      if (!existsSync(join(built.dist, file))) return [`${from}: ${to} leads nowhere`];
      const anchor = decodeURIComponent(url.hash.slice(1));
      const there = pages.get(file);
      return !anchor || !there || there.some(({ attributes }) => attributes.id === anchor)
        ? []
        : [`${from}: ${to} has no such place`];
    });
    expect(dead).toEqual([]);
  });

  test(`under ${built.base}, links to other sites are https, keep our window and say nothing of us`, () => {
    // A number that is rung is nobody's site.
    const foreign = linksIn(pages).filter(({ to }) => /^\w+:/.test(to) && !/^(?:data|tel):/.test(to));
    expect(foreign.length).toBeGreaterThan(20);
    const bad = foreign.filter(
      ({ to, rel }) => !(/^mailto:/.test(to) || to.startsWith('https://')) || !/\bnoopener\b/.test(rel),
    );
    expect(bad).toEqual([]);
  });

  test(`under ${built.base}, every page's policy comes first and lets nothing inline run but what it names`, () => {
    for (const [file, elements] of pages) {
      const [charset, policy] = elements.slice(elements.findIndex(({ name }) => name === 'head') + 1);
      expect(charset, file).toMatchObject({ name: 'meta', attributes: { charset: 'utf-8' } });
      expect(policy, file).toMatchObject({ name: 'meta', attributes: { 'http-equiv': 'content-security-policy' } });
      const directives = (policy?.attributes.content ?? '').split('; ').map((each) => each.split(' '));
      expect(
        directives.map(([name, ...sources]) => [name, sources.filter((source) => !source.startsWith("'sha256-"))]),
      ).toEqual(file === 'console/index.html' ? allowedAtTheDesk : allowed);

      for (const { directive, text } of inlineIn(elements)) {
        const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
        expect(
          directives.find(([name]) => name === directive),
          `${file}: ${text.slice(0, 60)}`,
        ).toContain(hash);
      }
      const handled = elements.filter(({ attributes }) =>
        Object.keys(attributes).some((name) => /^(on|style$)/.test(name)),
      );
      expect(handled, `${file} has no handlers or styles in attributes`).toEqual([]);
    }
  });

  test(`under ${built.base}, every page is reached by following links`, () => {
    const seen = new Set(['index.html']);
    for (const file of seen) {
      for (const { to } of linksIn(new Map([[file, pages.get(file) ?? []]]))) {
        const { origin, pathname } = new URL(to, `${addressOf(built)}${pageOf(file)}`);
        if (origin !== new URL(addressOf(built)).origin) continue;
        const reached = decodeURIComponent(pathname.slice(built.base.length)).replace(/(^|\/)$/, '$1index.html');
        if (reached.endsWith('.html')) seen.add(reached);
      }
    }
    expect([...seen].sort()).toEqual(files.filter((file) => !unlinked.includes(file)).sort());
  });
}

// Every page of the build under / is opened by the walk with axe, under the same watch over the policy and foreign requests.
test(`under ${siteBelow.base}, a page of every kind is opened, and none breaks its policy or asks elsewhere`, async ({
  page,
}) => {
  for (const file of oneOfEachKind(htmlFiles(siteBelow))) {
    const answer = await page.goto(`${addressOf(siteBelow)}${pageOf(file)}`);
    expect(answer?.status(), file).toBe(200);
    await page.waitForLoadState('networkidle');
  }
});

test('a script that no policy names is refused, though it stands in the page', async ({ browser }) => {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.route(addressOf(site), (route) => {
    const html = textOf(site, 'index.html').replace('</main>', '</main><script>globalThis.ran = true</script>');
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  });
  await page.goto(addressOf(site));
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(said.join()).toContain('Content Security Policy');
  await page.close();
});

const allowed = [
  ['default-src', ["'none'"]],
  ['script-src', ["'self'", "'wasm-unsafe-eval'"]],
  ['style-src', ["'self'"]],
  ['img-src', ["'self'", 'data:']],
  ['font-src', ["'self'"]],
  ['connect-src', ["'self'"]],
  ['worker-src', ["'self'"]],
  ['manifest-src', ["'self'"]],
  ['frame-src', ["'none'"]],
  ['object-src', ["'none'"]],
  ['base-uri', ["'none'"]],
  ['form-action', ["'none'"]],
  ['require-trusted-types-for', ["'script'"]],
  ['trusted-types', ['app']],
];
/** The desk makes the address of its own worker. */
const allowedAtTheDesk = allowed.with(-1, ['trusted-types', ['app', 'desk']]);

function elementsOf(html: string): readonly Element[] {
  const elements: Element[] = [];
  walkSync(parse(html), (part) => {
    if (part.type !== ELEMENT_NODE) return;
    const text = ['script', 'style'].includes(part.name) ? (part.children[0]?.value ?? '') : '';
    elements.push({ name: part.name, attributes: part.attributes, text });
  });
  return elements;
}

function linksIn(pages: ReadonlyMap<string, readonly Element[]>) {
  return [...pages].flatMap(([from, elements]) =>
    elements.flatMap(({ attributes: { href, src, rel = '' } }) =>
      [href, src].flatMap((to) => (to === undefined ? [] : [{ from, to: decoded(to), rel }])),
    ),
  );
}

/** What stands in the page itself and that the browser would run or apply. A block of JSON is neither. */
function inlineIn(elements: readonly Element[]) {
  return elements.flatMap(({ name, attributes, text }) => {
    if (name === 'style') return [{ directive: 'style-src', text }];
    if (name !== 'script' || attributes.src !== undefined || attributes.type === 'application/json') return [];
    return [{ directive: 'script-src', text }];
  });
}

function decoded(attribute: string): string {
  return attribute.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
}
