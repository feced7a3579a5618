import type { Prose } from '../passages.ts';
import type { Rule } from '../rule.ts';

const email = /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g;
const domain = /\b(?:[a-z0-9-]+\.)+(?:com|org|net|info|uk|us|au|ca|io|co|health|gov|edu)\b/gi;
const phone = /\+?\d[\d ()-]{8,}\d/g;
const fictionalPhone = /^(?:\+?44 ?|0)(?:1632|20 ?7946|7700 ?900|808 ?157)|555[ -]?01\d\d$|^\+?61|5550/;

/** A made-up address may belong to somebody. `.example` belongs to nobody. */
export const realAddresses: Rule<Prose> = {
  code: 'L23',
  title: 'No address or telephone number that could be somebody’s',
  *inspect({ passages, kind }) {
    for (const { path, offset, text, speech } of passages) {
      if (kind === 'lesson' && !speech) continue;
      const found = [
        ...(text.match(email) ?? []).filter((address) => !address.endsWith('.example')),
        ...(text.match(domain) ?? []).filter((name) => !name.endsWith('.example')),
        ...(text.match(phone) ?? []).filter((number) => !fictionalPhone.test(number.trim())),
      ][0];
      if (found)
        yield {
          path,
          offset,
          sentence: `“${found}” could be somebody’s.`,
          hint: 'Use a .example address, a number kept for fiction, or none.',
        };
    }
  },
};
