import type { Prose } from '../passages.ts';
import type { Rule } from '../rule.ts';

const percent = String.raw`\d{1,3}(?:\.\d+)?\s?(?:%|per\s?cent)`;
const judges = `(?:experts?|panel(?:lists?|s)?|raters?|judges|specialists surveyed)`;
const claim = new RegExp(String.raw`${percent}[^.!?]{0,60}\b${judges}\b|\b${judges}\b[^.!?]{0,60}${percent}`, 'i');

/** No panel has sat. Inventing “82 % of experts” blocks a release (assessment rule A3); a study that is cited may be told. */
export const panelIsReal: Rule<Prose> = {
  code: 'L25',
  title: 'No percentage of experts without a real panel or a cited study',
  *inspect({ passages }) {
    for (const { cites, path, offset, speech, text } of passages) {
      const found = claim.exec(text)?.[0];
      if (!found || speech || cites.length > 0) continue;
      yield {
        path,
        offset,
        sentence: `“${found}” claims a panel that is not on record.`,
        hint: 'Leave the figure out, or cite the study it comes from.',
      };
    }
  },
};
