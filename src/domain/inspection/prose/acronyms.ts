import type { Prose } from '../passages.ts';
import type { Rule } from '../rule.ts';
import { withoutQuotations } from './banned-words.ts';
import { knownAcronyms } from './known-acronyms.ts';

const acronym = /(?<![\w’'-])[A-Z][A-Z&]*[A-Z](?=s?\b)(?!-\d|\w{2})/g;
const roman = /^[IVX]+$/;

/**
 * A clinician from another country does not know this one's acronyms. At its first use one stands in brackets after the
 * long form, “General Medical Council (GMC)”, or before it, “GMC (General Medical Council)”. Quotations are left as they are.
 */
export const acronyms: Rule<Prose> = {
  code: 'L21',
  title: 'An acronym is spelled out where a file first uses it',
  *inspect({ passages }) {
    const met = new Set<string>();
    for (const { path, offset, role, speech, text } of passages) {
      if (speech || role === 'heading') continue;
      for (const { 0: found, index } of withoutQuotations(text).matchAll(acronym)) {
        if (met.has(found) || Object.hasOwn(knownAcronyms, found) || roman.test(found)) continue;
        met.add(found);
        const before = text.slice(0, index);
        const after = text.slice(index + found.length);
        if (/\p{Ll}[\p{L}’'-]*\s*\($/u.test(before) && /^s?\)/.test(after)) continue;
        if (/^s?\s*\(\p{L}[^)]*\s[^)]*\)/u.test(after)) continue;
        yield {
          path,
          offset,
          sentence: `“${found}” is not spelled out where the file first uses it.`,
          hint: 'Write the long form, then the acronym in brackets; or only the long form.',
        };
      }
    }
  },
};
