import { posix } from 'node:path';
import { sealed } from '../build/seal-policy.ts';

/** What a carried page is made with. */
export interface Carriage {
  /** Whether the finished course has this file, named from its root. */
  readonly has: (file: string) => boolean;
  /** The name under which the record is kept: the same on every page, and whatever folder the copy lies in. */
  readonly root: string;
  /** The classic scripts that take the place of the page's module, named from the root. */
  readonly scripts: readonly string[];
  /** A sentence for the foot of the page, as HTML; an address in it begins with the course's base. */
  readonly note?: string;
  /** Where a file lies in the archive; by default as in the finished course. */
  readonly lies?: (file: string) => string;
  /** Where the pages of the course lie in the archive: what scripts make links from. */
  readonly up?: string;
}

/** A page that needs no server, and the files it asks for (named from the root). */
export interface CarriedPage {
  readonly html: string;
  readonly asks: ReadonlySet<string>;
}

const anyAttribute = / ([a-z][\w-]*)="(\/[^"]*)"/g;
const json = /(<script type="application\/json"[^>]*>)([\s\S]*?)(<\/script>)/g;
const moduleScript = /<script type="module" src="[^"]*"><\/script>/;
/** What only begins sooner with something that the module does as well. */
const earlyScript = /<script type="module" data-early src="[^"]*"><\/script>/g;

/**
 * Rewrites one page of the finished course for a folder without a server: every address of our own becomes relative and
 * names its file, the module gives way to classic scripts, what only a server can serve is left out, and the policy is
 * sealed anew.
 * @param html the page as it was built
 * @param name its file, from the root: `modules/defamation/index.html`
 * @throws when an address leads to no file, or the page holds a module script that nothing stands in for
 */
export function carriedPage(html: string, name: string, carriage: Carriage): CarriedPage {
  const { has, root, scripts, note, lies = (file) => file, up = '' } = carriage;
  const base = /<html[^>]* data-root="([^"]*)"/.exec(html)?.[1] ?? '/';
  const asks = new Set<string>();

  /** The relative address of a file of ours; null for what is not an address of ours. */
  const relative = (address: string): string | null => {
    if (!address.startsWith(base) || address.startsWith('//')) return null;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address.slice(base.length)) ?? [];
    const file = decodeURIComponent(path).replace(/(^|\/)$/, '$1index.html');
    if (!has(file)) return null;
    asks.add(file);
    return encodeURI(way(lies(name), lies(file))) + rest;
  };

  const body = html
    .replace(/<link rel="(?:modulepreload|manifest)"[^>]*>/g, '')
    .replace(earlyScript, '')
    .replace(/<script type="speculationrules">[\s\S]*?<\/script>/g, '')
    .replace('</footer>', note ? `<div class="wrap"><p>${note}</p></div></footer>` : '</footer>')
    .replace(moduleScript, scripts.map((file) => `<script defer src="${base}${file}"></script>`).join(''));
  if (/type="module"/.test(body)) throw new Error(`${name} has a module script that nothing stands in for.`);

  const moved = body
    .replace(json, (_, open: string, text: string, close: string) => {
      const value: unknown = JSON.parse(text, (_key, each: unknown) =>
        typeof each === 'string' ? (relative(each) ?? each) : each,
      );
      return open + JSON.stringify(value).replaceAll('<', '\\u003c') + close;
    })
    .replace(/url\((["']?)(\/[^)"']*)\1\)/g, (all, quote: string, address: string) => {
      const to = relative(address);
      if (to === null) throw new Error(`${name} asks for ${address}, which is not there.`);
      return all.replace(`${quote}${address}${quote}`, `${quote}${to}${quote}`);
    })
    .replace(anyAttribute, (all, attribute: string, address: string) => {
      if (attribute === 'data-root') return ` data-root="${root}" data-carried="${way(lies(name), up)}"`;
      const to = relative(address);
      if (to === null && /^(?:href|src)$/.test(attribute)) {
        throw new Error(`${name} leads to ${address}, which is not there.`);
      }
      return to === null ? all : ` ${attribute}="${to}"`;
    });
  // Only Pagefind needs leave for WebAssembly, and it does not travel.
  return { html: sealed(moved, name).replace(" 'wasm-unsafe-eval'", ''), asks };
}

/** The way from a page to a file or a folder, all named from the archive's root; a folder ends with a slash. */
function way(page: string, to: string): string {
  const found = posix.relative(posix.dirname(page), to || '.');
  return /(?:^|\/)$/.test(to) ? `${found || '.'}/` : found;
}
