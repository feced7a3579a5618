/**
 * A SCORM LMS that enforces what real ones do, and behaves as badly as real ones may. It keeps one learner's attempt at one
 * module; each launch gives an object as the window of an LMS would hold it.
 */
export interface ScormLms {
  /** What is committed, by field. */
  readonly stored: ReadonlyMap<string, string>;
  /** Every call of this launch, as `SetValue cmi.exit suspend`. */
  readonly calls: readonly string[];
  /** How often it was committed to. */
  readonly commits: number;
  /** What it would put on the screen: `not recorded` until a session ended, or a status was committed. */
  launch(options?: Partial<Manners>): object;
  /** The learner is logged out: nothing is taken any more. */
  logOut(): void;
  /** The tab is killed: no Terminate, and what was not committed is gone. */
  kill(): void;
}

export interface Manners {
  readonly mode: 'normal' | 'browse' | 'review';
  /** Answers to the first calls of Initialize: `false`. */
  readonly refuses: number;
  /** Fields that it does not know. */
  readonly lacks: readonly string[];
  /** Every call throws from now on, as the window of another origin does. */
  readonly throws: boolean;
  /** `mastery_score`, `scaled_passing_score`. */
  readonly mastery: string;
}

interface Version {
  readonly calls: Readonly<Record<'begin' | 'end' | 'get' | 'set' | 'commit' | 'error' | 'text', string>>;
  readonly missing: string;
  readonly mistyped: string;
  readonly outOfRange: string;
  /** Readable fields and what they are at first. */
  readonly first: Readonly<Record<string, string>>;
  /** Writable fields: which values are taken; a text is the number of the error. */
  readonly takes: Readonly<Record<string, (value: string) => boolean | 'range'>>;
  readonly names: Readonly<Record<'mode' | 'status' | 'exit' | 'suspended' | 'entry' | 'mastery' | 'time', string>>;
  /** What a session that ends does to what is stored. */
  ended(stored: Map<string, string>, written: ReadonlySet<string>): void;
}

const score = (most: number) => (value: string) =>
  /^-?\d+(?:\.\d{1,2})?$/.test(value) ? (Number(value) >= 0 && Number(value) <= most ? true : 'range') : false;
const upTo = (most: number) => (value: string) => value.length <= most;
const oneOf =
  (...words: readonly string[]) =>
  (value: string) =>
    words.includes(value);

const version12: Version = {
  calls: {
    begin: 'LMSInitialize',
    end: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    error: 'LMSGetLastError',
    text: 'LMSGetErrorString',
  },
  missing: '401',
  mistyped: '405',
  outOfRange: '405',
  first: {
    'cmi.core.lesson_status': 'not attempted',
    'cmi.core.lesson_location': '',
    'cmi.core.entry': 'ab-initio',
    'cmi.core.lesson_mode': 'normal',
    'cmi.core.credit': 'credit',
    'cmi.core.student_id': 'learner-7',
    'cmi.core.student_name': 'Rahman, Ayesha',
    'cmi.core.score.raw': '',
    'cmi.student_data.mastery_score': '',
    'cmi.suspend_data': '',
    'cmi.launch_data': '',
  },
  takes: {
    'cmi.core.lesson_status': oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed'),
    'cmi.core.lesson_location': upTo(255),
    'cmi.core.exit': oneOf('time-out', 'suspend', 'logout', ''),
    'cmi.core.session_time': (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(?:\.\d{1,2})?$/.test(value),
    'cmi.core.score.raw': score(100),
    'cmi.core.score.min': score(100),
    'cmi.core.score.max': score(100),
    'cmi.suspend_data': upTo(4096),
  },
  names: {
    mode: 'cmi.core.lesson_mode',
    status: 'cmi.core.lesson_status',
    exit: 'cmi.core.exit',
    suspended: 'cmi.suspend_data',
    entry: 'cmi.core.entry',
    mastery: 'cmi.student_data.mastery_score',
    time: 'cmi.core.session_time',
  },
  ended(stored) {
    // Whoever never says how far they are has, to this LMS, finished.
    if (stored.get('cmi.core.lesson_status') === 'not attempted') stored.set('cmi.core.lesson_status', 'completed');
    const [level, raw] = [stored.get('cmi.student_data.mastery_score'), stored.get('cmi.core.score.raw')];
    if (level && raw) stored.set('cmi.core.lesson_status', Number(raw) >= Number(level) ? 'passed' : 'failed');
  },
};

const version2004: Version = {
  calls: {
    begin: 'Initialize',
    end: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    error: 'GetLastError',
    text: 'GetErrorString',
  },
  missing: '401',
  mistyped: '406',
  outOfRange: '407',
  first: {
    'cmi.completion_status': 'unknown',
    'cmi.success_status': 'unknown',
    'cmi.location': '',
    'cmi.entry': 'ab-initio',
    'cmi.mode': 'normal',
    'cmi.credit': 'credit',
    'cmi.learner_id': 'learner-7',
    'cmi.learner_name': 'Rahman, Ayesha',
    'cmi.score.raw': '',
    'cmi.scaled_passing_score': '',
    'cmi.suspend_data': '',
    'cmi.launch_data': '',
  },
  takes: {
    'cmi.completion_status': oneOf('completed', 'incomplete', 'not attempted', 'unknown'),
    'cmi.success_status': oneOf('passed', 'failed', 'unknown'),
    'cmi.location': upTo(1000),
    'cmi.exit': oneOf('time-out', 'suspend', 'logout', 'normal', ''),
    'cmi.session_time': (value) =>
      /^P(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)?$/.test(value),
    'cmi.score.raw': score(100),
    'cmi.score.min': score(100),
    'cmi.score.max': score(100),
    'cmi.score.scaled': (value) => (/^-?\d(?:\.\d+)?$/.test(value) ? Math.abs(Number(value)) <= 1 || 'range' : false),
    'cmi.progress_measure': (value) => (/^\d(?:\.\d+)?$/.test(value) ? Number(value) <= 1 || 'range' : false),
    'cmi.suspend_data': upTo(64_000),
    'adl.nav.request': oneOf('exitAll', 'exit', 'suspendAll'),
  },
  names: {
    mode: 'cmi.mode',
    status: 'cmi.completion_status',
    exit: 'cmi.exit',
    suspended: 'cmi.suspend_data',
    entry: 'cmi.entry',
    mastery: 'cmi.scaled_passing_score',
    time: 'cmi.session_time',
  },
  ended(stored, written) {
    if (!written.has('cmi.session_time')) stored.set('cmi.total_time', 'P');
    // Without `suspend` the next visit begins from nothing; an earlier session's word does not count for this one.
    if (written.has('cmi.exit') && stored.get('cmi.exit') === 'suspend') return;
    if (stored.get('cmi.mode') !== 'normal') return;
    for (const field of ['cmi.suspend_data', 'cmi.location']) stored.set(field, '');
    stored.set('cmi.completion_status', 'unknown');
    stored.set('cmi.success_status', 'unknown');
  },
};

export const scorm12Lms = () => lms(version12);
export const scorm2004Lms = () => lms(version2004);

function lms(version: Version): ScormLms {
  const { names, first, takes } = version;
  const stored = new Map(Object.entries(first));
  let calls: string[] = [];
  let commits = 0;
  let loggedOut = false;
  let killed = false;
  return {
    stored,
    get calls() {
      return calls;
    },
    get commits() {
      return commits;
    },
    logOut() {
      loggedOut = true;
    },
    kill() {
      killed = true;
    },
    launch({ mode = 'normal', refuses = 0, lacks = [], throws = false, mastery = '' } = {}) {
      calls = [];
      loggedOut = false;
      killed = false;
      const pending = new Map<string, string>();
      const written = new Set<string>();
      let state: 'before' | 'open' | 'after' = 'before';
      let error = '0';
      let refusals = refuses;
      stored.set(names.mode, mode);
      stored.set(names.mastery, mastery);
      stored.set(names.entry, stored.get(names.suspended) === '' ? 'ab-initio' : 'resume');
      const say = (answer: string, code = '0') => {
        error = code;
        return answer;
      };
      const store = () => {
        for (const [field, value] of pending) stored.set(field, value);
        pending.clear();
      };
      const handlers: Readonly<Record<string, (...given: readonly string[]) => unknown>> = {
        [version.calls.begin](argument) {
          if (argument !== '') return say('false', '201');
          if (state !== 'before') return say('false', state === 'open' ? '103' : '104');
          if (refusals > 0) {
            refusals -= 1;
            return say('false', '101');
          }
          state = 'open';
          return say('true');
        },
        [version.calls.end](argument) {
          if (argument !== '') return say('false', '201');
          if (state !== 'open') return say('false', '301');
          state = 'after';
          if (loggedOut) return say('false', '101');
          store();
          version.ended(stored, written);
          return say('true');
        },
        [version.calls.commit](argument) {
          if (argument !== '') return say('false', '201');
          if (state !== 'open') return say('false', '301');
          if (loggedOut) return say('false', '101');
          commits += 1;
          store();
          return say('true');
        },
        [version.calls.get](field = '') {
          if (state !== 'open') return say('', '301');
          if (field.endsWith('._count')) {
            error = '0';
            return 0;
          }
          if (!(field in first) || lacks.includes(field)) return say('', field in takes ? '404' : version.missing);
          return say(pending.get(field) ?? stored.get(field) ?? '');
        },
        [version.calls.set](field = '', value) {
          if (state !== 'open') return say('false', '301');
          if (lacks.includes(field)) return say('false', version.missing);
          if (!(field in takes)) return say('false', field in first ? '403' : version.missing);
          if (typeof value !== 'string') return say('false', version.mistyped);
          const taken = takes[field]?.(value);
          if (taken !== true) return say('false', taken === 'range' ? version.outOfRange : version.mistyped);
          // In review it takes everything as well, and writes over what was passed.
          pending.set(field, value);
          written.add(field);
          return say('true');
        },
        [version.calls.error]: () => error,
        [version.calls.text]: (code) => `Error ${code}`,
      };
      return Object.fromEntries(
        Object.entries(handlers).map(([name, handle]) => [
          name,
          (...given: readonly string[]) => {
            if (throws) throw new DOMException('Blocked a frame with another origin.', 'SecurityError');
            if (killed) throw new Error('The tab is gone.');
            calls.push([name, ...given].join(' ').trim());
            return handle(...given);
          },
        ]),
      );
    },
  };
}
