import { shortHash } from '../domain/record/identify.ts';
import { isObject } from '../domain/record/shapes.ts';
import { uuidOf } from '../domain/record/uuid.ts';
import { type Cmi5Address, type LaunchData, readAddress, readLaunchData } from './cmi5-launch.ts';
import { composeStatement, type Said, type Statement, type VerbName, verbs, violationOf } from './cmi5-statement.ts';
import type { Decision } from './decisions.ts';
import { type Answer, answerOf, type Fetch, type Lrs, lrs } from './lrs.ts';
import { localReporter } from './local.ts';
import { pace } from './pace.ts';
import type { Launch, News, Reporter, ReporterHealth, Silence, Timing } from './reporter.ts';

/** A text that outlives a reload of this tab and no more: the session's token is in it. Either call may throw. */
export interface Shelf {
  read(): string | null;
  write(text: string): void;
}

export interface Cmi5Surroundings extends Timing {
  /** The query of the page's address. */
  readonly search: string;
  readonly fetch: Fetch;
  readonly shelf: Shelf;
  /** A random UUID. */
  uuid(): string;
  /** The course's `iri`, ending in a slash. */
  readonly iri: string;
  /** Whether the module ends with a test. */
  readonly tested: boolean;
}

/** What is on the shelf. */
interface Kept {
  readonly address: Cmi5Address;
  readonly token: string;
  here: VerbName[];
  /** Statements that the LRS may not have yet, with the ids under which they are sent again. */
  waiting: Statement[];
}

const document = 'post-rounds.suspended';
const tries = 3;
const between = 1_000;

/**
 * Opens a cmi5 session (§8): the token, the LMS's launch data, the learner's preferences, what was kept, and `initialized` before
 * anything else. Never rejects: what goes wrong makes a reporter that records nothing and says why.
 */
export async function openCmi5(around: Cmi5Surroundings): Promise<Reporter> {
  const kept = readShelf(around.shelf);
  const address = readAddress(around.search) ?? kept?.address ?? null;
  if (!address) return localReporter('no-lms');
  const same = kept && kept.address.fetch === address.fetch ? kept : null;
  // A page that is loaded anew after it said goodbye has no session to go on with.
  if (same?.here.includes('terminated')) return localReporter('relaunch');
  const token = same ? same.token : await fetchToken(around, address);
  if (typeof token !== 'string') return localReporter(token.silence);
  const session: Kept = same ?? { address, token, here: [], waiting: [] };
  writeShelf(around.shelf, session);

  const store = lrs(around.fetch, address.endpoint, token);
  const state = {
    activityId: address.activityId,
    agent: JSON.stringify(address.actor),
    registration: address.registration,
  };
  const told = await again(around, () => store.get('activities/state', { ...state, stateId: 'LMS.LaunchData' }));
  const data = told.is === 'done' ? readLaunchData(json(told.body)) : null;
  if (!data) return localReporter(silenceOf(told));
  // It has to be read, and there is nothing in it for a course without sound.
  await store.get('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: state.agent });
  const saved = await again(around, () => store.get('activities/state', { ...state, stateId: document }));
  // What could not be read must not be written over by what a new browser knows.
  if (saved.is !== 'done' && !(saved.is === 'no' && saved.code === '404')) return localReporter(silenceOf(saved));
  const suspended = saved.is === 'done' ? json(saved.body) : null;
  const before = await saidBefore(store, address, suspended);
  return converse(around, store, session, data, { suspended, before, state });
}

async function fetchToken(
  { fetch, later }: Cmi5Surroundings,
  address: Cmi5Address,
): Promise<string | { silence: Silence }> {
  const answer = await again({ later }, () => answerOf(fetch, address.fetch, { method: 'POST', cache: 'no-store' }));
  if (answer.is !== 'done') return { silence: silenceOf(answer) };
  const given = json(answer.body);
  const token = isObject(given) ? given['auth-token'] : undefined;
  return typeof token === 'string' && token !== '' ? token : { silence: 'relaunch' };
}

interface Earlier {
  readonly suspended: unknown;
  readonly before: ReadonlySet<VerbName>;
  readonly state: { readonly activityId: string; readonly agent: string; readonly registration: string };
}

function converse(
  around: Cmi5Surroundings,
  store: Lrs,
  session: Kept,
  data: LaunchData,
  { suspended, before, state }: Earlier,
): Reporter {
  const { address } = session;
  const began = around.now();
  const declined: { what: string; code: string }[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const final = before.has(around.tested ? 'passed' : 'completed');
  const writes = data.launchMode === 'Normal' && !final;
  const launch: Launch = {
    mode: data.launchMode === 'Normal' ? 'normal' : data.launchMode === 'Browse' ? 'browse' : 'review',
    suspended: isObject(suspended) && typeof suspended.suspended === 'string' ? suspended.suspended : '',
    learner: shortHash(JSON.stringify(address.actor.account)),
    mastery: data.masteryScore,
    final,
    decisions: writes && data.decisions,
  };
  let latest: News | null = null;
  let unsaved: News | null = null;
  let tenths = 0;
  // Decisions that need no telling: the LMS has them, or they were made before the learner was told of it.
  let settled: Set<string> | null =
    isObject(suspended) && Array.isArray(suspended.decisions) ? new Set(suspended.decisions.map(String)) : null;
  let lost: Silence | null = null;
  let ended = false;
  let parted = false;

  /** Puts a statement in the queue, unless a rule forbids it. */
  const say = (said: Said, id = around.uuid()) => {
    const stamp = { id, iri: around.iri, now: around.now() };
    const lasted = Math.max(0, around.now() - began);
    const statement = composeStatement({ lasted, ...said }, address, data, stamp);
    const { launchMode: mode, masteryScore: mastery, decisions } = data;
    const history = { mode, mastery, decisions, here: new Set(session.here), before };
    const violation = violationOf(statement, history);
    if (violation) declined.push({ what: said.verb, code: violation });
    else {
      session.here.push(said.verb);
      session.waiting.push(statement);
      writeShelf(around.shelf, session);
    }
  };
  // Named after registration and entry: whichever session or window says it, it is one statement.
  const idOf = ({ id }: Decision) => uuidOf(`${address.registration}/${id}`);
  const sayDecisions = (decisions: readonly Decision[]) => {
    settled ??= new Set(decisions.map(idOf));
    for (const decision of decisions) {
      const id = idOf(decision);
      if (!settled.has(id) && session.waiting.every((statement) => statement.id !== id))
        say({ verb: 'answered', decision }, id);
    }
  };
  const sayNews = ({ standing: { stage, progress, score } }: News) => {
    const now = Math.floor(progress * 10);
    if (now > tenths) say({ verb: 'progressed', progress });
    tenths = Math.max(tenths, now);
    const said = (verb: VerbName) => before.has(verb) || session.here.includes(verb);
    if (stage !== 'begun' && !said('completed')) say({ verb: 'completed' });
    if (stage === 'passed' && !said('passed')) say({ verb: 'passed', score });
    if (stage === 'failed' && !said('failed') && !said('passed')) say({ verb: 'failed', score });
  };
  const putState = (news: News, parting: boolean) => {
    const { suspended: text, place, decisions } = news;
    const body = {
      suspended: text ?? launch.suspended,
      place,
      // Absent where nobody asks: what is decided then is not told later either.
      ...(launch.decisions && settled ? { decisions: (decisions ?? []).map(idOf).filter(isSettled) } : {}),
      completed: isSaid('completed'),
      passed: isSaid('passed'),
    };
    return store.put('activities/state', { ...state, stateId: document }, body, parting);
  };
  const isSettled = (id: string) => settled?.has(id) ?? false;
  const isSaid = (verb: VerbName) => before.has(verb) || session.here.includes(verb);
  const put = (statement: Statement, parting: boolean) =>
    store.put('statements', { statementId: statement.id }, statement, parting);
  /** Whether the request needs no repeating. */
  const settle = (answer: Answer, what: string): boolean => {
    if (answer.is === 'done') return true;
    if (answer.is === 'out' && !lost) {
      lost = 'relaunch';
      changed();
    }
    // 409: a statement of this id is there already, from a sending whose answer never came.
    if (answer.is === 'no' && answer.code !== '409') declined.push({ what, code: answer.code });
    return answer.is === 'no';
  };
  const drain = async (): Promise<boolean> => {
    if (lost) return false;
    // News may come while an answer is awaited; its document goes before any statement, above all before the last.
    for (;;) {
      const [next] = session.waiting;
      if (unsaved) {
        const sent: News = unsaved;
        if (!settle(await putState(sent, false), 'state')) return false;
        if (unsaved === sent) unsaved = null;
      } else if (next) {
        if (!settle(await put(next, false), next.verb.display.en ?? '')) return false;
        session.waiting = session.waiting.filter((each) => each !== next);
        if (isAnswer(next)) {
          settled?.add(next.id);
          // What the document says of decisions follows them, once for all that wait.
          if (!session.waiting.some(isAnswer)) unsaved ??= latest;
        }
        writeShelf(around.shelf, session);
      } else return true;
    }
  };
  const steps = pace(around, drain, changed);

  if (!session.here.includes('initialized')) say({ verb: 'initialized' });
  steps.want(true);

  return {
    launch,
    tell(news) {
      if (!writes || ended) return;
      const urgent = news.standing.stage !== 'begun' && news.standing.stage !== latest?.standing.stage;
      latest = news;
      unsaved = news;
      if (launch.decisions) sayDecisions(news.decisions ?? []);
      sayNews(news);
      steps.want(urgent);
    },
    async save() {
      if (!writes || ended) return false;
      steps.want(true);
      return steps.send();
    },
    readBack: async () => {
      const saved = ended ? null : await saidBefore(store, address, null);
      const status = saved
        ? (['completed', 'passed', 'failed'] as const).filter((verb) => saved.has(verb)).join(', ')
        : '';
      const score = latest?.standing.score ?? null;
      return saved
        ? { status, score: saved.has('passed') && score !== null ? String(Math.round(score * 100)) : '' }
        : null;
    },
    async exit() {
      if (ended) return { saved: false, goTo: null };
      ended = true;
      say({ verb: 'terminated' });
      steps.want(true);
      const sent = await steps.send();
      if (sent) steps.stop();
      changed();
      return { saved: sent && writes, goTo: data.returnURL };
    },
    hidden() {
      if (!ended) steps.want(true);
    },
    gone() {
      if (parted) return;
      parted = true;
      steps.stop();
      if (!ended) say({ verb: 'terminated' });
      ended = true;
      if (lost) return;
      if (unsaved) void putState(unsaved, true);
      for (const statement of session.waiting) void put(statement, true);
    },
    health: (): ReporterHealth => ({
      recording: ended || lost ? 'no' : launch.mode !== 'normal' ? 'looking' : launch.final ? 'final' : 'yes',
      silence: lost,
      unsaved: steps.troubled(),
      declined: [...declined],
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What the LRS, or where it cannot be asked our own document, says was said in this registration. */
async function saidBefore(
  store: Lrs,
  { registration, activityId }: Cmi5Address,
  document: unknown,
): Promise<ReadonlySet<VerbName>> {
  const said = new Set<VerbName>();
  for (const verb of ['completed', 'passed', 'failed'] as const) {
    const answer = await store.get('statements', { registration, activity: activityId, verb: verbs[verb] });
    const found = answer.is === 'done' ? json(answer.body) : null;
    const there = isObject(found) && Array.isArray(found.statements) && found.statements.length > 0;
    if (there || (isObject(document) && document[verb] === true)) said.add(verb);
  }
  return said;
}

function isAnswer({ verb }: Statement): boolean {
  return verb.id === verbs.answered;
}

async function again({ later }: Pick<Timing, 'later'>, ask: () => Promise<Answer>): Promise<Answer> {
  for (let turn = 1; ; turn += 1) {
    const answer = await ask();
    if (answer.is !== 'later' || turn >= tries) return answer;
    await new Promise<void>((go) => later(between * turn, go));
  }
}

function silenceOf({ is }: Answer): Silence {
  return is === 'later' ? 'unreachable' : is === 'out' ? 'relaunch' : 'refused';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readShelf(shelf: Shelf): Kept | null {
  try {
    const kept = json(shelf.read() ?? '');
    return isObject(kept) && typeof kept.token === 'string' && isObject(kept.address) && Array.isArray(kept.here)
      ? (kept as unknown as Kept)
      : null;
  } catch {
    return null;
  }
}

function writeShelf(shelf: Shelf, session: Kept) {
  try {
    shelf.write(JSON.stringify(session));
  } catch {
    // A frame without storage: a reload then asks for a new launch.
  }
}
