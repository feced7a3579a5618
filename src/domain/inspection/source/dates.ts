import { monthsAfter } from '../days.ts';
import type { SourcesSheet } from '../manuscript.ts';
import type { Rule } from '../rule.ts';

const law = ['statute', 'case'];
const monthsForLaw = 18;

/** Law moves; a date by which to read it again keeps the course honest. A date that has passed fails a release, not a pull request. */
export const sourceDates: Rule<SourcesSheet> = {
  code: 'L10',
  title: 'A source says when it was read and when it must be read again; law within eighteen months',
  *inspect({ value: sources }, { today }) {
    for (const [id, source] of Object.entries(sources ?? {})) {
      const reviewBy = source['review-by'];
      if (source.checked > today)
        yield {
          path: [id, 'checked'],
          sentence: `It is said to have been read on ${source.checked}, which is still to come.`,
          hint: 'Give the day on which somebody read it.',
        };
      if (reviewBy <= source.checked)
        yield {
          path: [id, 'review-by'],
          sentence: 'It is to be read again before it was last read.',
          hint: 'Give a later day.',
        };
      if (law.includes(source.kind) && reviewBy > monthsAfter(source.checked, monthsForLaw)) {
        yield {
          path: [id, 'review-by'],
          sentence: `Law is to be read again within eighteen months; ${reviewBy} is later.`,
          hint: `Give ${monthsAfter(source.checked, monthsForLaw)} or earlier.`,
        };
      }
      if (reviewBy < today && reviewBy > source.checked) {
        yield {
          path: [id, 'review-by'],
          sentence: `It should have been read again by ${reviewBy}.`,
          hint: 'Read it, then change “checked” and “review-by”.',
          severity: 'aged',
        };
      }
    }
  },
};
