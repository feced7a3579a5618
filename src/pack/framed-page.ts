/** How one module's pages lie in a package. */
export interface Framing {
  /** The pages that come along, named from the root of the finished course. */
  readonly pages: ReadonlySet<string>;
  /** The page that stands for the course's home: the module's own. */
  readonly home: string;
  /** The package's own page, named from the folder of the course's pages. */
  readonly shell: string;
  /** Sentences that are not true inside an LMS, each with what stands in its place. */
  readonly instead: ReadonlyMap<string, string>;
}

/** Where the first script of a page reads the page cache: from a store, or here from the frame's name. */
const stored = /l=local\w+,c=JSON\.parse\(.*?getItem\(k\+'page'\)\|\|'\{\}'\)/;
const named = "c=JSON.parse(JSON.parse(window.name||'{}')[k+'page']||'{}')";

/**
 * A page of the finished course for the frame of a package. The first script of the page finds place and theme in the frame's
 * name; links lead to what came along or are no links, and to the web only in a window of their own, since a site in the
 * frame could read its name.
 */
export function framedPage(html: string, name: string, { pages, home, shell, instead }: Framing): string {
  const base = /<html[^>]* data-root="([^"]*)"/.exec(html)?.[1] ?? '/';
  /** The file of an address of ours; null for what is no page of ours. */
  const pageAt = (address: string): string | null => {
    if (!address.startsWith(base) || address.startsWith('//')) return null;
    const path = decodeURIComponent(address.slice(base.length).replace(/[?#].*$/s, ''));
    return /(?:^|\/)$/.test(path) ? `${path}index.html` : path.endsWith('.html') ? path : null;
  };
  const isAway = (address: string) => {
    const page = pageAt(address);
    return page !== null && !pages.has(page);
  };
  if (!stored.test(html)) throw new Error(`${name} has another first script than packages know.`);
  return (
    inOtherWords(html, instead)
      .replace(stored, named)
      .replace('<html', `<html data-shell="${shell}"`)
      .replace(/(<script type="application\/json"[^>]*>)([\s\S]*?)(<\/script>)/g, (_, open, text: string, close) => {
        const value: unknown = JSON.parse(text, (_key, each: unknown) =>
          typeof each === 'string' && isAway(each) ? base + home : each,
        );
        return open + JSON.stringify(value).replaceAll('<', '\\u003c') + close;
      })
      // The course's name leads to what is left of the course.
      .replace(/(<a class="brand" href=")[^"]*"/, `$1${base}${home}"`)
      // A list of ways elsewhere loses those that are not here, and a button does nothing without its page.
      .replace(/<li>\s*<a\b[^>]*\shref="([^"]*)"[^>]*>[^<]*<\/a>\s*<\/li>/g, (all, to: string) =>
        isAway(to) ? '' : all,
      )
      .replace(/<a\b[^>]*\sclass="button[^>]*>[\s\S]*?<\/a>|<a class="button[^>]*>[\s\S]*?<\/a>/g, (all) =>
        isAway(/\shref="([^"]*)"/.exec(all)?.[1] ?? '') ? '' : all,
      )
      .replace(/<a\b[^>]*>/g, (tag) => {
        const [attribute = '', to = ''] = /\shref="([^"]*)"/.exec(tag) ?? [];
        if (isAway(to)) return tag.replace(attribute, '');
        if (!/^https?:/.test(to)) return tag;
        return tag
          .replace(/\s(?:target|rel)="[^"]*"/g, '')
          .replace(/>$/, ' target="_blank" rel="noopener noreferrer">');
      })
  );
}

/** A sentence stands in a page as text, in an attribute, or in the data of a script: as it is, or with its signs written out. */
function inOtherWords(html: string, instead: ReadonlyMap<string, string>): string {
  let said = html;
  for (const [sentence, other] of instead)
    for (const write of [(words: string) => words, escaped]) said = said.replaceAll(write(sentence), write(other));
  return said;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('"', '&#34;');
}
