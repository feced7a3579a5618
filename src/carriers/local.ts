import type { Reporter, Silence } from './reporter.ts';

/**
 * The reporter where nobody records: the course as a site, or an LMS that does not answer. What is done stays in the
 * learner's own record.
 * @param silence why; the learner is told before the first question, unless none was expected
 */
export function localReporter(silence: Silence = 'none-expected'): Reporter {
  return {
    launch: { mode: 'normal', suspended: '', learner: '', mastery: null, final: false, decisions: false },
    tell: () => {},
    save: async () => false,
    readBack: async () => null,
    exit: async () => ({ saved: false, goTo: null }),
    hidden: () => {},
    gone: () => {},
    health: () => ({ recording: 'no', silence, unsaved: false, declined: [] }),
    subscribe: () => () => {},
  };
}
