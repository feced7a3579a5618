import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';

/** A statement as it arrived. */
export interface Arrived {
  readonly id: string;
  readonly timestamp: string;
  readonly actor: unknown;
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string; readonly definition?: { readonly [field: string]: unknown } };
  readonly context: {
    readonly registration?: string;
    readonly contextActivities?: {
      readonly category?: readonly { readonly id: string }[];
      readonly parent?: readonly { readonly id: string }[];
      readonly grouping?: readonly { readonly id: string }[];
    };
    readonly extensions?: { readonly [iri: string]: unknown };
  };
  readonly result?: {
    readonly score?: { readonly scaled?: number; readonly raw?: number; readonly min?: number; readonly max?: number };
    readonly success?: boolean;
    readonly completion?: boolean;
    readonly duration?: string;
    readonly response?: string;
    readonly extensions?: { readonly [iri: string]: unknown };
  };
}

export interface Launching {
  readonly launchMode: 'Normal' | 'Browse' | 'Review';
  readonly masteryScore: number;
  readonly returnURL: string;
  readonly launchParameters: string;
}

/**
 * A cmi5 LMS with its LRS over HTTP, for one learner and one unit. It rejects what cmi5 tells an LMS to reject, and gives each
 * token once.
 */
export interface Cmi5Lms {
  /** The query of a new launch in the same registration. */
  launch(options?: Partial<Launching>): string;
  readonly statements: readonly Arrived[];
  /** The verbs of the statements, in the order in which they came. */
  verbs(): readonly string[];
  /** The document that a unit keeps for itself. */
  readonly documents: ReadonlyMap<string, unknown>;
  /** What was rejected, with why. */
  readonly rejected: readonly string[];
  /** The next so many requests that would change something get this answer; with `swallow` they are carried out all the same. */
  fail(status: number, times: number, swallow?: boolean): void;
  /** Tokens are no longer known. */
  logOut(): void;
  close(): Promise<void>;
}

const w3id = 'https://w3id.org/xapi/cmi5/context/';
const actor = { objectType: 'Agent', name: 'Ayesha Rahman', account: { homePage: 'https://lms.example', name: 'r-7' } };
const activityId = 'https://course.example/id/modules/cover';

export async function cmi5Lms(): Promise<Cmi5Lms> {
  const registration = randomUUID();
  const tickets = new Map<string, { data: Launching; sessionId: string; used: boolean }>();
  const sessions = new Map<string, { data: Launching; sessionId: string; here: string[] }>();
  let current: { data: Launching; sessionId: string } | null = null;
  const statements: Arrived[] = [];
  const documents = new Map<string, unknown>();
  const rejected: string[] = [];
  let failure = { status: 0, times: 0, swallow: false };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://lms');
    const body = await bodyOf(request);
    const answer = (status: number, value?: unknown) => {
      // A unit may come from anywhere, so a browser has to be told that it may ask.
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': 'authorization, content-type, x-experience-api-version',
        'Access-Control-Allow-Methods': 'GET, PUT, POST',
      });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    if (request.method === 'OPTIONS') return answer(204);
    if (url.pathname.startsWith('/fetch/')) {
      const ticket = tickets.get(url.pathname);
      if (!ticket || request.method !== 'POST') return answer(404);
      if (ticket.used) return answer(200, { 'error-code': '1', 'error-text': 'Already in use' });
      ticket.used = true;
      const token = Buffer.from(`unit:${randomUUID()}`).toString('base64');
      sessions.set(`Basic ${token}`, { data: ticket.data, sessionId: ticket.sessionId, here: [] });
      return answer(200, { 'auth-token': token });
    }
    const session = sessions.get(request.headers.authorization ?? '');
    if (!session) return answer(401, { error: 'unknown token' });
    if (request.headers['x-experience-api-version'] !== '1.0.3') return answer(400, { error: 'version' });
    const path = url.pathname.replace(/^\/lrs\//, '');
    const query = url.searchParams;
    const changes = request.method === 'PUT';
    const failing = changes && failure.times > 0;
    if (failing) failure.times -= 1;
    if (failing && !failure.swallow) return answer(failure.status);

    if (path === 'agents/profile') return answer(404);
    if (path === 'activities/state') {
      const whole = query.get('registration') === registration && query.get('activityId') === activityId;
      if (!whole || query.get('agent') !== JSON.stringify(actor)) return answer(400);
      const name = query.get('stateId') ?? '';
      if (name === 'LMS.LaunchData')
        return changes
          ? answer(403)
          : answer(200, {
              ...session.data,
              moveOn: 'CompletedAndPassed',
              contextTemplate: template(session.sessionId),
            });
      if (changes) documents.set(name, JSON.parse(body));
      if (failing) return answer(failure.status);
      return changes ? answer(204) : documents.has(name) ? answer(200, documents.get(name)) : answer(404);
    }
    if (path !== 'statements') return answer(404);
    if (!changes) {
      const found = statements.filter(({ verb }) => verb.id === query.get('verb'));
      return answer(200, { statements: query.get('registration') === registration ? found : [] });
    }
    const statement = JSON.parse(body) as Arrived;
    if (statement.id !== query.get('statementId')) return answer(400, { error: 'id' });
    const stored = statements.find(({ id }) => id === statement.id);
    if (stored) return answer(JSON.stringify(stored) === body ? 204 : 409);
    const wrong = wrongWith(statement, session, statements, registration);
    if (wrong) {
      rejected.push(wrong);
      return answer(400, { error: wrong });
    }
    statements.push(statement);
    session.here.push(wordOf(statement));
    return answer(failing ? failure.status : 204);
  });
  await new Promise<void>((go) => server.listen(0, 'localhost', go));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  return {
    statements,
    documents,
    rejected,
    verbs: () => statements.map(wordOf),
    launch(options = {}) {
      const data: Launching = {
        launchMode: 'Normal',
        masteryScore: 0.7,
        returnURL: 'https://lms.example/back',
        launchParameters: '{"m":"cover"}',
        ...options,
      };
      const ticket = `/fetch/${randomUUID()}`;
      current = { data, sessionId: randomUUID() };
      tickets.set(ticket, { ...current, used: false });
      const query = {
        endpoint: `${origin}/lrs`,
        fetch: origin + ticket,
        actor: JSON.stringify(actor),
        registration,
        activityId,
      };
      return `?${new URLSearchParams({ lang: 'en', ...query })}`;
    },
    fail(status, times, swallow = false) {
      failure = { status, times, swallow };
    },
    logOut: () => sessions.clear(),
    close: () =>
      new Promise((go) => {
        server.closeAllConnections();
        server.close(() => go());
      }),
  };
}

function template(sessionId: string) {
  return {
    contextActivities: { grouping: [{ id: 'https://lms.example/courses/1' }] },
    extensions: { [`${w3id}extensions/sessionid`]: sessionId },
  };
}

function wordOf({ verb }: Arrived): string {
  return verb.id.split('/').at(-1) ?? '';
}

/** The rule of cmi5 that a statement breaks, in words. */
function wrongWith(
  statement: Arrived,
  { data, sessionId, here }: { data: Launching; sessionId: string; here: readonly string[] },
  earlier: readonly Arrived[],
  registration: string,
): string | null {
  const { context, result, timestamp } = statement;
  const word = wordOf(statement);
  const ids = (context.contextActivities?.category ?? []).map(({ id }) => id);
  const defined = ['initialized', 'completed', 'passed', 'failed', 'terminated'].includes(word);
  const said = earlier.map(wordOf);
  const { score } = result ?? {};
  const checks: readonly (readonly [boolean, string])[] = [
    [JSON.stringify(statement.actor) !== JSON.stringify(actor), 'another actor'],
    [word !== 'answered' && statement.object.id !== activityId, 'another activity'],
    [word === 'answered' && !isPart(statement), 'a decision outside the unit'],
    [word === 'answered' && !/decisions/.test(data.launchParameters), 'a decision that nobody asked for'],
    [context.registration !== registration, 'another registration'],
    [context.extensions?.[`${w3id}extensions/sessionid`] !== sessionId, 'another session'],
    [!timestamp.endsWith('Z'), 'no UTC'],
    [here.length === 0 && word !== 'initialized', 'before initialized'],
    [here.includes('terminated'), 'after terminated'],
    [defined && here.includes(word), 'twice in a session'],
    [defined && !ids.includes(`${w3id}categories/cmi5`), 'without its category'],
    [!defined && ids.some((id) => id.startsWith(`${w3id}categories/`)), 'with a category that is not its own'],
    [['completed', 'passed', 'failed'].includes(word) && !ids.includes(`${w3id}categories/moveon`), 'without moveon'],
    [['completed', 'passed'].includes(word) && said.includes(word), 'twice in a registration'],
    [data.launchMode !== 'Normal' && !['initialized', 'terminated'].includes(word), `in ${data.launchMode}`],
    [score !== undefined && word !== 'passed' && word !== 'failed', 'a score out of place'],
    [score?.raw !== undefined && (score.min === undefined || score.max === undefined), 'raw without bounds'],
    [
      [score?.raw, score?.min, score?.max].some((mark) => mark !== undefined && !Number.isInteger(mark)),
      'marks in parts',
    ],
    [word === 'passed' && (result?.success !== true || (score?.scaled ?? 1) < data.masteryScore), 'no pass'],
    [word === 'completed' && result?.completion !== true, 'no completion'],
    [
      ['completed', 'passed', 'failed', 'terminated'].includes(word) && !/^PT[\d.HMS]+$/.test(result?.duration ?? ''),
      'no duration',
    ],
    [
      word === 'passed' && context.extensions?.[`${w3id}extensions/masteryscore`] !== data.masteryScore,
      'no mastery score',
    ],
  ];
  return checks.find(([broken]) => broken)?.[1] ?? null;
}

/** Whether a decision says what was asked and answered, and of which unit it is a part. */
function isPart({ object, result, context }: Arrived): boolean {
  return (
    object.definition?.interactionType === 'choice' &&
    typeof result?.response === 'string' &&
    (context.contextActivities?.parent ?? []).some(({ id }) => id === activityId)
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
