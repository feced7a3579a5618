import type { Dialect } from './scorm.ts';
import { scorm12Time } from './session-time.ts';
import { marksOf, scorm12Status } from './standing.ts';

const ranks = ['', 'not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** SCORM 1.2 (Run-Time Environment, 2001): one word for completion and success, 4,096 characters, 255 for the place. */
export const scorm12: Dialect = {
  api: 'API',
  calls: {
    begin: 'LMSInitialize',
    end: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    error: 'LMSGetLastError',
  },
  fields: {
    mode: 'cmi.core.lesson_mode',
    suspended: 'cmi.suspend_data',
    place: 'cmi.core.lesson_location',
    learner: 'cmi.core.student_id',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    status: 'cmi.core.lesson_status',
    score: 'cmi.core.score.raw',
  },
  longest: { suspended: 4096, place: 255 },
  unsupported: ['401'],
  time: scorm12Time,
  mastery: { field: 'cmi.student_data.mastery_score', of: 100 },
  standing({ stage, score }) {
    const marks = score === null ? null : marksOf(score);
    return [
      ...(marks
        ? ([
            ['cmi.core.score.min', String(marks.min)],
            ['cmi.core.score.max', String(marks.max)],
            ['cmi.core.score.raw', String(marks.raw)],
          ] as const)
        : []),
      ['cmi.core.lesson_status', scorm12Status[stage]],
    ];
  },
  recorded: ['cmi.core.lesson_status'],
  // `completed` alone is what one system writes by itself for whoever only looked in.
  isFinal: ([status = ''], tested) => status === 'passed' || (status === 'completed' && !tested),
  raises: ({ stage }, [status = '']) => ranks.indexOf(scorm12Status[stage]) > ranks.indexOf(status),
};
