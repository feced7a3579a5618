import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ts from 'typescript';
import { unzipSync } from 'fflate';
import { packLms } from '../../src/pack/lms.ts';
import type { LmsKind } from '../../src/pack/lms-package.ts';
import { houseFile, site } from './site.ts';

/** Packages as their LMS serves them, and pages that are such an LMS. */
export interface LmsHost {
  /** A page that launches packages in a standard; `again`: with scorm-again as the LMS and not our own strict one. */
  lms(kind: Exclude<LmsKind, 'cmi5'>, again?: 'again'): string;
  /** The page that an LMS opens of a package. */
  opens(kind: LmsKind): string;
  /** A page of its own, for whoever is sent back. */
  readonly back: string;
  /** What the host was asked for and does not have. */
  readonly missing: readonly string[];
  close(): Promise<void>;
}

/** As one large LMS sends them: what it does not know is text, or bytes. */
const kinds: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'application/x-javascript',
  mjs: 'text/plain',
  svg: 'image/svg+xml',
  css: 'text/css',
};

const back = '<!doctype html><html lang="en"><title>Back</title><link rel="icon" href="data:,"><p>Back at the LMS';

/**
 * Packs one module in every standard and serves it, each below a path of its own, as an LMS does: no folder has an index.
 * @param whole in the package of the whole course, and not in its own
 */
export async function lmsHost(module: string, whole = false): Promise<LmsHost> {
  const archives = await packLms(site.dist, 'content', (_, of) => of === (whole ? 'course' : module));
  const files = new Map<string, Uint8Array>();
  for (const { kind, bytes } of archives)
    for (const [name, content] of Object.entries(unzipSync(bytes))) files.set(`${kind}/${name}`, content);
  const missing: string[] = [];
  const again = (name: string) => readFileSync(`node_modules/scorm-again/dist/${name}.min.js`, 'utf8');
  const texts = new Map([
    ['/lms/strict', lmsPage('strict')],
    ['/lms/again', lmsPage('again')],
    ['/lms/back', back],
    [
      '/lms/scorm-lms.js',
      ts.transpile(houseFile('tests/fakes/scorm-lms.ts'), {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ESNext,
      }),
    ],
    ['/lms/scorm12.js', again('scorm12')],
    ['/lms/scorm2004.js', again('scorm2004')],
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://lms');
    const text = texts.get(pathname);
    const name = /^\/pluginfile\/13\/content\/(.*)$/.exec(decodeURIComponent(pathname))?.[1];
    const found = text ?? (name === undefined ? undefined : files.get(name));
    if (found === undefined) missing.push(pathname);
    const kind = kinds[pathname.split('.').at(-1) ?? ''] ?? (text ? kinds['html'] : 'application/octet-stream');
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': kind,
      'cache-control': 'no-cache',
      // A frame without an origin gets no typeface otherwise, and falls back to the reader's own.
      ...(pathname.endsWith('.woff2') ? { 'access-control-allow-origin': '*' } : {}),
    });
    response.end(found);
  });
  await new Promise<void>((go) => server.listen(0, 'localhost', go));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    missing,
    back: `${address}/lms/back`,
    lms: (kind, with_) => `${address}/lms/${with_ ?? 'strict'}?${kind}`,
    opens: (kind) => `${address}/pluginfile/13/content/${kind}/${whole ? `${module}/` : ''}index.html`,
    close: () =>
      new Promise((go) => {
        server.closeAllConnections();
        server.close(() => go());
      }),
  };
}

/** A page with an LMS in it, which a test drives through `window.lms` and `open`. */
function lmsPage(how: 'strict' | 'again'): string {
  const strict = `
    import { scorm12Lms, scorm2004Lms } from '/lms/scorm-lms.js';
    window.lms = kind === 'scorm12' ? scorm12Lms() : scorm2004Lms();
    window.stored = () => Object.fromEntries(window.lms.stored);
    window.put = (fields) => { for (const [field, value] of Object.entries(fields)) window.lms.stored.set(field, value); };
    window.begin = (options) => { window[api] = window.lms.launch(options); };`;
  const again = `
    await new Promise((go) => {
      const script = document.createElement('script');
      script.src = '/lms/' + kind + '.js';
      script.onload = go;
      document.head.append(script);
    });
    let state;
    window.stored = () => state;
    window.begin = () => {
      const lms = new (kind === 'scorm12' ? Scorm12API : Scorm2004API)({ autocommit: false, logLevel: 5 });
      if (state) lms.loadFromJSON(state, '');
      for (const end of ['LMSFinish', 'Terminate', 'LMSCommit', 'Commit']) {
        const own = lms[end]?.bind(lms);
        if (own) lms[end] = (given) => { state = JSON.parse(JSON.stringify(lms.cmi.toJSON())); return own(given); };
      }
      window[api] = lms;
    };`;
  return `<!doctype html><html lang="en"><title>LMS</title><link rel="icon" href="data:,">
<style>iframe { width: 1000px; height: 600px; border: 1px solid }</style>
<main></main>
<script type="module">
  const kind = location.search.slice(1);
  const api = kind === 'scorm12' ? 'API' : 'API_1484_11';
  ${how === 'strict' ? strict : again}
  window.said = (message) => document.querySelector('iframe').contentWindow.postMessage(message, '*');
  window.launch = (address, { popup = false, sandbox = null, api: has = true, ...options } = {}) => {
    if (has) window.begin(options);
    if (popup) return void window.open(address, '', 'width=1000,height=600');
    const frame = document.createElement('iframe');
    frame.title = 'Module';
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
    frame.src = address;
    document.querySelector('main').replaceChildren(frame);
  };
  document.documentElement.dataset.ready = '';
</script></html>`;
}
