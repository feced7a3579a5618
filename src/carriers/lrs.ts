/** What became of a request: done; to be tried later; the token is not known (any more); or not taken, now or ever. */
export type Answer =
  | { readonly is: 'done'; readonly body: string }
  | { readonly is: 'later' }
  | { readonly is: 'out'; readonly code: string }
  | { readonly is: 'no'; readonly code: string };

/** `fetch`, as far as it is used. */
export type Fetch = (address: string, options: RequestInit) => Promise<Response>;

export interface Lrs {
  get(path: string, query: Query): Promise<Answer>;
  /** @param parting the page goes away: the request has to outlive it */
  put(path: string, query: Query, body: unknown, parting?: boolean): Promise<Answer>;
}

export type Query = { readonly [name: string]: string };

/** Speaks to a learning record store (xAPI 1.0.3). Never rejects. @param endpoint ends with a slash */
export function lrs(fetch: Fetch, endpoint: string, token: string): Lrs {
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
  const ask = (path: string, query: Query, options: RequestInit) =>
    answerOf(fetch, `${endpoint}${path}?${new URLSearchParams(query)}`, options);
  return {
    get: (path, query) => ask(path, query, { method: 'GET', headers, cache: 'no-store' }),
    put: (path, query, body, parting = false) =>
      ask(path, query, {
        method: 'PUT',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        keepalive: parting,
      }),
  };
}

/** Sends a request and judges the answer. Never rejects. */
export async function answerOf(fetch: Fetch, address: string, options: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(address, options);
    const { status, ok } = response;
    if (ok) return { is: 'done', body: await response.text() };
    if (status === 401 || status === 403) return { is: 'out', code: String(status) };
    return status === 429 || status === 408 || status >= 500 ? { is: 'later' } : { is: 'no', code: String(status) };
  } catch {
    return { is: 'later' };
  }
}
