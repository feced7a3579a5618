import { isObject } from '../domain/record/shapes.ts';

/** What a cmi5 LMS puts into the address of the page that it opens (cmi5 §8.1). */
export interface Cmi5Address {
  /** The base of the LRS, ending with exactly one slash. */
  readonly endpoint: string;
  /** Where the one-time token is got from. */
  readonly fetch: string;
  /** The learner, to be sent back exactly as it came. */
  readonly actor: { readonly [field: string]: unknown };
  readonly registration: string;
  readonly activityId: string;
}

/** What the LMS says of the launch in its own state document (cmi5 §10). */
export interface LaunchData {
  readonly contextTemplate: { readonly [field: string]: unknown };
  readonly launchMode: 'Normal' | 'Browse' | 'Review';
  readonly masteryScore: number | null;
  /** Where to go in the end; only an address of the web. */
  readonly returnURL: string | null;
  /** Whether the launch parameters ask for each decision. */
  readonly decisions: boolean;
}

const names = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;

/** The launch in the query of an address, or null where there is none. */
export function readAddress(search: string): Cmi5Address | null {
  const query = new URLSearchParams(search);
  const [endpoint, fetch, actor, registration, activityId] = names.map((name) => query.get(name) ?? '');
  if (!isWeb(endpoint) || !isWeb(fetch) || !registration || !activityId) return null;
  try {
    const who: unknown = JSON.parse(actor ?? '');
    return isObject(who) && isObject(who.account)
      ? { endpoint: `${endpoint.replace(/\/+$/, '')}/`, fetch, actor: who, registration, activityId }
      : null;
  } catch {
    return null;
  }
}

/** The query without the launch, which names the learner and so does not stay in the address bar. */
export function withoutLaunch(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of names) query.delete(name);
  const rest = query.toString();
  return rest === '' ? '' : `?${rest}`;
}

/** The LMS's own document, or null where it is none. */
export function readLaunchData(value: unknown): LaunchData | null {
  if (!isObject(value) || !isObject(value.contextTemplate)) return null;
  const { contextTemplate, launchMode, masteryScore, returnURL, launchParameters } = value;
  if (launchMode !== 'Normal' && launchMode !== 'Browse' && launchMode !== 'Review') return null;
  return {
    contextTemplate,
    launchMode,
    masteryScore: typeof masteryScore === 'number' && masteryScore > 0 && masteryScore <= 1 ? masteryScore : null,
    returnURL: typeof returnURL === 'string' && isWeb(returnURL) ? returnURL : null,
    decisions: asksForDecisions(launchParameters),
  };
}

/** Whoever sets the parameters in an LMS writes them by hand: as JSON or as a query, and “yes” in more ways than one. */
function asksForDecisions(parameters: unknown): boolean {
  if (typeof parameters !== 'string') return isObject(parameters) && isYes(parameters.decisions);
  const given = parameters.trim();
  if (!given.startsWith('{')) return isYes(new URLSearchParams(given).get('decisions'));
  try {
    return asksForDecisions(JSON.parse(given));
  } catch {
    return false;
  }
}

function isYes(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:1|true|yes)$/i.test(value));
}

function isWeb(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\/[^/]/i.test(address);
}
