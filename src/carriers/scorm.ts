import { shortHash } from '../domain/record/identify.ts';
import { localReporter } from './local.ts';
import { pace } from './pace.ts';
import type { Launch, News, Reporter, ReporterHealth, Timing } from './reporter.ts';
import type { Standing } from './standing.ts';

/** The differences between the two versions of SCORM, as far as we use them. */
export interface Dialect {
  /** The object's name in the window. */
  readonly api: string;
  readonly calls: Readonly<Record<'begin' | 'end' | 'get' | 'set' | 'commit' | 'error', string>>;
  readonly fields: Readonly<
    Record<'mode' | 'suspended' | 'place' | 'learner' | 'exit' | 'time' | 'status' | 'score', string>
  >;
  /** The most characters of `suspended` and of `place`. */
  readonly longest: { readonly suspended: number; readonly place: number };
  /** The number by which an LMS says that it has no such field. */
  readonly unsupported: readonly string[];
  time(milliseconds: number): string;
  /** The level that the LMS asks for, 0 to 1, from its own field. */
  readonly mastery: { readonly field: string; readonly of: number };
  /** What is written for a standing, in order. */
  standing(standing: Standing): readonly (readonly [field: string, value: string])[];
  /** The fields that hold what was recorded. */
  readonly recorded: readonly string[];
  /** Whether these say that there is a final result; of a module with a test that is a pass. */
  isFinal(recorded: readonly string[], tested: boolean): boolean;
  /** Whether a standing may take the place of what these say: nothing is ever lowered. */
  raises(standing: Standing, recorded: readonly string[]): boolean;
  /** Asks the LMS to close the module, where there is a way to ask. */
  readonly leave?: readonly [field: string, value: string];
  /** The number by which it says that the session has begun already: the page was loaded anew. */
  readonly begunAlready?: string;
}

/** What speaking to a SCORM LMS needs from outside. */
export interface ScormSurroundings extends Timing {
  /** The object that `findApi` gave, or null. */
  find(name: string): object | null;
  /** Whether the module ends with a test. */
  readonly tested: boolean;
}

/** For how long an LMS may take to put its object in place, and how often we look. Milliseconds. */
const patience = 5_000;
const lookEvery = 250;

/**
 * Opens a session with a SCORM LMS. Never rejects: without an LMS, or refused by it, the answer is a reporter that records
 * nothing and says why.
 *
 * At once, before anything is done in it: `incomplete`, `suspend`, no time, Commit. A module that is left without these
 * counts as completed in one system, and in another loses what it kept.
 */
export async function openScorm(dialect: Dialect, surroundings: ScormSurroundings): Promise<Reporter> {
  const api = await waitForApi(dialect, surroundings);
  if (!api) return localReporter('no-lms');
  const line = speak(dialect, api);
  if (!(await begin(dialect, line, surroundings))) return localReporter('refused');
  return session(dialect, line, surroundings);
}

/** Some systems refuse the first time, and take the second. */
async function begin({ begunAlready }: Dialect, line: Line, { now, later }: Timing): Promise<boolean> {
  const until = now() + patience;
  for (;;) {
    if (line.call('begin', '')) return true;
    if (begunAlready !== undefined && line.declined.at(-1)?.code === begunAlready) return true;
    if (now() >= until) return false;
    await new Promise<void>((go) => later(lookEvery, go));
  }
}

async function waitForApi({ api }: Dialect, { find, now, later }: ScormSurroundings): Promise<object | null> {
  const until = now() + patience;
  for (;;) {
    const found = find(api);
    if (found || now() >= until) return found;
    await new Promise<void>((go) => later(lookEvery, go));
  }
}

interface Line {
  /** Whether the LMS said `true`. */
  call(name: 'begin' | 'end' | 'commit', ...given: readonly string[]): boolean;
  get(field: string): string;
  /** Whether the LMS took it, or has no such field. */
  set(field: string, value: string): boolean;
  readonly declined: { what: string; code: string }[];
}

/** Every answer is read as text, and every call may throw: the window of the LMS may be gone, or of a foreign origin now. */
function speak({ calls, unsupported }: Dialect, api: object): Line {
  const missing = new Set<string>();
  const declined: { what: string; code: string }[] = [];
  const ask = (name: keyof Dialect['calls'], ...given: readonly string[]): string => {
    try {
      const answer: unknown = (api as { readonly [name: string]: (...given: readonly string[]) => unknown })[
        calls[name]
      ]?.(...given);
      return answer === null || answer === undefined || answer === 'null' ? '' : String(answer);
    } catch {
      return '';
    }
  };
  const decline = (what: string, code: string) => {
    if (!declined.some((each) => each.what === what && each.code === code)) declined.push({ what, code });
  };
  return {
    declined,
    call(name, ...given) {
      const done = ask(name, ...given) === 'true';
      if (!done) decline(calls[name], ask('error'));
      return done;
    },
    get: (field) => ask('get', field),
    set(field, value) {
      if (missing.has(field)) return true;
      if (ask('set', field, value) === 'true') return true;
      const code = ask('error');
      decline(field, code);
      if (!unsupported.includes(code)) return false;
      missing.add(field);
      return true;
    },
  };
}

function session(dialect: Dialect, line: Line, timing: ScormSurroundings): Reporter {
  const { fields } = dialect;
  const began = timing.now();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const recorded = () => dialect.recorded.map((field) => line.get(field));
  const launch = readLaunch(dialect, line, recorded(), timing.tested);
  const writes = launch.mode === 'normal' && !launch.final;
  let latest: News | null = null;
  let stage = '';
  let ended = false;

  const writeTime = () => line.set(fields.time, dialect.time(timing.now() - began));
  const writeAll = (): boolean => {
    let taken = true;
    if (latest) {
      const { standing, place, suspended } = latest;
      const safe = place.replace(/[^ -~]/g, '').slice(0, dialect.longest.place);
      taken = line.set(fields.place, safe) && taken;
      // Too long a text may be cut without a word; what was kept before is worth more.
      if (suspended !== null && suspended.length <= dialect.longest.suspended)
        taken = line.set(fields.suspended, suspended) && taken;
      if (dialect.raises(standing, recorded()))
        for (const [field, value] of dialect.standing(standing)) taken = line.set(field, value) && taken;
    }
    return writeTime() && taken;
  };
  const commit = () => {
    if (ended) return false;
    const written = writeAll();
    return line.call('commit', '') && written;
  };
  const steps = pace(timing, commit, changed);

  const end = () => {
    ended = true;
    steps.stop();
    // A session that does not say so ends the attempt in some systems: the next one begins with nothing, and takes the place of
    // the pass. A visit after the pass adds no time to it.
    if (launch.mode === 'normal') {
      if (!writes) line.set(fields.time, dialect.time(0));
      line.set(fields.exit, 'suspend');
    }
    line.call('end', '');
    changed();
  };

  if (writes) {
    line.set(fields.exit, 'suspend');
    const fresh: Standing = { stage: 'begun', progress: 0, score: null, short: null };
    if (['', 'not attempted', 'unknown'].includes(recorded()[0] ?? ''))
      for (const [field, value] of dialect.standing(fresh)) if (field === fields.status) line.set(field, value);
    steps.want(true);
  }

  return {
    launch,
    tell(news) {
      if (!writes || ended) return;
      latest = news;
      const urgent = news.standing.stage !== stage && news.standing.stage !== 'begun';
      stage = news.standing.stage;
      steps.want(urgent);
    },
    save: async () => {
      if (!writes || ended) return false;
      steps.want(true);
      return steps.send();
    },
    readBack: async () => {
      if (ended) return null;
      const status = recorded()
        .filter((word) => word !== '' && word !== 'unknown')
        .join(', ');
      return { status, score: line.get(fields.score) };
    },
    async exit() {
      if (ended) return { saved: false, goTo: null };
      const saved = writes && commit();
      if (writes && dialect.leave) line.set(...dialect.leave);
      end();
      return { saved, goTo: null };
    },
    hidden() {
      if (writes && !ended) steps.want(true);
    },
    gone() {
      if (ended) return;
      if (writes) writeAll();
      end();
    },
    health: (): ReporterHealth => ({
      recording: ended ? 'no' : launch.mode !== 'normal' ? 'looking' : launch.final ? 'final' : 'yes',
      silence: null,
      unsaved: steps.troubled(),
      declined: [...line.declined],
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function readLaunch(
  { fields, mastery, isFinal }: Dialect,
  line: Line,
  recorded: readonly string[],
  tested: boolean,
): Launch {
  const mode = line.get(fields.mode);
  const learner = line.get(fields.learner);
  const level = line.get(mastery.field);
  const asked = level === '' ? Number.NaN : Number(level) / mastery.of;
  return {
    mode: mode === 'browse' || mode === 'review' ? mode : 'normal',
    suspended: line.get(fields.suspended),
    learner: learner === '' ? '' : shortHash(learner),
    mastery: asked > 0 && asked <= 1 ? asked : null,
    final: isFinal(recorded, tested),
    decisions: false,
  };
}
