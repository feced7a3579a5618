import { monthsAfter } from '../days.ts';
import type { Manuscript } from '../manuscript.ts';
import type { CourseRemark, Rule } from '../rule.ts';

/** Telephone numbers and duties change sooner than law. */
const monthsForPlaces = 12;

/** What merely grows old fails a release, not the work of the day. */
export const datesPass: Rule<Manuscript, CourseRemark> = {
  code: 'L10',
  title: 'A source says when it was read and when it must be read again; law within eighteen months',
  *inspect({ course, modules, jurisdictions, today }) {
    for (const sheet of [course, ...modules]) {
      if (!sheet?.value || sheet.value.expires >= today) continue;
      yield {
        file: sheet.file,
        path: ['expires'],
        sentence: `It expired on ${sheet.value.expires}.`,
        hint: 'Review it, then change “reviewed” and “expires”.',
        severity: 'aged',
      };
    }
    for (const { file, value } of jurisdictions) {
      if (!value || monthsAfter(value.checked, monthsForPlaces) >= today) continue;
      yield {
        file,
        path: ['checked'],
        sentence: `Its numbers and duties were last checked on ${value.checked}.`,
        hint: 'Check them, then change “checked”.',
        severity: 'aged',
      };
    }
  },
};
