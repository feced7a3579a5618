import type { Dialect } from './scorm.ts';
import { isoDuration } from './session-time.ts';
import { marksOf, scorm2004Status } from './standing.ts';

const completions = ['', 'unknown', 'not attempted', 'incomplete', 'completed'];
const successes = ['', 'unknown', 'failed', 'passed'];

/** SCORM 2004, 4th Edition (Run-Time Environment 1.1, 2009). */
export const scorm2004: Dialect = {
  api: 'API_1484_11',
  calls: {
    begin: 'Initialize',
    end: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    error: 'GetLastError',
  },
  fields: {
    mode: 'cmi.mode',
    suspended: 'cmi.suspend_data',
    place: 'cmi.location',
    learner: 'cmi.learner_id',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    status: 'cmi.completion_status',
    score: 'cmi.score.raw',
  },
  longest: { suspended: 64_000, place: 1000 },
  unsupported: ['401', '402'],
  time: isoDuration,
  mastery: { field: 'cmi.scaled_passing_score', of: 1 },
  standing({ stage, score, progress }) {
    const marks = score === null ? null : marksOf(score);
    const [completion, success] = scorm2004Status[stage];
    return [
      ...(marks
        ? ([
            ['cmi.score.min', String(marks.min)],
            ['cmi.score.max', String(marks.max)],
            ['cmi.score.raw', String(marks.raw)],
            ['cmi.score.scaled', String(marks.scaled)],
          ] as const)
        : []),
      ['cmi.progress_measure', String(Math.round(progress * 10_000) / 10_000)],
      ['cmi.completion_status', completion],
      ['cmi.success_status', success],
    ];
  },
  recorded: ['cmi.completion_status', 'cmi.success_status'],
  isFinal: ([completion = '', success = ''], tested) => completion === 'completed' && (success === 'passed' || !tested),
  raises({ stage }, [completion = '', success = '']) {
    const [toCompletion, toSuccess] = scorm2004Status[stage];
    const [up, better] = [
      completions.indexOf(toCompletion) - completions.indexOf(completion),
      successes.indexOf(toSuccess) - successes.indexOf(success),
    ];
    return up >= 0 && better >= 0;
  },
  leave: ['adl.nav.request', 'exitAll'],
  begunAlready: '103',
};
